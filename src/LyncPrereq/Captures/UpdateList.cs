using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Updates as a list, a line for each property: <c>Get-HotFix | Format-List</c> with colons, <c>wmic qfe list full</c>
/// and <c>/value</c> with equal signs.
/// </summary>
internal sealed class UpdateList : ITextListing
{
    /// <summary>More lines than one update has in any of the formats.</summary>
    private const int LinesOfOne = 60;

    private readonly char _separator;

    public UpdateList(string command, char separator)
    {
        Command = command;
        _separator = separator;
    }

    public string Command { get; }

    public bool MayRepeat => false;

    /// <summary>Where a block of properties begins that has the id of an update.</summary>
    public bool BeginsAt(TextLines lines)
    {
        string? line = lines.Current;
        bool isProperty = SeparatorOf(line!) > 0;
        for (int ahead = 1; isProperty && ahead < LinesOfOne && line is { Length: > 0 }; line = lines.Peek(ahead++))
        {
            if (IsId(line))
            {
                return true;
            }
        }

        return false;
    }

    public InventorySource? Read(TextLines lines)
    {
        string first = NameOf(lines.Current!);
        int properties = 0;
        var records = new UpdateRecords(lines);
        while (lines.MoveOverBlankLines())
        {
            if (BeginsAt(lines))
            {
                Dictionary<string, string> record = ReadOne(lines);
                properties = Math.Max(properties, record.Count);
                records.Add(lines.Current is null && record.Count < properties
                    ? throw lines.File.Truncated(lines.Number)
                    : record);
            }
            else if (!records.HasForeign && HasLostItsId(lines, first))
            {
                throw lines.File.Truncated(lines.Number);
            }
            else if (TextListings.IsEndOfOutput(lines))
            {
                break;
            }
            else
            {
                records.AddForeign();
                lines.MoveNext();
            }
        }

        return records.ToSource();
    }

    /// <summary>Whether the last record has lost its end, and its id with it.</summary>
    private bool HasLostItsId(TextLines lines, string first) => NameOf(lines.Current!) == first
        || (lines.Peek(1) is null && first.StartsWith(lines.Current!, StringComparison.Ordinal));

    private Dictionary<string, string> ReadOne(TextLines lines)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (; lines.Current is { Length: > 0 } line; lines.MoveNext())
        {
            // Other lines are the rest of a value that was wrapped.
            int separator = SeparatorOf(line);
            if (separator < 0)
            {
                continue;
            }

            if (IsId(line) && properties.ContainsKey(UpdateRecords.Id))
            {
                // The blank line between two records is lost.
                break;
            }

            string value = line.Substring(separator + 1).Trim();
            if (IsId(line) && value.Length > 0 && (lines.IsUnfinished || !UpdateRecords.IsId(value)))
            {
                throw lines.Broken();
            }

            properties[NameOf(line)] = value;
        }

        return properties;
    }

    private string NameOf(string line) => line.Substring(0, Math.Max(0, SeparatorOf(line))).TrimEnd();

    private bool IsId(string line) => line.StartsWith(UpdateRecords.Id, StringComparison.OrdinalIgnoreCase)
        && SeparatorOf(line) > 0
        && (line[UpdateRecords.Id.Length] == ' ' || line[UpdateRecords.Id.Length] == _separator);

    /// <summary>Where the separator is behind a name of letters at the beginning of a line; -1 where there is none.</summary>
    private int SeparatorOf(string line)
    {
        int at = 0;
        while (at < line.Length && line[at] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
        {
            at++;
        }

        int end = at;
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        return end > 0 && at < line.Length && line[at] == _separator ? at : -1;
    }
}
