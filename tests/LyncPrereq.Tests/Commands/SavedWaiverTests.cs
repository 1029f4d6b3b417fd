using System.Globalization;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>Waivers in saved rows: they end on their day, and a row with one that cannot be is refused.</summary>
public sealed class SavedWaiverTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public SavedWaiverTests()
    {
        _engine.Set("sample", Path.Combine(TestFiles.Repository, "samples", "fe01.contoso.example.json"));
        _engine.Set("waivers", _folder.Write(
            "waivers.json",
            $$"""
            {"waivers": [{"requirementId": ["WindowsIdentityFoundation"], "computerName": ["fe01"], "reason": "CHG-1", "owner": "ops", "expires": "{{Day(30)}}"}]}
            """));
        _engine.Set("day", Day(30));
        _engine.Run("$rows = Test-LyncPrerequisite FrontEnd -Path $sample -RequirementId WindowsIdentityFoundation -WaiverPath $waivers");
        _engine.Run("$text = [Management.Automation.PSSerializer]::Serialize($rows, 8)");
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void A_saved_waiver_is_valid_through_its_last_day(int day, bool isValid)
    {
        PrerequisiteResult row = Assert.Single(Restore($"$text.Replace($day, '{Day(day)}')"));

        Assert.Equal(isValid ? "Active" : "Expired", row.Waiver!.State);
        Assert.Equal(("NotMet", isValid), (row.Status, row.IsAccepted));
    }

    [Fact]
    public void An_expired_waiver_counts_no_more_in_a_summary()
    {
        PrerequisiteSummary server = Assert.Single(_engine.Run<PrerequisiteSummary>(
            $"[Management.Automation.PSSerializer]::Deserialize($text.Replace($day, '{Day(-1)}')) | Measure-LyncPrerequisite"));

        Assert.Equal((false, 1, 0), (server.IsCompliant, server.NotMet, server.Waived));
    }

    [Fact]
    public void An_expired_waiver_does_not_become_valid_again()
    {
        PrerequisiteResult row = Assert.Single(Restore(
            "$text.Replace('<S N=\"State\">Active</S>', '<S N=\"State\">Expired</S>').Replace('<B N=\"IsAccepted\">true</B>', '<B N=\"IsAccepted\">false</B>')"));

        Assert.Equal(("Expired", false), (row.Waiver!.State, row.IsAccepted));
    }

    [Theory]
    [InlineData("$text.Replace($day, '9999-12-31')", "Expires")]
    [InlineData("$text.Replace($day, 'soon')", "Expires")]
    [InlineData("$text.Replace('CHG-1', ' ')", "Reason")]
    [InlineData("$text.Replace('<S N=\"Owner\">ops</S>', '')", "Owner")]
    [InlineData("$text.Replace('<S N=\"Owner\">ops</S>', '<S N=\"Owner\"></S>')", "Owner")]
    [InlineData("$text.Replace('<S N=\"State\">Active</S>', '<S N=\"State\">Granted</S>')", "State")]
    [InlineData("$text.Replace('<B N=\"IsAccepted\">true</B>', '<B N=\"IsAccepted\">false</B>')", "IsAccepted")]
    [InlineData("$text.Replace('<S N=\"Cause\">None</S>', '<S N=\"Cause\">Unreachable</S>')", "IsAccepted")]
    public void A_row_with_a_waiver_that_cannot_be_is_refused(string change, string property)
    {
        Assert.Empty(_engine.Run($"[Management.Automation.PSSerializer]::Deserialize({change}) | Measure-LyncPrerequisite"));

        string error = Assert.Single(_engine.Errors).ToString();
        Assert.StartsWith("DeserializedNotWhole,", _engine.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("property " + property + " ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compliant_row_with_a_waiver_is_refused()
    {
        _engine.Run("$text = $text.Replace('>NotMet<', '>Met<').Replace('<B N=\"IsCompliant\">false</B>', '<B N=\"IsCompliant\">true</B>')");

        Assert.Empty(_engine.Run("[Management.Automation.PSSerializer]::Deserialize($text) | Measure-LyncPrerequisite"));
        Assert.Contains("property Waiver ", Assert.Single(_engine.Errors).ToString(), StringComparison.Ordinal);
    }

    private static string Day(int days) => DateTime.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private List<PrerequisiteResult> Restore(string text) =>
        _engine.Run<PrerequisiteResult>("[LyncPrereq.PrerequisiteResult][Management.Automation.PSSerializer]::Deserialize(" + text + ")");
}
