using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// Runs a script in a 64-bit Windows PowerShell of its own, for engines that cannot load ServerManager: PowerShell 7,
/// and any 32-bit process. Rows come back as lines of base64, which no code page can spoil.
/// </summary>
internal static class ChildScript
{
    private const string Prefix = "LyncPrereq:";

    public static IReadOnlyList<SnapshotRow> Run(string script, Dictionary<string, object?> parameters, CancellationToken cancel)
    {
        var lines = new List<string>();
        object gate = new();
        int limit = parameters.TryGetValue("LimitSec", out object? seconds) && seconds is int some ? some : 0;
        bool stop = parameters.TryGetValue("Stop", out object? asked) && asked is true;

        // The limit is the child's: what goes on in it ends with it.
        var inside = new Dictionary<string, object?>(parameters) { ["LimitSec"] = 0 };
        ProcessReport report = ProcessRunner.Run(
            SystemProgram.PathOf(@"WindowsPowerShell\v1.0\powershell.exe"),
            ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand", Encode(Wrap(script, inside))],
            line =>
            {
                if (line.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    lock (gate)
                    {
                        lines.Add(line.Substring(Prefix.Length));
                    }
                }
            },
            limit > 0 ? TimeSpan.FromSeconds(limit) : null,
            stop,
            cancel);
        if (report.Error is { } error)
        {
            throw new InspectionException(UnknownCause.QueryFailed, error);
        }

        cancel.ThrowIfCancellationRequested();
        if (report.IsLate)
        {
            return [new SnapshotRow("Late", "", "", report.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), null)];
        }

        lock (gate)
        {
            return lines.ConvertAll(ToRow);
        }
    }

    internal static string Wrap(string script, Dictionary<string, object?> parameters) =>
        "$ProgressPreference = 'SilentlyContinue'\r\n& {\r\n" + script + "\r\n} "
        + string.Join(" ", parameters.Select(parameter => "-" + parameter.Key + ":" + Literal(parameter.Value)))
        + " | ForEach-Object { $t = ''; if ($_.Data -is [bool]) { $t = 'b' } elseif ($_.Data -is [int]) { $t = 'i' } "
        + "elseif ($null -ne $_.Data) { $t = 's' }; "
        + "$text = [string]::Join([string][char]0, [string[]]@($_.Kind, $_.Subject, $_.Name, $_.Type, $t, \"$($_.Data)\")); "
        + "'" + Prefix + "' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text)) }";

    internal static SnapshotRow ToRow(string line)
    {
        string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(line)).Split('\0');
        object? data = parts[4] switch
        {
            "b" => parts[5] == "True",
            "i" => int.Parse(parts[5], System.Globalization.CultureInfo.InvariantCulture),
            "s" => parts[5],
            _ => null,
        };
        return new SnapshotRow(parts[0], parts[1], parts[2], parts[3], data);
    }

    private static string Literal(object? value) => value switch
    {
        string[] texts => "@(" + string.Join(", ", texts.Select(PowerShellText.Quote)) + ")",
        bool flag => flag ? "$true" : "$false",
        int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => PowerShellText.Quote(value as string ?? ""),
    };

    private static string Encode(string command) => Convert.ToBase64String(Encoding.Unicode.GetBytes(command));
}
