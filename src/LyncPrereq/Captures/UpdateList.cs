using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads updates as a list with one line for each property: <c>Get-HotFix | Format-List</c> with colons, and <c>wmic
/// qfe list full</c> and <c>/value</c> with equal signs.
/// </summary>
internal sealed class UpdateList(string command, char separator) : ITextListing
{
    /// <summary>The maximum number of lines of one update in any format.</summary>
    private const int LinesOfOne = 60;

    private readonly char _separator = separator;

    public string Command { get; } = command;

    public bool MayRepeat => false;

    /// <summary>Returns whether a block of properties with the ID of an update begins at the current line.</summary>
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
        var last = new Dictionary<string, string>();
        int properties = 0;
        int distance = _separator == ':' ? 1 : 2;
        var records = new UpdateRecords(lines);
        while (lines.MoveOverBlankLines())
        {
            if (BeginsAt(lines))
            {
                distance = records.IsEmpty ? distance : Math.Max(distance, EmptyLinesBefore(lines));
                Dictionary<string, string> record = ReadOne(lines, records, out string? unfinished);
                properties = Math.Max(properties, record.Count);
                records.Add(lines.Current is null && record.Count < properties
                    ? throw lines.File.Truncated(lines.Number)
                    : record);
                if (!CanFollow(record, last, unfinished))
                {
                    records.AddUnread();
                }

                last = record;
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
                // More empty lines than between two updates end the list.
                records.AddForeign(EmptyLinesBefore(lines) <= distance || OmissionLine.Is(lines.Current!));
                lines.MoveNext();
            }
        }

        return records.ToSource();
    }

    /// <summary>
    /// Returns whether a record can be complete: with the same properties as the previous one, and, at the end of the
    /// file, with a similar last value.
    /// </summary>
    private static bool CanFollow(Dictionary<string, string> record, Dictionary<string, string> last, string? unfinished)
    {
        foreach (string name in record.Keys)
        {
            if (last.Count > 0 && !last.ContainsKey(name))
            {
                return false;
            }
        }

        return unfinished is null
            || !UnfinishedValue.CanBe(record[unfinished], last.TryGetValue(unfinished, out string? other) ? other : null);
    }

    private static int EmptyLinesBefore(TextLines lines)
    {
        int count = 0;
        while (lines.Before(count + 1) is { Length: 0 })
        {
            count++;
        }

        return count;
    }

    /// <summary>Returns whether the last record is truncated before its ID.</summary>
    private bool HasLostItsId(TextLines lines, string first) => NameOf(lines.Current!) == first
        || (lines.Peek(1) is null && first.StartsWith(lines.Current!, StringComparison.Ordinal));

    /// <param name="lines">The lines.</param>
    /// <param name="records">The records, in which other text after the last property is counted.</param>
    /// <param name="unfinished">The property whose value ends the file without a line break; null if there is none.</param>
    private Dictionary<string, string> ReadOne(TextLines lines, UpdateRecords records, out string? unfinished)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string name = "";
        unfinished = null;
        for (; lines.Current is { Length: > 0 } line; lines.MoveNext())
        {
            int separator = SeparatorOf(line);
            if (separator > 0)
            {
                if (IsId(line) && properties.ContainsKey(UpdateRecords.Id))
                {
                    // The empty line between two records is missing.
                    break;
                }

                string value = line.Substring(separator + 1).Trim();
                if (IsId(line) && (lines.IsUnfinished || (value.Length > 0 && !UpdateRecords.IsId(value))))
                {
                    throw lines.Broken();
                }

                properties[name = NameOf(line)] = value;
            }
            else if (line[0] != ' ' && lines.Peek(1) is null or { Length: 0 })
            {
                // An indented line continues a wrapped value. Another one can be in the place of the next property.
                records.AddUnread();
            }

            unfinished = lines.IsUnfinished ? name : null;
        }

        return properties;
    }

    private string NameOf(string line) => line.Substring(0, Math.Max(0, SeparatorOf(line))).TrimEnd();

    private bool IsId(string line) => line.StartsWith(UpdateRecords.Id, StringComparison.OrdinalIgnoreCase)
        && SeparatorOf(line) > 0
        && (line[UpdateRecords.Id.Length] == ' ' || line[UpdateRecords.Id.Length] == _separator);

    /// <summary>
    /// Returns the index of the separator after a name of letters at the beginning of a line; -1 if there is none.
    /// </summary>
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
