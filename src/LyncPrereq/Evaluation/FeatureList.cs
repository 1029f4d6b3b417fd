using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

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

    /// <summary>
    /// A list that gives one name several states counts as two lists, with what is nearest to being installed and with
    /// what is furthest from it, which then disagree.
    /// </summary>
    public static IEnumerable<FeatureList> Of(InventorySource source)
    {
        var nearest = new FeatureList(source, source.Features!.Length);
        FeatureList? furthest = null;
        foreach (FeatureFact feature in source.Features)
        {
            if (nearest.Find(feature.Name) is not { } near)
            {
                nearest.Set(feature);
                furthest?.Set(feature);
            }
            else if (near != feature.State)
            {
                furthest ??= nearest.Copy();
                if (Distance(feature.State) < Distance(near))
                {
                    nearest.Set(feature);
                }
                else if (Distance(feature.State) > Distance(furthest.Find(feature.Name)!.Value))
                {
                    furthest.Set(feature);
                }
            }
        }

        return furthest is null ? [nearest] : [nearest, furthest];
    }

    /// <summary>How far from being installed a state is. One that is not understood hides none that is.</summary>
    public static int Distance(FeatureState state) => state switch
    {
        FeatureState.Installed => 0,
        FeatureState.Unknown => 1,
        FeatureState.InstallPending => 2,
        FeatureState.UninstallPending => 3,
        FeatureState.Removed => 5,
        _ => 4,
    };

    /// <summary>The state of a name; null where it is not listed.</summary>
    public FeatureState? Find(string name) => _features.TryGetValue(name, out FeatureFact? feature) ? feature.State : null;

    /// <summary>The listed names that a console has cut and that this one can have been.</summary>
    public List<string> TruncatedNamesOf(string name) =>
        _cut.FindAll(listed => name.StartsWith(FeatureNames.Start(listed), StringComparison.OrdinalIgnoreCase));

    private FeatureList Copy()
    {
        var copy = new FeatureList(Source, _features.Count);
        foreach (FeatureFact feature in _features.Values)
        {
            copy.Set(feature);
        }

        return copy;
    }

    private void Set(FeatureFact feature)
    {
        if (FeatureNames.IsTruncated(feature.Name) && !_features.ContainsKey(feature.Name))
        {
            _cut.Add(feature.Name);
        }

        _features[feature.Name] = feature;
    }
}
