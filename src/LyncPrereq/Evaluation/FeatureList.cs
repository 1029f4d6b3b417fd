using System;
using System.Collections.Generic;
using LyncPrereq.Inspection;

namespace LyncPrereq.Evaluation;

/// <summary>The features that one source lists, each in one state.</summary>
internal sealed class FeatureList
{
    private readonly Dictionary<string, FeatureFact> _features;
    private readonly List<string> _cut = [];

    private FeatureList(InventorySource source, int capacity)
    {
        Source = source;
        _features = new Dictionary<string, FeatureFact>(capacity, StringComparer.OrdinalIgnoreCase);
    }

    public InventorySource Source { get; }

    /// <summary>A list that gives one name two states counts as two lists, which then disagree.</summary>
    public static IEnumerable<FeatureList> Of(InventorySource source)
    {
        var list = new FeatureList(source, source.Features!.Length);
        FeatureList? other = null;
        foreach (FeatureFact feature in source.Features)
        {
            if (list.Find(feature.Name) is not { } state)
            {
                list.Set(feature);
            }
            else if (state != feature.State)
            {
                (other ??= new FeatureList(source, 0)).Set(feature);
            }
        }

        return other is null ? [list] : [list, other];
    }

    /// <summary>The state of a name; null where it is not listed.</summary>
    public FeatureState? Find(string name) => _features.TryGetValue(name, out FeatureFact? feature) ? feature.State : null;

    /// <summary>The listed names that a console has cut and that this one can have been.</summary>
    public List<string> CutNamesOf(string name) =>
        _cut.FindAll(listed => name.StartsWith(FeatureNames.Start(listed), StringComparison.OrdinalIgnoreCase));

    private void Set(FeatureFact feature)
    {
        if (FeatureNames.IsCut(feature.Name) && !_features.ContainsKey(feature.Name))
        {
            _cut.Add(feature.Name);
        }

        _features[feature.Name] = feature;
    }
}
