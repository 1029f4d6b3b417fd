using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation.Runspaces;

namespace LyncPrereq.Hosting;

/// <summary>What the command line asks for: help, PowerShell text, or a script file with its arguments.</summary>
internal sealed class ConsoleArguments
{
    internal const string Usage = """
        Runs PowerShell text or a script with the LyncPrereq module loaded; no PowerShell has to be installed.

          LyncPrereq.Console [-Command] "Test-LyncPrerequisite -Path server.json -Role FrontEnd"
          LyncPrereq.Console -File script.ps1 [argument ...]
          LyncPrereq.Console -Help

        The exit code is 0, or 1 when an error was written, or N after 'exit N', or 130 after Ctrl+C.
        The engine has the core cmdlets (Where-Object, ForEach-Object, Get-Help, New-PSSession ...) and the module's own,
        not those of PowerShell's other modules (Select-Object, Format-Table, Get-Content, Write-Output ...).

        LYNCPREREQ_MODULE  the module to load, when not the one built or published beside this program
        COLUMNS            the width to print for; otherwise the terminal's, or 120 when output is redirected
        NO_COLOR           when set, nothing is coloured
        """;

    private ConsoleArguments()
    {
    }

    /// <summary>Gets a value indicating whether the usage is to be shown.</summary>
    internal bool Help { get; private init; }

    /// <summary>Gets the PowerShell text to run, or null when a script file is to be run.</summary>
    internal string? Text { get; private init; }

    /// <summary>Gets the full path of the script to run.</summary>
    internal string? ScriptPath { get; private init; }

    /// <summary>Gets the arguments and parameters of the script.</summary>
    internal IReadOnlyList<CommandParameter> ScriptArguments { get; private init; } = [];

    internal static bool TryParse(string[] args, out ConsoleArguments arguments, out string? problem)
    {
        problem = null;
        arguments = new ConsoleArguments { Help = true };
        switch (args.Length == 0 ? "-help" : args[0].ToLowerInvariant())
        {
            case "-help" or "--help" or "-h" or "-?" or "/?":
                break;
            case "-file" when args.Length == 1:
                problem = "-File needs the path of a script.";
                break;
            case "-file" when !File.Exists(args[1]):
                problem = $"the script '{args[1]}' does not exist.";
                break;
            case "-file":
                arguments = new ConsoleArguments
                {
                    ScriptPath = Path.GetFullPath(args[1]),
                    ScriptArguments = ParseScriptArguments(args.AsSpan(2)),
                };
                break;
            case "-command":
                arguments = new ConsoleArguments { Text = string.Join(' ', args[1..]) };
                break;
            default:
                arguments = new ConsoleArguments { Text = string.Join(' ', args) };
                break;
        }

        return problem is null;
    }

    /// <summary>Reads arguments as <c>pwsh -File</c> does: <c>-Name value</c>, <c>-Name:value</c>, and text as it is.</summary>
    private static List<CommandParameter> ParseScriptArguments(ReadOnlySpan<string> args)
    {
        List<CommandParameter> parameters = [];
        foreach (string arg in args)
        {
            int colon = arg.IndexOf(':', StringComparison.Ordinal);
            if (arg.Length < 2 || arg[0] != '-' || !(char.IsLetter(arg[1]) || arg[1] == '_'))
            {
                parameters.Add(new CommandParameter(null, arg));
            }
            else if (colon < 0)
            {
                // A name with its dash is bound by what follows it, as in a typed command.
                parameters.Add(new CommandParameter(arg));
            }
            else
            {
                parameters.Add(new CommandParameter(arg[1..colon], ParseSwitchValue(arg[(colon + 1)..])));
            }
        }

        return parameters;
    }

    private static object ParseSwitchValue(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };
}
