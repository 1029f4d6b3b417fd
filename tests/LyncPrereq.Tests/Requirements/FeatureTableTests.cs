using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Tests.Requirements;

public sealed class FeatureTableTests
{
    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2)]
    [InlineData(WindowsRelease.WindowsServer2012R2)]
    [InlineData(WindowsRelease.WindowsServer2016)]
    [InlineData(WindowsRelease.WindowsServer2019)]
    public void Parents_and_dependencies_are_features_of_the_same_table(WindowsRelease release)
    {
        FeatureTable table = FeatureTable.For(release)!;

        Assert.All(table.Features, feature => Assert.All(
            feature.Parent is null ? feature.DependsOn : [.. feature.DependsOn, feature.Parent],
            need => Assert.NotNull(table.Find(need))));
    }
}
