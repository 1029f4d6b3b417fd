using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

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

    /// <summary>Names, display names, parents, dependencies and states of real servers, if their captures are next to this checkout.</summary>
    [Fact]
    public void The_tables_are_those_of_real_servers()
    {
        FeatureTable table = FeatureTable.For(WindowsRelease.WindowsServer2012R2)!;
        Dictionary<string, string>[] rows = TestFiles.FeaturesOfRealServer();
        Assert.Equal(
            rows.Select(row => Line(row["Name"], row["InstallName"], row["Parent"], row["DependsOn"])),
            table.Features.Select(feature => Line(
                feature.Name,
                string.Join(",", feature.DismNames),
                feature.Parent ?? "",
                string.Join(",", feature.DependsOn))));

        var shown = rows.ToDictionary(row => row["Name"], row => row["DisplayName"]);
        WindowsFeature[] named = [.. table.Features.Where(feature => feature.DisplayName is not null)];
        Assert.NotEmpty(named);
        Assert.All(named, feature => Assert.Equal(shown[feature.Name], feature.DisplayName));

        HashSet<string> installed = [.. rows.Where(row => row["InstallState"] == "Installed").Select(row => row["Name"])];
        Assert.Equal(78, installed.Count);
        Assert.All(installed, name => Assert.Subset(installed, table.NeedsOf(name)));

        string[] listed = File.ReadAllLines(TestFiles.Get("windows-server-2012-r2", "dism-feature-names.txt"));
        Assert.Empty(table.Features.SelectMany(feature => feature.DismNames).Except(listed, StringComparer.OrdinalIgnoreCase));

        AssertKnown(WindowsRelease.WindowsServer2012, 77, "windows-server-2012", "Get-WindowsFeature-partial.txt");
        AssertKnown(WindowsRelease.WindowsServer2008R2, 49, "windows-server-2008-r2", "Get-WindowsFeature-web-subtree.txt");
        string[] roots =
        [
            .. File.ReadAllLines(TestFiles.Get("windows-server-2008-r2", "servermanager-toplevel-names.txt")).Where(line => !line.StartsWith('#')),
        ];
        Assert.NotEmpty(roots);
        Assert.All(roots, name => Assert.NotNull(FeatureTable.For(WindowsRelease.WindowsServer2008R2)!.Find(name)));
    }

    private static void AssertKnown(WindowsRelease release, int count, params string[] listing)
    {
        string[] names =
        [
            .. File.ReadAllLines(TestFiles.Get(listing))
                .Where(line => line.Contains("] ", StringComparison.Ordinal))
                .Select(line => line[56..].Trim().Split(' ')[0]),
        ];
        Assert.Equal(count, names.Length);
        Assert.All(names, name => Assert.NotEmpty(
            FeatureTable.For(release)!.NamesThatBegin(name.Replace("...", "", StringComparison.Ordinal))));
    }

    private static string Line(params string[] cells) => string.Join(" | ", cells);
}
