using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>
/// The table of Get-HotFix, with a rule under its titles, or of <c>wmic qfe</c>, without one. Titles are names of
/// properties and not localized; each column begins under its title.
/// </summary>
internal sealed class UpdateTable : ITextListing
{
    /// <summary>How many foreign lines can be between two rows.</summary>
    private const int ForeignLines = 4;

    private static readonly Regex s_word = new(@"\S+", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> s_titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Caption", "CSName", "Description", "FixComments", UpdateRecords.Id, "InstallDate", "InstalledBy", "InstalledOn",
        "Name", "ServicePackInEffect", "Status", "Source", "PSComputerName", "Node",
    };

    private readonly bool _hasRule;

    public UpdateTable(string command, bool hasRule)
    {
        Command = command;
        _hasRule = hasRule;
    }

    public string Command { get; }

    public bool MayRepeat => false;

    public bool BeginsAt(TextLines lines) => ColumnsAt(lines) is not null;

    public InventorySource? Read(TextLines lines)
    {
        List<KeyValuePair<string, int>> columns = ColumnsAt(lines)!;
        var records = new UpdateRecords(lines);
        lines.MoveNext();
        if (_hasRule)
        {
            lines.MoveNext();
        }

        for (bool isNext = true; lines.Current is not null; lines.MoveNext())
        {
            if (lines.Current.Length == 0)
            {
                isNext = records.IsEmpty;
            }
            else if (Row(lines.Current, columns) is { } row)
            {
                if (lines.IsUnfinished && lines.Current.EndsWith(row[UpdateRecords.Id], StringComparison.Ordinal))
                {
                    throw lines.Broken();
                }

                records.Add(row);
                isNext = true;
            }
            else if (isNext && UpdateRecords.HasNumber(lines.Current))
            {
                throw lines.Broken();
            }
            else if (ColumnsAt(lines) is null && IsRowAhead(lines, columns))
            {
                records.AddUnreadable();
            }
            else
            {
                break;
            }
        }

        return records.ToSource();
    }

    private List<KeyValuePair<string, int>>? ColumnsAt(TextLines lines)
    {
        string titles = lines.Current!;
        if (titles.IndexOf(UpdateRecords.Id, StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        // A single column has a rule too.
        string next = lines.Peek(1) ?? "";
        bool hasRule = next.IndexOf("--", StringComparison.Ordinal) >= 0 && next.Replace(" ", "").Trim('-').Length == 0;
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
        return columns.Exists(column => IsId(column.Key)) ? columns : null;
    }

    private static bool IsId(string title) => string.Equals(title, UpdateRecords.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>A row under these columns, which consoles count in cells and wmic in characters; null for another line.</summary>
    private static Dictionary<string, string>? Row(string line, List<KeyValuePair<string, int>> columns) =>
        Split(line, columns, ConsoleCells.IndexOf) ?? Split(line, columns, (_, column) => column);

    private static Dictionary<string, string>? Split(
        string line,
        List<KeyValuePair<string, int>> columns,
        Func<string, int, int> indexOf)
    {
        var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        bool isBehindId = false;
        for (int i = 0; i < columns.Count; i++)
        {
            int start = Math.Min(indexOf(line, columns[i].Value), line.Length);
            int end = i + 1 < columns.Count ? Math.Min(indexOf(line, columns[i + 1].Value), line.Length) : line.Length;
            if (start > 0 && start < line.Length && line[start - 1] is not (' ' or '\t'))
            {
                return null;
            }

            string cell = line.Substring(start, end - start).Trim();
            isBehindId |= cell.Length > 0 && row.ContainsKey(UpdateRecords.Id);
            row[columns[i].Key] = cell;
        }

        return UpdateRecords.IsId(row[UpdateRecords.Id]) || (row[UpdateRecords.Id].Length == 0 && isBehindId) ? row : null;
    }

    private static bool IsRowAhead(TextLines lines, List<KeyValuePair<string, int>> columns)
    {
        for (int ahead = 1; ahead <= ForeignLines && lines.Peek(ahead) is { } line; ahead++)
        {
            if (Row(line, columns) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
