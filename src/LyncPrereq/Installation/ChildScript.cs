using System;
using System.Collections.Generic;
using System.IO;
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
        var rows = new List<SnapshotRow>();
        ProcessReport report = ProcessRunner.Run(
            PowerShellPath(),
            ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand", Encode(Wrap(script, parameters))],
            line =>
            {
                if (line.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    rows.Add(ToRow(line.Substring(Prefix.Length)));
                }
            },
            limit: null,
            stopAtLimit: false,
            cancel);
        return report.Error is null
            ? rows
            : throw new InspectionException(UnknownCause.QueryFailed, report.Error);
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

    /// <summary>A 32-bit process sees the 64-bit system folder only under another name.</summary>
    private static string PowerShellPath() => Path.Combine(
        Environment.GetEnvironmentVariable("windir") ?? @"C:\Windows",
        Environment.Is64BitProcess ? "System32" : "Sysnative",
        @"WindowsPowerShell\v1.0\powershell.exe");
}
