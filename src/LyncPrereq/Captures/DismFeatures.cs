namespace LyncPrereq.Captures;

/// <summary>Collects the features in one output of DISM, in any language.</summary>
internal sealed class DismFeatures
{
    private readonly TextLines _lines;
    private readonly FeatureCollector _collector;
    private bool _hasKnownState;
    private int _unknownLine;
    private string? _unknownState;

    public DismFeatures(TextLines lines)
    {
        _lines = lines;
        _collector = new FeatureCollector(lines.File, DismTable.CommandName);
    }

    /// <summary>Adds a feature whose state is in the current line.</summary>
    public void Add(string name, string state, int line)
    {
        if (StateWords.Dism.IsState(state))
        {
            _hasKnownState = true;
        }
        else if (_lines.IsUnfinished)
        {
            throw _lines.Broken();
        }
        else if (_unknownState is null)
        {
            _unknownState = state;
            _unknownLine = _lines.Number;
        }

        _collector.Add(name, StateWords.Dism.Find(state, _lines.IsUnfinished), line);
    }

    /// <exception cref="InputException">The output is truncated, or in a language without known states.</exception>
    public InventorySource ToSource(int? build)
    {
        if (_unknownState is not null && !_hasKnownState)
        {
            throw _lines.File.Localized(_unknownLine, _unknownState);
        }

        FeatureFact[] features = _collector.Features;
        return features.Length == 0
            ? throw _lines.File.Truncated(_lines.Number)
            : new InventorySource(InventorySourceKind.Dism, _lines.File.Name)
            {
                FeatureNamingValue = FeatureNaming.Dism,
                Features = features,
                OperatingSystem = build is null ? null : new OperatingSystemFact { Build = build },
            };
    }
}
