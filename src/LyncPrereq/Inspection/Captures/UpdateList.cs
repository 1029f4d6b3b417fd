using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LyncPrereq.Inspection;

/// <summary>
/// Updates as a list, a line for each property: <c>Get-HotFix | Format-List</c> with colons, <c>wmic qfe list full</c>
/// and <c>/value</c> with equal signs.
/// </summary>
internal sealed class UpdateList : ITextListing
{
    /// <summary>More lines than one update has in any of the formats.</summary>
    private const int LinesOfOne = 60;

    private readonly Regex _property;

    public UpdateList(string command, char separator)
    {
        Command = command;
        _property = new Regex(
            @"^(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*" + separator + @"\s*(?<value>.*)\z",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    public string Command { get; }

    public bool MayRepeat => false;

    /// <summary>Where a block of properties begins that has the id of an update.</summary>
    public bool BeginsAt(TextLines lines)
    {
        if (!_property.IsMatch(lines.Current!))
        {
            return false;
        }

        string? line = lines.Current;
        for (int ahead = 1; ahead < LinesOfOne && line is { Length: > 0 }; line = lines.Peek(ahead++))
        {
            if (IsId(_property.Match(line).Groups["name"].Value))
            {
                return true;
            }
        }

        return false;
    }

    public InventorySource? Read(TextLines lines)
    {
        string first = _property.Match(lines.Current!).Groups["name"].Value;
        var records = new UpdateRecords(lines);
        while (lines.MoveOverBlankLines())
        {
            if (BeginsAt(lines))
            {
                records.Add(ReadOne(lines));
            }
            else if (_property.Match(lines.Current!).Groups["name"].Value == first)
            {
                // The last one has lost its end, and its id with it.
                throw lines.File.Truncated(lines.Number);
            }
            else
            {
                break;
            }
        }

        return records.ToSource();
    }

    private Dictionary<string, string> ReadOne(TextLines lines)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (; lines.Current is { Length: > 0 } line; lines.MoveNext())
        {
            // Other lines are the rest of a value that was wrapped.
            if (_property.Match(line) is not { Success: true } property)
            {
                continue;
            }

            string name = property.Groups["name"].Value;
            string value = property.Groups["value"].Value;
            if (IsId(name) && value.Length > 0 && (lines.IsUnfinished || !UpdateRecords.IsId(value)))
            {
                throw lines.Broken();
            }

            properties[name] = value;
        }

        return properties;
    }

    private static bool IsId(string name) => string.Equals(name, UpdateRecords.Id, StringComparison.OrdinalIgnoreCase);
}
