using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

public sealed class FeatureTableTests
{
    private static readonly FeatureTable s_table = FeatureTable.For(WindowsRelease.WindowsServer2012R2)!;

    [Fact]
    public void Names_parents_and_dependencies_are_those_of_a_real_Windows_Server_2012_R2()
    {
        IEnumerable<string> expected = Rows().Select(row => Line(
            row["Name"],
            row["InstallName"],
            row["Parent"],
            row["DependsOn"]));

        IEnumerable<string> actual = s_table.Features.Select(feature => Line(
            feature.Name,
            string.Join(",", feature.DismNames),
            feature.Parent ?? "",
            string.Join(",", feature.DependsOn)));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Display_names_are_those_of_a_real_Windows_Server_2012_R2()
    {
        var shown = Rows().ToDictionary(row => row["Name"], row => row["DisplayName"]);

        Assert.All(s_table.Features.Where(feature => feature.DisplayName is not null), feature =>
            Assert.Equal(shown[feature.Name], feature.DisplayName));
    }

    [Fact]
    public void Every_DISM_name_is_one_that_a_real_Windows_Server_2012_R2_lists()
    {
        string[] listed = File.ReadAllLines(TestFiles.Get("windows-server-2012-r2", "dism-feature-names.txt"));

        Assert.Empty(s_table.Features.SelectMany(feature => feature.DismNames).Except(listed, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void On_a_real_server_everything_that_an_installed_feature_needs_is_installed()
    {
        HashSet<string> installed =
            [.. Rows().Where(row => row["InstallState"] == "Installed").Select(row => row["Name"])];

        Assert.All(installed, name => Assert.Subset(installed, s_table.NeedsOf(name)));
    }

    [Theory]
    [InlineData("windows-server-2008-r2", "Get-WindowsFeature-web-subtree.txt", WindowsRelease.WindowsServer2008R2)]
    [InlineData("windows-server-2012", "Get-WindowsFeature-partial.txt", WindowsRelease.WindowsServer2012)]
    public void Every_name_of_a_real_listing_is_known(string folder, string file, WindowsRelease release)
    {
        IEnumerable<string> names = File.ReadAllLines(TestFiles.Get(folder, file))
            .Where(line => line.Contains("] ", StringComparison.Ordinal))
            .Select(line => line[56..].Trim().Split(' ')[0]);

        Assert.All(names, name => Assert.NotEmpty(
            FeatureTable.For(release)!.NamesThatBegin(name.Replace("...", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_top_level_name_of_Windows_Server_2008_R2_is_known()
    {
        IEnumerable<string> names = File.ReadAllLines(TestFiles.Get("windows-server-2008-r2", "servermanager-toplevel-names.txt"))
            .Where(line => !line.StartsWith('#'));

        Assert.All(names, name => Assert.NotNull(FeatureTable.For(WindowsRelease.WindowsServer2008R2)!.Find(name)));
    }

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

    private static string Line(params string[] cells) => string.Join(" | ", cells);

    private static IEnumerable<Dictionary<string, string>> Rows()
    {
        string[] lines = File.ReadAllLines(TestFiles.Get("windows-server-2012-r2", "features.tsv"));
        string[] titles = lines[0].Split('\t');
        return lines.Skip(1).Select(line => titles.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
