using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the rows of a table of updates, which are distinguished from other lines by the columns and the previous rows.
/// </summary>
internal sealed class UpdateRows
{
    private static readonly Regex s_startOfId = new(
        @"^(K|KB[0-9]*|Q[0-9]*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private readonly List<KeyValuePair<string, int>> _columns;
    private readonly bool _isTabbed;
    private readonly bool _isCollapsed;
    private Dictionary<string, string>? _last;

    /// <param name="columns">The titles with their positions.</param>
    /// <param name="titles">The line with the titles. Tabs can separate them, as in a spreadsheet.</param>
    public UpdateRows(List<KeyValuePair<string, int>> columns, string titles)
    {
        _columns = columns;
        _isTabbed = columns.Count > 1 && titles.Split('\t').Length == columns.Count;
        _isCollapsed = columns.Count > 1 && ComputerProperties.Contains(columns[0].Key);
        for (int i = 1; i < columns.Count; i++)
        {
            _isCollapsed &= columns[i].Value == columns[i - 1].Value + columns[i - 1].Key.Length + 1;
        }
    }

    /// <summary>Returns whether a column contains IDs.</summary>
    public static bool IsOfId(KeyValuePair<string, int> column) =>
        string.Equals(column.Key, UpdateRecords.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the row in a line; null for another line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isNext">
    /// Whether the line immediately follows a row. Otherwise, it can be a sentence, unless it has all parts of a row.
    /// </param>
    public Dictionary<string, string>? Read(string line, bool isNext)
    {
        Dictionary<string, string>? row = Fit(line);
        bool isRow = row is not null
            && (UpdateRecords.IsId(row[UpdateRecords.Id])
                ? isNext || _columns.Count > 2 || (_columns.Count > 1 && _last is not null && WordsOf(row) == WordsOf(_last))
                : isNext && row[UpdateRecords.Id].Length == 0 && IsAnyBehindId(row));
        return isRow ? row : isNext ? ReadCollapsed(line) : null;
    }

    /// <summary>Stores a row to compare the next ones with it.</summary>
    public void Keep(Dictionary<string, string> row) => _last = row;

    /// <summary>Returns whether a row at the end of a file can be incomplete, compared with the previous row.</summary>
    public bool CanBeCut(Dictionary<string, string> row)
    {
        int last = _columns.FindLastIndex(column => CellOf(_last, column).Length > 0);
        return last < 0 || UnfinishedValue.CanBe(CellOf(row, _columns[last]), CellOf(_last, _columns[last]));
    }

    /// <summary>Returns whether a line has an ID in the column of the IDs.</summary>
    public bool IsRow(string line) => Read(line, isNext: true) is { } row && UpdateRecords.IsId(row[UpdateRecords.Id]);

    /// <summary>Returns whether a line is the beginning of a row, up to its ID.</summary>
    public bool CanBeStart(string line)
    {
        if (Fit(line) is not { } row
            || !s_startOfId.IsMatch(row[UpdateRecords.Id])
            || IsAnyBehindId(row))
        {
            return false;
        }

        return row[UpdateRecords.Id].Length > 0
            || (_columns.Count > 1 && line.Length > _columns[1].Value)
            || (_last is not null && _last[_columns[0].Key].StartsWith(line.Trim(), StringComparison.Ordinal));
    }

    /// <summary>
    /// Returns whether a line matches the columns, but its ID was truncated by the width of the column.
    /// </summary>
    public bool HasCutId(string line) => Fit(line) is { } row
        && UpdateRecords.HasNumber(row[UpdateRecords.Id])
        && CutText.IsTruncated(row[UpdateRecords.Id]);

    /// <summary>
    /// Returns the cells of a line; null if they are not in the columns. Consoles use cells, and wmic characters.
    /// </summary>
    private Dictionary<string, string>? Fit(string line) =>
        _isTabbed ? Split(line)
        : (ConsoleCells.HasWide(line) ? Fit(line, ConsoleCells.IndexOf) : null) ?? Fit(line, (_, column) => column);

    private Dictionary<string, string>? Split(string line)
    {
        string[] cells = line.Split('\t');
        var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < _columns.Count; i++)
        {
            row[_columns[i].Key] = i < cells.Length ? cells[i].Trim() : "";
        }

        return cells.Length <= _columns.Count ? row : null;
    }

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

    private static string CellOf(Dictionary<string, string>? row, KeyValuePair<string, int> column) =>
        row is not null && row.TryGetValue(column.Key, out string? cell) ? cell : "";

    private static int WordsOf(Dictionary<string, string> row) => string.Join(" ", row.Values).Split(' ').Length;

    private bool IsAnyBehindId(Dictionary<string, string> row)
    {
        int id = _columns.FindIndex(IsOfId);
        return _columns.FindIndex(id + 1, column => row[column.Key].Length > 0) >= 0;
    }

    /// <summary>
    /// Reads a row of a table in which a web page replaced several spaces with one: it begins with the same computer as
    /// the previous row, and contains one ID.
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
