using LyncPrereq.Requirements;

namespace LyncPrereq.Tests.Requirements;

public sealed class FeatureSourcePathsTests
{
    [Theory]
    [InlineData(@"D:\sources\sxs", FeatureSource.SideBySide)]
    [InlineData(@"\\files\media\sxs 2012 R2", FeatureSource.SideBySide)]
    [InlineData(@"wim:D:\sources\install.wim:2", FeatureSource.Image)]
    [InlineData(@"WIM:\\files\media\INSTALL.WIM:12", FeatureSource.Image)]
    [InlineData(@"M:\Windows\WinSxS", FeatureSource.SideBySideAndImage)]
    [InlineData(@"\\other\c$\windows\winsxs\", FeatureSource.SideBySideAndImage)]
    [InlineData(@"D:\winsxs\other", FeatureSource.SideBySide)]
    public void A_path_says_which_files_it_has(string path, FeatureSource expected)
    {
        Assert.Equal(expected, FeatureSourcePaths.Of(path));
        Assert.True(FeatureSourcePaths.IsWellFormed(path));
    }

    [Theory]
    [InlineData("wim:")]
    [InlineData(@"wim:D:\sources\install.wim")]
    [InlineData(@"wim:D:\sources\install.wim:")]
    [InlineData(@"wim:D:\sources\install.wim:0")]
    [InlineData(@"wim:D:\sources\install.wim:two")]
    [InlineData(@"wim:D:\sources\install.esd:2")]
    [InlineData(@"wim:D:\sources\sxs:2")]
    [InlineData("wim:.wim:2")]
    [InlineData("wim:D:\\sources\\install.wim:2\n")]
    public void An_image_is_a_wim_file_and_an_index(string path) => Assert.False(FeatureSourcePaths.IsWellFormed(path));

    [Fact]
    public void Only_sources_that_can_have_the_files_are_used()
    {
        string[] paths = [@"D:\sources\sxs", @"wim:D:\sources\install.wim:2", @"M:\Windows\WinSxS"];

        Assert.Equal([paths[0], paths[2]], FeatureSourcePaths.For(FeatureSource.SideBySide, paths));
        Assert.Equal([paths[1], paths[2]], FeatureSourcePaths.For(FeatureSource.Image, paths));
        Assert.Equal(paths, FeatureSourcePaths.For(FeatureSource.SideBySideAndImage, paths));
    }
}
