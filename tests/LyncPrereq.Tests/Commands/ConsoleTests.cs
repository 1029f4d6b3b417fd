using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>The console runs the built module, in a separate process.</summary>
public sealed class ConsoleTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sample_is_judged_and_printed_plainly()
    {
        BuiltConsole run = await BuiltConsole.Run("Test-LyncPrerequisite -Path samples/*.json -Role FrontEnd");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.DoesNotContain('\e', run.Output);
        Assert.All(["edge01", "fe01", "med01"], server => Assert.Contains(run.Lines, line => line.Contains($" {server} ", StringComparison.Ordinal)));
        Assert.Contains(run.Lines, line => line.StartsWith("X NotMet", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("  Met", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bad_file_is_an_error_beside_the_rows_of_the_others()
    {
        string bad = _folder.Write("bad.json", "{");

        BuiltConsole run = await BuiltConsole.Run(
            $"Test-LyncPrerequisite -LiteralPath samples/edge01.json, '{bad}' -Role Edge");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(bad, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(bad, run.Output, StringComparison.Ordinal);
        Assert.Contains("WindowsPowerShell3", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-LyncPrerequisite -Path samples/*.json -Role Nobody", "Nobody")]
    [InlineData("Test-LyncPrerequisite -Path nowhere/*.json -Role Edge", "nowhere")]
    [InlineData("Get-LyncRoleRequirement | )", "pipe element")]
    public async Task What_cannot_be_run_is_an_error_and_prints_nothing(string text, string named)
    {
        BuiltConsole run = await BuiltConsole.Run(text);

        Assert.Equal((1, ""), (run.ExitCode, run.Output.Trim()));
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_run_with_its_arguments()
    {
        string script = _folder.Write("judge.ps1", """
            param([string] $Role, [switch] $Answer)
            if ($Answer) { Test-LyncPrerequisite -Path samples/edge01.json -Role $Role -Quiet; exit 7 }
            """);

        BuiltConsole run = await BuiltConsole.Run("-File", script, "-Role", "FrontEnd", "-Answer");

        Assert.Equal((7, "False", ""), (run.ExitCode, run.Output.Trim(), run.Errors));
    }

    [Fact]
    public async Task Without_a_command_it_reads_commands_from_its_input()
    {
        BuiltConsole run = await BuiltConsole.RunWith("(Get-Module).Name\nexit 5\n");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("LyncPrereq", run.Lines);
    }
}
