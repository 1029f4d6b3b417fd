using System.Globalization;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>Waivers from a file to rows, reports, and plans.</summary>
public sealed class WaiverCommandTests : IDisposable
{
    private const string Test = "Test-LyncPrerequisite -Role FrontEnd -Path $sample -RequirementId WindowsIdentityFoundation, IIS.AspNet ";

    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public WaiverCommandTests()
    {
        _engine.Set("sample", Path.Combine(TestFiles.Repository, "samples", "fe01.contoso.example.json"));
        Waive("fe01", DateTime.Now.AddDays(1));
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_waived_row_is_accepted_and_still_not_met()
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(Test + "-WaiverPath $waivers");

        Assert.Empty(_engine.Warnings);
        PrerequisiteResult row = Assert.Single(rows, row => row.RequirementId == "WindowsIdentityFoundation");
        Assert.Equal(("NotMet", false, true, "Active"), (row.Status, row.IsCompliant, row.IsAccepted, row.Waiver?.State));
        Assert.All(rows.Where(other => other != row), other => Assert.True(other.IsAccepted && other.Waiver is null));
    }

    [Fact]
    public void Quiet_goes_by_accepted_rows()
    {
        Assert.False(_engine.Run<bool>(Test + "-Quiet").Single());
        Assert.True(_engine.Run<bool>(Test + "-Quiet -WaiverPath $waivers").Single());
        Waive("fe01", DateTime.Now.AddDays(-1));
        Assert.False(_engine.Run<bool>(Test + "-Quiet -WaiverPath $waivers").Single());
        Assert.Contains("expired", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_waived_row_comes_back_whole()
    {
        PrerequisiteResult row = _engine.Run<PrerequisiteResult>(
            "[LyncPrereq.PrerequisiteResult][Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(("
            + Test + "-WaiverPath $waivers | Where-Object Status -eq NotMet), 8))").Single();

        Assert.Equal(("Active", "CHG-1", true), (row.Waiver?.State, row.Waiver?.Reason, row.IsAccepted));
    }

    [Fact]
    public void Measure_counts_waived_rows_and_a_plan_leaves_them_out()
    {
        PrerequisiteSummary server = _engine.Run<PrerequisiteSummary>(Test + "-WaiverPath $waivers | Measure-LyncPrerequisite").Single();
        Assert.Equal((true, 0, 1), (server.IsCompliant, server.NotMet, server.Waived));
        Assert.Equal(server.Total, server.Met + server.NotMet + server.Unknown + server.NotApplicable + server.Recommended + server.Waived);

        Assert.Empty(_engine.Run<InstallationPlan>(Test + "-WaiverPath $waivers | Install-LyncPrerequisite -PlanOnly").SelectMany(plan => plan.Step));
        Assert.NotEmpty(_engine.Run<InstallationPlan>(Test + "| Install-LyncPrerequisite -PlanOnly").SelectMany(plan => plan.Step));
    }

    [Theory]
    [InlineData("r.csv", "\"True\",\"Active\"")]
    [InlineData("r.json", "\"state\": \"Active\"")]
    [InlineData("r.md", "waived")]
    [InlineData("r.html", "mark waived")]
    public void A_report_shows_the_waiver(string name, string text)
    {
        _engine.Set("report", _folder.File(name));
        _engine.Run(Test + "-WaiverPath $waivers | Export-LyncPrerequisiteReport $report");

        Assert.Contains(text, File.ReadAllText(_folder.File(name)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("JUnit", "(Waived until")]
    [InlineData("NUnit3", "result=\"Warning\"")]
    public void A_test_report_does_not_fail_for_a_waived_row(string format, string text)
    {
        _engine.Set("report", _folder.File("r.xml"));
        _engine.Run(Test + "-WaiverPath $waivers | Export-LyncPrerequisiteReport $report -Format " + format);

        string xml = File.ReadAllText(_folder.File("r.xml"));
        Assert.Contains(text, xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<failure", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_a_waiver_counts_more_than_the_same_row_with_one()
    {
        foreach (string order in new[] { "@($waived) + @($plain)", "@($plain) + @($waived)" })
        {
            PrerequisiteSummary server = _engine.Run<PrerequisiteSummary>(
                "$waived = " + Test + "-WaiverPath $waivers; $plain = " + Test + "; " + order + " | Measure-LyncPrerequisite").Single();

            Assert.Equal((false, 1, 0), (server.IsCompliant, server.NotMet, server.Waived));
        }
    }

    [Fact]
    public void A_file_that_cannot_be_used_ends_the_command()
    {
        _folder.Write("waivers.json", "{");
        Assert.StartsWith("WaiverInvalid", _engine.Fail(Test + "-WaiverPath $waivers").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("InputNotFound", _engine.Fail(Test + "-WaiverPath ($waivers + 'x')").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private void Waive(string computer, DateTime expires) => _engine.Set("waivers", _folder.Write(
        "waivers.json",
        $$"""
        {"waivers": [{"requirementId": ["WindowsIdentityFoundation"], "computerName": ["{{computer}}"], "reason": "CHG-1", "owner": "ops",
          "expires": "{{expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}"}]}
        """));
}
