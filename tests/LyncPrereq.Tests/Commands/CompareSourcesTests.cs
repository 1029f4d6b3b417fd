using System.Management.Automation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>What a comparison says about its input: catalogs, servers that are not clear, and objects that are no rows.</summary>
public sealed class CompareSourcesTests : IDisposable
{
    private const string Changes = "Compare-LyncPrerequisite $before $after";
    private const string System = "SupportedOperatingSystem";

    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public CompareSourcesTests() => _engine.Set("folder", _folder.Path);

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Catalogs_of_different_versions_are_said()
    {
        Compare([Row("A", "1.0"), Row("B", "1.0")], [Row("A", "1.1"), Row("C", "1.1")]);

        List<PrerequisiteChange> changes = _engine.Run<PrerequisiteChange>(Changes);

        Assert.Equal(["New C Catalog", "Gone B Catalog"], changes.Select(change => $"{change.Change} {change.RequirementId} {change.Cause}"));
        Assert.Contains("(1.0, 1.1)", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
        _engine.Run("$before + $after | Compare-LyncPrerequisite -Sibling");
        Assert.Contains(_engine.Warnings, warning => warning.Contains("(1.0, 1.1)", StringComparison.Ordinal));

        static PrerequisiteResult Row(string id, string version) => Made(id, version: version);
    }

    [Fact]
    public void A_requirement_that_the_other_test_left_out_is_said()
    {
        Compare([Made("A", notTested: ["B"])], [Made("A"), Made("B")]);
        Assert.Equal("New LeftOut", Kinds(Changes));

        Compare([Made("A"), Made("B")], [Made("A", notTested: ["B"])]);
        Assert.Equal("Gone LeftOut", Kinds(Changes));
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void A_requirement_of_a_role_that_only_one_test_has_is_said()
    {
        Compare([Made("A")], [Made("A"), Made("B", role: LyncRole.Mediation)]);

        Assert.Equal("New Role", Kinds(Changes));
    }

    [Fact]
    public void A_requirement_without_a_known_cause_has_none()
    {
        Compare([Made("A")], [Made("A"), Made("B")]);

        Assert.Equal("New None", Kinds(Changes));
    }

    [Fact]
    public void A_server_that_can_be_one_of_several_is_said()
    {
        PrerequisiteResult[] two = [Rows.Row(PrerequisiteStatus.Met, "A", "fe01.contoso.example"), Rows.Row(PrerequisiteStatus.Met, "A", "fe01.fabrikam.example")];
        Compare([Rows.Row(PrerequisiteStatus.Met, "A", "fe01")], two);

        Assert.Equal(3, _engine.Run(Changes).Count);
        Assert.StartsWith(
            "fe01 can be one of several servers of the second test (fe01.contoso.example, fe01.fabrikam.example).",
            Assert.Single(_engine.Warnings),
            StringComparison.Ordinal);

        Compare(two, [Rows.Row(PrerequisiteStatus.Met, "A", "fe01")]);
        _engine.Run(Changes);
        Assert.Contains("of the first test", _engine.Warnings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_servers_of_one_name_are_paired_by_their_pools()
    {
        Compare(
            [Pooled("one", PrerequisiteStatus.Met), Pooled("two", PrerequisiteStatus.Met)],
            [Pooled("two", PrerequisiteStatus.NotMet)]);

        Assert.Equal(
            ["Regressed fe01", "Gone fe01 (one)"],
            _engine.Run<PrerequisiteChange>(Changes).Select(change => $"{change.Change} {change.ComputerName}"));
        Assert.Empty(_engine.Warnings);

        static PrerequisiteResult Pooled(string pool, PrerequisiteStatus status) => Rows.Row(status, "A", pool: pool, inspectedAt: Rows.Time.AddMinutes(pool.Length + pool[0]));
    }

    [Theory]
    [InlineData("Compare-LyncPrerequisite $null $after", 1)]
    [InlineData("Compare-LyncPrerequisite $before $null", 1)]
    [InlineData("Compare-LyncPrerequisite @($null, $before[0], 5) $after", 2)]
    [InlineData("$null | Compare-LyncPrerequisite -Sibling", 1)]
    [InlineData("$after + $null | Compare-LyncPrerequisite $before", 1)]
    [InlineData("$null | Measure-LyncPrerequisite", 1)]
    [InlineData("$null | Export-LyncPrerequisiteReport $folder/r.html", 2)]
    public void Null_is_one_error_of_the_cmdlet(string script, int errors)
    {
        Compare([Made("A")], [Made("A")]);

        _engine.Run(script);

        Assert.Equal(errors, _engine.Errors.Count);
        Assert.StartsWith("NotReportable,", _engine.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SkypeForBusinessServer2019", "pool.contoso.example", true)]
    [InlineData("SkypeForBusinessServerSubscriptionEdition", "pool.contoso.example", true)]
    [InlineData("SkypeForBusinessServer2019", null, false)]
    [InlineData("SkypeForBusinessServer2015", "pool.contoso.example", false)]
    [InlineData("LyncServer2013", "pool.contoso.example", false)]
    public void Different_releases_of_Windows_in_a_pool_are_against_a_sentence(string product, string? pool, bool isCited)
    {
        _engine.Set("rows", new[]
        {
            Rows.Row(PrerequisiteStatus.Met, System, "fe01", text: "2016", product: product, pool: pool, system: WindowsRelease.WindowsServer2016),
            Rows.Row(PrerequisiteStatus.Met, System, "fe02", text: "2019", product: product, pool: pool, system: WindowsRelease.WindowsServer2019),
        });

        PrerequisiteDifference difference = Assert.Single(_engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling"));

        Assert.Equal(isCited ? "All servers in a pool must have the same OS version." : null, difference.Reference?.Quote);
        Assert.Equal(isCited ? "Operating systems for Skype for Business Server 2019" : null, difference.Reference?.Section);
    }

    [Theory]
    [InlineData(PrerequisiteStatus.Met, "2019 Datacenter")]
    [InlineData(PrerequisiteStatus.Unknown, "2016")]
    public void Editions_and_systems_that_are_not_known_are_not_against_it(PrerequisiteStatus status, string other)
    {
        _engine.Set("rows", new[]
        {
            Rows.Row(PrerequisiteStatus.Met, System, "fe01", text: "2019 Standard", product: "SkypeForBusinessServer2019", pool: "p", system: WindowsRelease.WindowsServer2019),
            Rows.Row(status, System, "fe02", text: other, product: "SkypeForBusinessServer2019", pool: "p", system: WindowsRelease.WindowsServer2019),
            Rows.Row(PrerequisiteStatus.Met, "A", "fe02", product: "SkypeForBusinessServer2019", pool: "p"),
            Rows.Row(PrerequisiteStatus.Met, "A", "fe01", product: "SkypeForBusinessServer2019", pool: "p"),
        });

        Assert.Null(Assert.Single(_engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling")).Reference);
    }

    [Fact]
    public void Changes_and_differences_come_back_from_a_file_complete_or_not_at_all()
    {
        Compare([Made("A"), Made("B")], [Made("A", PrerequisiteStatus.NotMet), Made("C")]);

        _engine.Run("$text = [Management.Automation.PSSerializer]::Serialize((" + Changes + "), 8)");
        _engine.Run("[Management.Automation.PSSerializer]::Deserialize($text) | Export-LyncPrerequisiteReport $folder/r.csv");

        Assert.Empty(_engine.Errors);
        string[] lines = File.ReadAllLines(_folder.File("r.csv"));
        Assert.Equal(["\"A\",\"A\",\"Required\",\"Regressed\",\"None\",\"Met\",\"NotMet\"", "New", "Gone"], [lines[1][lines[1].IndexOf("\"A\"", StringComparison.Ordinal)..].Split(",\"Met: ")[0], lines[2].Split('"')[15], lines[3].Split('"')[15]]);
        _engine.Run("[Management.Automation.PSSerializer]::Deserialize($text.Replace('Regressed', 'Improved')) | Export-LyncPrerequisiteReport $folder/r.html");
        Assert.Contains(_engine.Errors, error => error.FullyQualifiedErrorId.StartsWith("DeserializedNotWhole", StringComparison.Ordinal));
        Assert.False(File.Exists(_folder.File("r.html")));
    }

    [Theory]
    [InlineData("Compare-LyncPrerequisite $before $after | Export-LyncPrerequisiteReport $folder/r.html", "<!DOCTYPE html>")]
    [InlineData("$all | Compare-LyncPrerequisite -Sibling | Export-LyncPrerequisiteReport $folder/r.html", "<!DOCTYPE html>")]
    [InlineData("Compare-LyncPrerequisite $before $after | Export-LyncPrerequisiteReport $folder/r.csv", "\ufeff\"ComputerName\"")]
    public void A_comparison_is_written_to_a_report(string script, string start)
    {
        ForReport();

        _engine.Run(script);

        Assert.Empty(_engine.Errors);
        Assert.StartsWith(start, File.ReadAllText(Assert.Single(Directory.GetFiles(_folder.Path))).Insert(0, start[0] == '\ufeff' ? "\ufeff" : ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@(Compare-LyncPrerequisite $before $after) + $before | Export-LyncPrerequisiteReport $folder/r.html", "ReportMixed", ErrorCategory.InvalidOperation)]
    [InlineData("@(Compare-LyncPrerequisite $before $after) + @($all | Compare-LyncPrerequisite -Sibling) | Export-LyncPrerequisiteReport $folder/r.html", "ReportMixed", ErrorCategory.InvalidOperation)]
    [InlineData("Compare-LyncPrerequisite $before $after | Export-LyncPrerequisiteReport $folder/r.xml -Format JUnit", "ReportFormatUnsuited", ErrorCategory.InvalidArgument)]
    [InlineData("Compare-LyncPrerequisite $before $before | Export-LyncPrerequisiteReport $folder/r.html", "ReportEmpty", ErrorCategory.InvalidData)]
    public void A_report_that_cannot_be_written_is_one_error_and_no_file(string script, string id, ErrorCategory category)
    {
        ForReport();

        _engine.Run(script);

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.Equal((id, category), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private static PrerequisiteResult Made(
        string id,
        PrerequisiteStatus status = PrerequisiteStatus.Met,
        string version = "1.0",
        string[]? notTested = null,
        LyncRole role = LyncRole.FrontEnd) => new()
        {
            ComputerName = "fe01",
            Product = "LyncServer2013",
            RoleValue = [role],
            RequirementId = id,
            Name = id,
            CatalogVersion = version,
            StatusValue = status,
            Expected = "e",
            Actual = "a",
            Reason = "r",
            NotTested = notTested ?? [],
            Reference = new RequirementSource("The article", "A heading", default, "q", new Uri("https://docs.example/a"), []),
            InspectedAt = Rows.Time,
        };

    private string Kinds(string script)
    {
        PrerequisiteChange change = Assert.Single(_engine.Run<PrerequisiteChange>(script));
        return change.Change + " " + change.Cause;
    }

    private void ForReport()
    {
        Compare([Rows.Row(PrerequisiteStatus.Met, "A")], [Rows.Row(PrerequisiteStatus.NotMet, "A")]);
        _engine.Set("all", new[] { Rows.Row(PrerequisiteStatus.Met, "A"), Rows.Row(PrerequisiteStatus.NotMet, "A", "fe02") });
    }

    private void Compare(PrerequisiteResult[] before, PrerequisiteResult[] after)
    {
        _engine.Set("before", before);
        _engine.Set("after", after);
    }
}
