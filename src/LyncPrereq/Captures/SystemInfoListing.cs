using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the output of <c>systeminfo</c>. Its labels are localized: updates and the build are identified by their form,
/// and the other values are read in English only. Many servers truncate the list of updates, so that it never proves
/// that one is missing.
/// </summary>
internal sealed class SystemInfoListing : ITextListing
{
    private const string HostName = "Host Name";

    private static readonly Regex s_version = new(
        @"^\S[^:]*:\s+[0-9]+\.[0-9]+\.(?<build>[0-9]{4,6})\s+(?<pack>\S+(\s+\S+)*?)\s+\S+\s+\k<build>\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex s_pack = new(@"^Service Pack (?<number>[0-9])\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_label = new(@"^(?<label>[^\s:][^:]{0,40}):(\s+(?<value>\S.*))?\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_item = new(@"^\s*\[[0-9]+\]:", RegexOptions.CultureInvariant);
    private static readonly Regex s_update = new(
        @"^\s*\[[0-9]+\]:\s+(?<id>\S.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public string Command => "systeminfo";

    public bool MayRepeat => false;

    public bool BeginsAt(TextLines lines) => s_label.IsMatch(lines.Current!)
        && (lines.Current!.StartsWith(HostName + ":", StringComparison.Ordinal)
            || s_version.IsMatch(lines.Current)
            || (lines.Peek(1) is { } next && s_item.IsMatch(next) && IsUpdate(next)));

    public InventorySource? Read(TextLines lines)
    {
        var updates = new UpdateIds();
        var labelled = new Dictionary<string, string>(StringComparer.Ordinal);
        Match? version = null;
        string? computer = null;
        for (; lines.Current is not null && IsPart(lines); lines.MoveNext())
        {
            if (IsUpdate(lines.Current!))
            {
                updates.Add(lines.IsUnfinished ? throw lines.Broken() : s_update.Match(lines.Current!).Groups["id"].Value);
            }
            else if (s_label.Match(lines.Current!) is { Success: true } label)
            {
                if (labelled.ContainsKey(label.Groups["label"].Value))
                {
                    // A label occurs only once, so another output begins.
                    break;
                }

                labelled.Add(label.Groups["label"].Value, label.Groups["value"].Value);
                if (VersionAt(lines) is { } found)
                {
                    version = found;
                    computer = NameBefore(lines);
                }
            }
        }

        return updates.All.Length == 0 && version is null ? null : new InventorySource(InventorySourceKind.SystemInfo, lines.File.Name)
        {
            ComputerName = Value(labelled, HostName) ?? computer,
            OperatingSystem = version is null ? null : SystemOf(version, labelled),
            Updates = updates.All.Length > 0 ? updates.All : null,
            MissingFacts = [new MissingFact(FactSubjects.Updates, UnknownCause.NotCaptured, SR.SystemInfoCutsUpdates)],
        };
    }

    /// <summary>Returns the version, whose line can be wrapped.</summary>
    private static Match? VersionAt(TextLines lines)
    {
        Match version = s_version.Match(lines.Current!);
        if (version.Success || lines.Peek(1) is not { Length: > 0 } next || s_label.IsMatch(next))
        {
            return version.Success ? version : null;
        }

        version = s_version.Match(lines.Current + " " + next.Trim());
        return version.Success && lines.MoveNext() ? version : null;
    }

    /// <summary>
    /// Returns the name. In every language, the version is in the third line and the host name in the first.
    /// </summary>
    private static string? NameBefore(TextLines lines)
    {
        string name = s_label.Match(lines.Before(2) ?? "").Groups["value"].Value;
        return s_label.IsMatch(lines.Before(1) ?? "") && ComputerNames.CanBe(name) ? name : null;
    }

    private static OperatingSystemFact SystemOf(Match version, Dictionary<string, string> labelled) => new()
    {
        Build = int.Parse(version.Groups["build"].Value, CultureInfo.InvariantCulture),
        ServicePack = version.Groups["pack"].Value switch
        {
            "N/A" => 0,
            var pack when s_pack.Match(pack) is { Success: true } number =>
                int.Parse(number.Groups["number"].Value, CultureInfo.InvariantCulture),
            _ => null,
        },
        ProductType = Value(labelled, "OS Configuration") switch
        {
            "Standalone Workstation" or "Member Workstation" => 1,
            "Primary Domain Controller" or "Backup Domain Controller" => 2,
            "Standalone Server" or "Member Server" => 3,
            _ => null,
        },
        Caption = Value(labelled, "OS Name"),
    };

    private static string? Value(Dictionary<string, string> labelled, string label) =>
        labelled.TryGetValue(label, out string? value) ? value : null;

    /// <summary>
    /// Returns whether a line is a label with its value, or an indented line that belongs to it. After an empty line,
    /// only items belong to the output, also below their label.
    /// </summary>
    private static bool IsPart(TextLines lines) => lines.Current!.Length == 0
        ? lines.Peek(1) is { } next
            && (s_item.IsMatch(next) || (s_label.IsMatch(next) && lines.Peek(2) is { } item && s_item.IsMatch(item)))
        : lines.Current[0] == ' '
            || s_label.IsMatch(lines.Current)
            || s_item.IsMatch(lines.Current)
            || PagerLine.Is(lines.Current);

    private static bool IsUpdate(string line) =>
        s_update.Match(line) is { Success: true } update && UpdateRecords.IsId(update.Groups["id"].Value);
}
