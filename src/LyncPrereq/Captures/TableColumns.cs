using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Represents the columns of a Format-Table table, from its titles, which are property names and not localized, and the
/// rule below them.
/// </summary>
internal sealed class TableColumns
{
    private readonly List<int> _starts;
    private readonly string[] _titles;

    private TableColumns(List<int> starts, string titles)
    {
        _starts = starts;
        _titles = new string[starts.Count];
        for (int i = 0; i < _titles.Length; i++)
        {
            _titles[i] = Part(titles, starts[i], i + 1 < starts.Count ? starts[i + 1] : titles.Length);
        }
    }

    /// <summary>
    /// Returns the columns of the table whose titles are in the current line; null if it is not a table.
    /// </summary>
    public static TableColumns? ReadTitles(TextLines lines) =>
        lines.Peek(1) is { } rule && TableRule.IsRule(rule) ? new TableColumns(TableRule.Read(rule), lines.Current!) : null;

    public int IndexOf(string title) => FindIndex(some => string.Equals(some, title, StringComparison.OrdinalIgnoreCase));

    public int FindIndex(Predicate<string> isWanted) => Array.FindIndex(_titles, isWanted);

    /// <summary>
    /// Returns the cells of a row. A cell begins below its title or, if it is right-aligned and longer, before it, at
    /// the beginning of the word.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="areWide">Whether ideographs use two cells, as on consoles. In files, they use one.</param>
    public string[] Cells(string row, bool areWide)
    {
        var cells = new string[_starts.Count];
        int end = row.Length;
        for (int i = cells.Length - 1; i >= 0; i--)
        {
            int start = i == 0 ? 0 : Math.Min(areWide ? ConsoleCells.IndexOf(row, _starts[i]) : _starts[i], end);
            while (i > 0 && start > 0 && start < row.Length && row[start - 1] != ' ')
            {
                start--;
            }

            cells[i] = Part(row, start, end);
            end = start;
        }

        return cells;
    }

    private static string Part(string line, int start, int end) =>
        start >= Math.Min(end, line.Length) ? "" : line.Substring(start, Math.Min(end, line.Length) - start).Trim();
}
