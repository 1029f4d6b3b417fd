using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>The rows of one table of updates, told from other lines by its columns and by the rows before.</summary>
internal sealed class UpdateRows
{
    private static readonly Regex s_startOfId = new(
        @"^(K|KB[0-9]*|Q[0-9]*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly HashSet<string> s_computers =
        new(StringComparer.OrdinalIgnoreCase) { "Source", "CSName", "PSComputerName" };

    private readonly List<KeyValuePair<string, int>> _columns;
    private readonly bool _isCollapsed;
    private Dictionary<string, string>? _last;

    public UpdateRows(List<KeyValuePair<string, int>> columns)
    {
        _columns = columns;
        _isCollapsed = columns.Count > 1 && s_computers.Contains(columns[0].Key);
        for (int i = 1; i < columns.Count; i++)
        {
            _isCollapsed &= columns[i].Value == columns[i - 1].Value + columns[i - 1].Key.Length + 1;
        }
    }

    /// <summary>Whether a column has the ids.</summary>
    public static bool IsOfId(KeyValuePair<string, int> column) =>
        string.Equals(column.Key, UpdateRecords.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>The row that a line is; null for another line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isNext">
    /// Whether the line follows a row at once. A line apart may be a sentence, unless it has as much as a row has.
    /// </param>
    public Dictionary<string, string>? Read(string line, bool isNext)
    {
        // Consoles count in cells, wmic in characters.
        Dictionary<string, string>? row = Fit(line, ConsoleCells.IndexOf) ?? Fit(line, (_, column) => column);
        bool isRow = row is not null
            && (UpdateRecords.IsId(row[UpdateRecords.Id])
                ? isNext || _columns.Count > 2 || (_columns.Count > 1 && _last is not null && WordsOf(row) == WordsOf(_last))
                : isNext && row[UpdateRecords.Id].Length == 0 && IsAnyBehindId(row));
        return isRow ? row : isNext ? ReadCollapsed(line) : null;
    }

    /// <summary>Takes note of a row, to which the next ones are compared.</summary>
    public void Keep(Dictionary<string, string> row) => _last = row;

    /// <summary>Whether a row has less in its last column than the row before.</summary>
    public bool IsShorter(Dictionary<string, string> row)
    {
        int last = _columns.FindLastIndex(column => _last is not null && _last.TryGetValue(column.Key, out string? cell) && cell.Length > 0);
        return last >= 0
            && (!row.TryGetValue(_columns[last].Key, out string? end) || end.Length < _last![_columns[last].Key].Length);
    }

    /// <summary>Whether a line is the beginning of a row, up to its id.</summary>
    public bool CanBeStart(string line)
    {
        if ((Fit(line, ConsoleCells.IndexOf) ?? Fit(line, (_, column) => column)) is not { } row
            || !s_startOfId.IsMatch(row[UpdateRecords.Id])
            || IsAnyBehindId(row))
        {
            return false;
        }

        return row[UpdateRecords.Id].Length > 0
            || (_columns.Count > 1 && line.Length > _columns[1].Value)
            || (_last is not null && _last[_columns[0].Key].StartsWith(line.Trim(), StringComparison.Ordinal));
    }

    /// <summary>Whether a line fits the columns, but its id was cut by the width of the column.</summary>
    public bool HasCutId(string line) => Fit(line, ConsoleCells.IndexOf) is { } row
        && UpdateRecords.HasNumber(row[UpdateRecords.Id])
        && CutText.IsTruncated(row[UpdateRecords.Id]);

    private Dictionary<string, string>? Fit(string line, Func<string, int, int> indexOf)
    {
        var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < _columns.Count; i++)
        {
            int start = Math.Min(indexOf(line, _columns[i].Value), line.Length);
            int end = i + 1 < _columns.Count ? Math.Min(indexOf(line, _columns[i + 1].Value), line.Length) : line.Length;
            if (start > 0 && start < line.Length && line[start - 1] is not (' ' or '\t'))
            {
                return null;
            }

            row[_columns[i].Key] = line.Substring(start, end - start).Trim();
        }

        return row;
    }

    private static int WordsOf(Dictionary<string, string> row) => string.Join(" ", row.Values).Split(' ').Length;

    private bool IsAnyBehindId(Dictionary<string, string> row)
    {
        int id = _columns.FindIndex(IsOfId);
        return _columns.FindIndex(id + 1, column => row[column.Key].Length > 0) >= 0;
    }

    /// <summary>
    /// A row of a table of which a web page has left one blank of several: it begins with the same computer as the one
    /// before, and has one id.
    /// </summary>
    private Dictionary<string, string>? ReadCollapsed(string line)
    {
        string[] words = line.Split(' ');
        string[] ids = Array.FindAll(words, UpdateRecords.IsId);
        string computer = _columns[0].Key;
        return _isCollapsed && ids.Length == 1 && (_last is null || _last[computer] == words[0])
            ? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [computer] = words[0], [UpdateRecords.Id] = ids[0] }
            : null;
    }
}
