using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the table of Get-HotFix, with a rule below its titles, or of <c>wmic qfe</c>, without one. Titles are property
/// names and not localized; each column begins below its title.
/// </summary>
internal sealed class UpdateTable(string command, bool hasRule) : ITextListing
{
    /// <summary>The maximum number of lines to search after the list for its next row.</summary>
    private const int SearchedLines = 64;

    /// <summary>The maximum number of those lines that are not empty, and not a prompt.</summary>
    private const int LinesToRow = 4;

    private static readonly Regex s_word = new(@"\S+", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> s_titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Caption", "CSName", "Description", "FixComments", UpdateRecords.Id, "InstallDate", "InstalledBy", "InstalledOn",
        "Name", "ServicePackInEffect", "Status", "Source", "PSComputerName", "Node",
    };

    private readonly bool _hasRule = hasRule;

    public string Command { get; } = command;

    public bool MayRepeat => false;

    public bool BeginsAt(TextLines lines) => ColumnsAt(lines) is not null;

    /// <summary>
    /// Reads rows up to the next command or listing, whatever is between them. A row that is not read would be a
    /// missing update.
    /// </summary>
    public InventorySource? Read(TextLines lines)
    {
        var rows = new UpdateRows(ColumnsAt(lines)!, lines.Current!);
        var records = new UpdateRecords(lines);
        lines.MoveNext();
        if (_hasRule)
        {
            lines.MoveNext();
        }

        bool isApart = false;
        bool isSpaced = false;
        for (; lines.Current is { } line; lines.MoveNext())
        {
            if (line.Length == 0 || ForeignEdges.IsFence(line))
            {
                AddEmpty(records, lines, isApart);
                isApart = !records.IsEmpty && !isSpaced;
            }
            else if (rows.Read(line, !isApart && !records.HasForeign) is { } row)
            {
                // Empty lines between the rows do not end the list.
                isSpaced |= isApart;
                isApart = false;
                Add(row, rows, records, lines);
            }
            else if (TextListings.IsEndOfOutput(lines))
            {
                AddEnd(rows, records, lines);
                break;
            }
            else
            {
                AddOther(line, rows, records, lines, isApart);
            }
        }

        return records.ToSource();
    }

    private static void Add(Dictionary<string, string> row, UpdateRows rows, UpdateRecords records, TextLines lines)
    {
        if (lines.IsUnfinished)
        {
            if (lines.Current!.EndsWith(row[UpdateRecords.Id], StringComparison.Ordinal))
            {
                throw lines.Broken();
            }

            if (lines.EndsInSpaces || rows.CanBeCut(row))
            {
                records.AddUnread();
            }
        }

        rows.Keep(row);
        records.Add(row);
    }

    /// <summary>Adds an empty line. Spaces at the end of a file can be the beginning of a row.</summary>
    private static void AddEmpty(UpdateRecords records, TextLines lines, bool isApart)
    {
        if (lines.EndsInSpaces && !isApart)
        {
            records.AddUnread();
        }
    }

    /// <summary>Adds the next command or listing. A prompt without a command can be between two rows.</summary>
    private static void AddEnd(UpdateRows rows, UpdateRecords records, TextLines lines)
    {
        int others = 0;
        for (int ahead = 1; ahead <= SearchedLines && others < LinesToRow && lines.Peek(ahead) is { } line; ahead++)
        {
            if (line.IndexOf(UpdateRecords.Id, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                break;
            }

            if (rows.IsRow(line))
            {
                records.AddUnread();
                break;
            }

            others += line.Length == 0 || CommandPrompt.IsPrompt(line) ? 0 : 1;
        }
    }

    private static void AddOther(string line, UpdateRows rows, UpdateRecords records, TextLines lines, bool isApart)
    {
        bool isStart = !isApart && rows.CanBeStart(line);
        if (!isApart && rows.HasCutId(line))
        {
            throw lines.Broken();
        }

        if (isStart && lines.Peek(1) is null)
        {
            throw lines.File.Truncated(lines.Number);
        }

        if (isStart || UpdateRecords.HasNumber(line))
        {
            records.AddUnread();
        }
        else
        {
            records.AddForeign(isAttached: (!isApart || OmissionLine.Is(line)) && !records.IsEmpty);
        }
    }

    private List<KeyValuePair<string, int>>? ColumnsAt(TextLines lines)
    {
        string titles = lines.Current!;
        if (titles.IndexOf(UpdateRecords.Id, StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        // A single column also has a rule.
        string next = lines.Peek(1) ?? "";
        bool hasRule = next.IndexOf("--", StringComparison.Ordinal) >= 0 && next.Replace(" ", "").Replace("\t", "").Trim('-').Length == 0;
        if (_hasRule != hasRule)
        {
            return null;
        }

        List<int> starts = hasRule ? TableRule.Read(next) : [];
        if (!hasRule)
        {
            foreach (Match word in s_word.Matches(titles))
            {
                if (!s_titles.Contains(word.Value))
                {
                    return null;
                }

                starts.Add(word.Index);
            }
        }

        List<KeyValuePair<string, int>> columns = starts.ConvertAll(start => new KeyValuePair<string, int>(
            start < titles.Length ? s_word.Match(titles, start).Value : "",
            start));
        return columns.Exists(UpdateRows.IsOfId) ? columns : null;
    }
}
