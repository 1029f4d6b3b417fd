using System.Management.Automation.Language;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Collection;

/// <summary>The script as text: it contains what a session sends, and only what Windows PowerShell 2.0 can run.</summary>
public sealed class CollectorScriptTests
{
    private static readonly string[] s_commands =
    [
        "ConvertTo-LyncPrereqJson",
        "ForEach-Object",
        "Get-CimInstance",
        "Get-Command",
        "Get-WmiObject",
        "New-LyncPrereqProblem",
        "New-LyncPrereqRow",
        "New-Object",
        "Set-StrictMode",
        "Test-LyncPrereqElevation",
        "Write-Warning",
    ];

    private static string Text => File.ReadAllText(CollectorScript.Path);

    [Fact]
    public void It_contains_the_script_of_a_session_and_all_keys_and_classes() =>
        ReviewedText.CheckFile(CollectorScript.Name, CollectorScript.Renewed());

    [Fact]
    public void It_can_be_read_by_windows_powershell_2_in_any_encoding()
    {
        Assert.Empty(PowerShell2Syntax.FindNewer(Text));
        Assert.DoesNotContain(Text, c => c is > '~' or (< ' ' and not ('\n' or '\r')));
    }

    [Fact]
    public void It_runs_only_commands_that_read()
    {
        ScriptBlockAst script = Parser.ParseInput(Text, out _, out _);

        Assert.Equal(s_commands, script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
            .Select(node => ((CommandAst)node).GetCommandName())
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_changes_only_its_file()
    {
        ScriptBlockAst script = Parser.ParseInput(Text, out _, out _);

        string[] calls =
        [
            .. script.FindAll(node => node is InvokeMemberExpressionAst { Static: true }, searchNestedScriptBlocks: true)
                .Select(node => (InvokeMemberExpressionAst)node)
                .Where(call => call.Expression.Extent.Text.StartsWith("[IO.", StringComparison.Ordinal))
                .Select(call => call.Expression.Extent.Text + call.Member.Extent.Text + " " + call.Arguments?[0].Extent.Text)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

        Assert.Equal(
        [
            "[IO.Directory]Exists $folder",
            "[IO.File]Delete $file",
            "[IO.File]Delete $unfinished",
            "[IO.File]Exists $file",
            "[IO.File]Move $unfinished",
            "[IO.File]WriteAllText $unfinished",
            "[IO.Path]Combine $folder",
        ],
        calls);
    }

    [Fact]
    public void The_built_module_contains_it() =>
        Assert.Equal(File.ReadAllBytes(CollectorScript.Path), File.ReadAllBytes(Path.Combine(TestFiles.Module, "Collect-LyncServerInventory.ps1")));
}
