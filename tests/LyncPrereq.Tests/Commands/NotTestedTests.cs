using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>What a test leaves out is in its rows, wherever they go.</summary>
public sealed class NotTestedTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public NotTestedTests()
    {
        _engine.Set("folder", _folder.Path);
        _engine.Set("sample", Path.Combine(TestFiles.Repository, "samples/fe01.contoso.example.json"));
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("-ExcludeRequirementId IIS.Tracing, NoPendingRestart", "NoPendingRestart, IIS.Tracing")]
    [InlineData("", "")]
    public void Rows_have_the_requirements_that_were_left_out(string parameters, string expected)
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role FrontEnd -Path $sample " + parameters);

        Assert.All(rows, row => Assert.Equal(expected, row.NotTested.ToString()));
        Assert.Equal(expected.Length > 0, !rows.Exists(row => row.RequirementId == "IIS.Tracing"));
    }

    [Fact]
    public void Requirements_of_other_roles_are_not_left_out()
    {
        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role Edge -Path $sample -RequirementId NoPendingRestart"));

        Assert.Contains("WindowsPowerShell3", row.NotTested);
        Assert.DoesNotContain("IIS.Tracing", row.NotTested);
        Assert.DoesNotContain("NoPendingRestart", row.NotTested);
    }

    [Fact]
    public void They_come_back_from_a_file_and_a_report_and_a_summary_show_them()
    {
        _engine.Run("$rows = Test-LyncPrerequisite -Role FrontEnd -Path $sample -ExcludeRequirementId IIS.Tracing");
        _engine.Run("$saved = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($rows, 8))");
        _engine.Run("$saved | Export-LyncPrerequisiteReport $folder/r.md");

        Assert.Empty(_engine.Errors);
        Assert.Contains("limited to other requirements: IIS.Tracing\n", File.ReadAllText(_folder.File("r.md")), StringComparison.Ordinal);
        Assert.Equal("IIS.Tracing", Assert.Single(_engine.Run<PrerequisiteSummary>("$saved | Measure-LyncPrerequisite")).NotTested.ToString());
    }

    [Fact]
    public void Rows_of_an_earlier_release_have_none()
    {
        _engine.Run("$rows = Test-LyncPrerequisite -Role FrontEnd -Path $sample -RequirementId NoPendingRestart");
        _engine.Run("$text = [Management.Automation.PSSerializer]::Serialize($rows, 8).Replace('N=\"NotTested\"', 'N=\"Other\"')");
        _engine.Run("$saved = [Management.Automation.PSSerializer]::Deserialize($text)");

        Assert.Empty(Assert.Single(_engine.Run<PrerequisiteSummary>("$saved | Measure-LyncPrerequisite")).NotTested);
        Assert.Empty(_engine.Errors);
    }
}
