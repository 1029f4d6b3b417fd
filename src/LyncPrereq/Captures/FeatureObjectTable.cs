using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>Reads a table of features, with the names of properties as titles.</summary>
internal sealed class FeatureObjectTable(TableColumns columns, int name, int state, int computer, StateWords words)
{
    private readonly TableColumns _columns = columns;
    private readonly int _name = name;
    private readonly int _state = state;
    private readonly int _computer = computer;
    private readonly StateWords _words = words;

    /// <summary>Reads the rows below the rule, up to the next command or listing.</summary>
    public void Read(TextLines lines, FeatureCollector collector, FeatureLexicon.Names names)
    {
        lines.MoveNext();
        while (lines.MoveNext() && lines.MoveOverBlankLines())
        {
            string[] cells = Cells(lines.Current!);
            bool isApart = lines.Before(1) is { Length: 0 };
            bool isName = names.CanBe(cells[_name]);
            if (isName && (IsState(cells[_state]) || (!isApart && !lines.IsUnfinished && IsWord(cells[_state]))))
            {
                Add(cells, lines, collector);
            }
            else if (!isApart && (names.Contains(cells[_name]) || (isName && lines.IsUnfinished)))
            {
                throw lines.Broken();
            }
            else if (TextListings.IsEndOfOutput(lines))
            {
                break;
            }
        }
    }

    private void Add(string[] cells, TextLines lines, FeatureCollector collector)
    {
        if (_computer >= 0)
        {
            collector.AddComputer(cells[_computer], lines.Number, lines.IsUnfinished);
        }

        collector.Add(cells[_name], _words.Find(cells[_state], lines.IsUnfinished), lines.Number);
    }

    private string[] Cells(string row)
    {
        string[] cells = _columns.Cells(row, areWide: false);
        return IsState(cells[_state]) ? cells : _columns.Cells(row, areWide: true);
    }

    private bool IsState(string cell) => _words.IsState(cell);

    private static bool IsWord(string cell) => cell.Length > 0 && cell.IndexOf(' ') < 0;
}
