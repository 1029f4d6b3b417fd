using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// The columns of one listing of Get-WindowsFeature: what the rule under the titles and the rows themselves tell of
/// them. Titles are localized and widths differ, so that a column is where the names of other rows begin, counted in
/// characters, in the cells of an East Asian console, or backwards from the end of the state.
/// </summary>
internal sealed class WindowsFeatureColumns
{
    private const string ComputerTitle = "PSComputerName";

    private readonly HashSet<int> _nameStarts = [];
    private readonly HashSet<int> _nameCells = [];
    private readonly HashSet<int> _distancesToState = [];
    private readonly bool _isCollapsed;
    private readonly int _titles;

    /// <param name="rule">Where the titles begin; null where the listing has no rule.</param>
    /// <param name="titles">The line of the titles, or what is in its place.</param>
    /// <param name="rows">All rows of the listing.</param>
    public WindowsFeatureColumns(List<int>? rule, string? titles, List<WindowsFeatureRow> rows)
    {
        _titles = rule?.Count ?? 0;
        bool isNamed = titles is not null && titles.EndsWith(ComputerTitle, StringComparison.OrdinalIgnoreCase);
        HasComputer = isNamed || _titles > 3;
        HasState = _titles > (isNamed ? 3 : 2) || rows.Exists(row => row.HasState);
        _isCollapsed = !rows.Exists(row => row.HasWideGap);
        if (rule?.Count > 1)
        {
            _nameStarts.Add(rule[1]);
            _nameCells.Add(rule[1]);
        }
    }

    /// <summary>Whether the rows end with their state, or with it and the computer.</summary>
    public bool HasState { get; }

    /// <summary>Whether PowerShell has added the column of the computer that a row comes from.</summary>
    public bool HasComputer { get; }

    /// <summary>Whether something that is no state can be behind the name or the state.</summary>
    public bool CanHaveMore => HasComputer || _titles == 0;

    /// <summary>Takes from a row that was read without doubt what it tells of the others.</summary>
    public void Learn(WindowsFeatureRow row)
    {
        _nameStarts.Add(row.NameStart);
        _nameCells.Add(ConsoleCells.Before(row.Text, row.NameStart));
        if (row.HasState)
        {
            _distancesToState.Add(row.DistanceToState);
        }
    }

    /// <summary>
    /// Whether the name of a row begins where names do. Where a web page has left one blank of several, there are no
    /// columns, and a known name before a state has to do.
    /// </summary>
    public bool HasNameOf(WindowsFeatureRow row) =>
        (_isCollapsed && row.HasState && row.HasKnownName)
        || _nameStarts.Contains(row.NameStart)
        || _nameCells.Contains(ConsoleCells.Before(row.Text, row.NameStart))
        || (row.HasState && _distancesToState.Contains(row.DistanceToState));
}
