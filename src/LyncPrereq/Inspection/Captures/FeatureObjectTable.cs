using LyncPrereq.Requirements;

namespace LyncPrereq.Inspection;

/// <summary>A table of features by the titles of their properties.</summary>
internal sealed class FeatureObjectTable
{
    private readonly TableColumns _columns;
    private readonly int _name;
    private readonly int _state;
    private readonly int _computer;
    private readonly StateWords _words;

    public FeatureObjectTable(TableColumns columns, int name, int state, int computer, StateWords words)
    {
        _columns = columns;
        _name = name;
        _state = state;
        _computer = computer;
        _words = words;
    }

    /// <summary>Reads the rows, which begin under the rule. A table ends with an empty line.</summary>
    public void Read(TextLines lines, FeatureCollector collector, FeatureLexicon.Names names)
    {
        lines.MoveNext();
        while (lines.MoveNext() && lines.Current is { Length: > 0 } row)
        {
            string[] cells = _columns.Cells(row, areWide: false);
            cells = _words.IsState(cells[_state]) ? cells : _columns.Cells(row, areWide: true);
            string name = cells[_name];
            string state = cells[_state];
            bool isState = _words.IsState(state);
            if (!FeatureNames.CanBe(name) || (!isState && !IsWord(state)))
            {
                if (names.Contains(name) || (lines.IsUnfinished && FeatureNames.CanBe(name)))
                {
                    throw lines.Broken();
                }

                break;
            }

            if (lines.IsUnfinished && !isState)
            {
                throw lines.Broken();
            }

            if (_computer >= 0 && cells[_computer].Length > 0)
            {
                collector.AddComputer(cells[_computer], lines.Number, lines.IsUnfinished);
            }

            collector.Add(name, _words.Find(state, lines.IsUnfinished), lines.Number);
        }
    }

    private static bool IsWord(string cell) => cell.Length > 0 && cell.IndexOf(' ') < 0;
}
