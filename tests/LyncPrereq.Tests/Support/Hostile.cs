using System.Management.Automation.Language;

namespace LyncPrereq.Tests.Support;

/// <summary>Texts that would be commands if anything took them for more than text, and the look whether anything did.</summary>
internal static class Hostile
{
    public static readonly string[] Texts =
    [
        "'; Remove-Item C:\\ -Recurse; '",
        "\"; calc; \"",
        "$(calc)",
        "`$(calc)",
        "a`\n calc",
        "\u2019; calc; \u2018",
        "\u201c$(calc)\u201d",
        "# calc",
        "} calc {",
        "a\u2028calc",
        "Web-Calc",
    ];

    /// <summary>The last rows are functions that the script of a plan declares.</summary>
    private static readonly string[] s_commands =
    [
        "Import-Module", @"ServerManager\Install-WindowsFeature", @"ServerManager\Add-WindowsFeature", "Write-Warning",
        "Get-ChildItem", "Sort-Object", "Start-Process", "Get-WmiObject", "Get-ItemProperty", "Test-Path", "Split-Path",
        "New-Object", "Join-Path", "Add-Type", "Test-LyncPrereqElevation",
        "Find-LyncPrereqFile", "Copy-LyncPrereqFile", "Copy-LyncPrereqContent", "Get-LyncPrereqProblem",
        "Copy-LyncPackage", "Remove-LyncCopy", "Add-LyncMeaning", "Stop-LyncPlan", "Find-LyncPackage", "Test-LyncApplicable", "Test-LyncExitCode", "Test-LyncFeature",
    ];

    /// <summary>A script holds no command but those that a plan is made of.</summary>
    public static void AssertOnlyKnownCommands(string script)
    {
        foreach (CommandAst command in Commands(script))
        {
            Assert.Contains(command.GetCommandName(), s_commands);
        }
    }

    /// <summary>The commands that PowerShell reads in a text.</summary>
    public static CommandAst[] Commands(string script)
    {
        ScriptBlockAst tree = Parser.ParseInput(script, out _, out ParseError[] errors);
        Assert.Empty(errors);
        return [.. tree.FindAll(node => node is CommandAst, true).Cast<CommandAst>()];
    }
}
