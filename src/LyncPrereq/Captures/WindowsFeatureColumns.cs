using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Represents the columns of one listing of Get-WindowsFeature, determined from the rule below the titles and from the
/// rows. Titles are localized and widths differ, so that a column begins at the position of the names in other rows,
/// counted in characters, in cells of an East Asian console, or backward from the end of the state.
/// </summary>
internal sealed class WindowsFeatureColumns
{
    private const string ComputerTitle = "PSComputerName";

    private readonly HashSet<int> _nameStarts = [];
    private readonly HashSet<int> _nameCells = [];
    private readonly HashSet<int> _distancesToState = [];
    private readonly bool _isCollapsed;
    private readonly int _titles;

    /// <param name="rule">The positions of the titles; null if the listing has no rule.</param>
    /// <param name="titles">The line with the titles, or the line in its place.</param>
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

    /// <summary>
    /// Gets a value that indicates whether the rows end with their state, or with the state and the computer.
    /// </summary>
    public bool HasState { get; }

    /// <summary>Gets a value that indicates whether PowerShell added the column with the computer of a row.</summary>
    public bool HasComputer { get; }

    /// <summary>Gets a value that indicates whether other text than a state can follow the name or the state.</summary>
    public bool CanHaveMore => HasComputer || _titles == 0;

    /// <summary>Learns the columns from a row that was read unambiguously.</summary>
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
    /// Returns whether the name of a row is in the column of names. If a web page replaced several spaces with one,
    /// there are no columns, and a known name before a state is sufficient.
    /// </summary>
    public bool HasNameOf(WindowsFeatureRow row) =>
        (_isCollapsed && row.HasState && row.HasKnownName)
        || _nameStarts.Contains(row.NameStart)
        || _nameCells.Contains(ConsoleCells.Before(row.Text, row.NameStart))
        || (row.HasState && _distancesToState.Contains(row.DistanceToState));
}
