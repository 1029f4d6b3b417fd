using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Scripting;

/// <summary>
/// Runs a script in a new 64-bit Windows PowerShell, for engines that cannot load ServerManager: PowerShell 7 and
/// 32-bit processes. Rows are returned as lines of base64, which do not depend on the code page.
/// </summary>
internal static class ChildScript
{
    private const string Prefix = "LyncPrereq:";

    private const string Failure = "Failure";

    private const string Variable = "LyncPrereqScript";

    /// <summary>The Windows PowerShell of this computer.</summary>
    public static string WindowsPowerShell => ProcessRunner.SystemPath(@"WindowsPowerShell\v1.0\powershell.exe");

    /// <param name="program">The PowerShell to run it in.</param>
    /// <param name="script">A script that returns rows.</param>
    /// <param name="parameters">Its parameters. LimitSec and Stop apply to the process.</param>
    /// <param name="cancel">Ends the wait, never the script.</param>
    /// <param name="heard">Is called for each row.</param>
    /// <exception cref="InspectionException">The script could not be started, or ended with an error.</exception>
    public static IReadOnlyList<SnapshotRow> Run(
        string program,
        string script,
        Dictionary<string, object?> parameters,
        CancellationToken cancel,
        Action? heard = null)
    {
        var arrived = new ArrivedRows(heard);
        int limit = parameters.TryGetValue("LimitSec", out object? seconds) && seconds is int some ? some : 0;
        bool stop = parameters.TryGetValue("Stop", out object? asked) && asked is true;

        // The limit applies to the process: the script ends with it.
        var inside = new Dictionary<string, object?>(parameters) { ["LimitSec"] = 0 };
        ProcessReport report = ProcessRunner.Run(
            program,
            Arguments,
            line =>
            {
                // Other output can precede it on the line.
                int at = line.IndexOf(Prefix, StringComparison.Ordinal);
                if (at >= 0)
                {
                    arrived.Add(() => ToRow(line.Substring(at + Prefix.Length)));
                }
            },
            limit > 0 ? TimeSpan.FromSeconds(limit) : null,
            stop,
            cancel,
            new(Variable, Wrap(script, inside)));
        if (report.Error is { } error)
        {
            throw new InspectionException(UnknownCause.QueryFailed, error);
        }

        cancel.ThrowIfCancellationRequested();
        if (report.IsLate)
        {
            return [new SnapshotRow("Late", "", "", report.ProcessId.ToString(CultureInfo.InvariantCulture), report.IsStopped)];
        }

        arrived.ThrowIfRefused();
        List<SnapshotRow> rows = arrived.Taken();
        return rows.Find(row => row.Kind == Failure)?.Data is string failure
            ? throw new InspectionException(UnknownCause.QueryFailed, failure)
            : rows;
    }

    /// <summary>
    /// The script is in an environment variable, which holds 32,766 characters: as an argument, it would be encoded and too
    /// long. Without -InputFormat None, PowerShell would wait for the end of an inherited standard input.
    /// </summary>
    private static string[] Arguments { get; } =
    [
        "-NoProfile", "-NonInteractive", "-InputFormat", "None", "-ExecutionPolicy", "Bypass", "-Command",
        "$script = [scriptblock]::Create($env:" + Variable + "); $env:" + Variable + " = $null; & $script",
    ];

    /// <summary>
    /// Wraps a script so that rows bypass the formatter, which wraps lines at the width of the window.
    /// </summary>
    internal static string Wrap(string script, Dictionary<string, object?> parameters) =>
        "$ProgressPreference = 'SilentlyContinue'\r\n"
        + "function Tell($Row) { $d = $Row.Data; $t = ''; if ($d -is [bool]) { $t = 'b' } elseif ($d -is [int]) { $t = 'i' } "
        + "elseif ($null -ne $d) { $t = 's' }; "
        + "$text = [string]::Join([string][char]0, [string[]]@($Row.Kind, $Row.Subject, $Row.Name, $Row.Type, $t, \"$d\")); "
        + "[Console]::Out.WriteLine('" + Prefix + "' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text))) }\r\n"
        + "try { & {\r\n" + EmbeddedText.Bare(script, "#") + "\r\n} "
        + string.Join(" ", parameters.Select(parameter => "-" + parameter.Key + ":" + Literal(parameter.Value)))
        + " | ForEach-Object { Tell $_ } }\r\n"
        + "catch { Tell (New-Object PSObject -Property @{ Kind = '" + Failure + "'; Data = $_.Exception.Message }) }";

    /// <exception cref="InspectionException">The line contains other output.</exception>
    internal static SnapshotRow ToRow(string line)
    {
        try
        {
            string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(line)).Split(['\0'], 6);
            if (parts.Length == 6)
            {
                object? data = parts[4] switch
                {
                    "b" => parts[5] == "True",
                    "i" => int.Parse(parts[5], CultureInfo.InvariantCulture),
                    "s" => parts[5],
                    _ => null,
                };
                return new SnapshotRow(parts[0], parts[1], parts[2], parts[3], data);
            }
        }
        catch (FormatException)
        {
        }

        throw new InspectionException(UnknownCause.QueryFailed, Text.Format(SR.AnswerUnreadable, line));
    }

    private static string Literal(object? value) => value switch
    {
        string[] texts => "@(" + string.Join(", ", texts.Select(PowerShellText.Quote)) + ")",
        bool flag => flag ? "$true" : "$false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => PowerShellText.Quote(value as string ?? ""),
    };
}
