using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Features;

/// <summary>Contains the features of one source, with one state for each.</summary>
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
    /// A list with several states for the same name counts as two lists that disagree: one with the state nearest to
    /// being installed, and one with the state furthest from it.
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
            else if (near != feature.StateValue)
            {
                furthest ??= nearest.Copy();
                if (Distance(feature.StateValue) < Distance(near))
                {
                    nearest.Set(feature);
                }
                else if (Distance(feature.StateValue) > Distance(furthest.Find(feature.Name)!.Value))
                {
                    furthest.Set(feature);
                }
            }
        }

        return furthest is null ? [nearest] : [nearest, furthest];
    }

    /// <summary>The distance of a state from being installed. An unknown state does not hide a known one.</summary>
    private static int Distance(FeatureState state) => state switch
    {
        FeatureState.Installed => 0,
        FeatureState.Unknown => 1,
        FeatureState.InstallPending => 2,
        FeatureState.UninstallPending => 3,
        FeatureState.Removed => 5,
        _ => 4,
    };

    /// <summary>The state of a name; null if it is not listed.</summary>
    public FeatureState? Find(string name) => _features.TryGetValue(name, out FeatureFact? feature) ? feature.StateValue : null;

    /// <summary>The state of a feature, whatever names the list uses; null if the feature is not listed.</summary>
    /// <param name="name">The ServerManager name.</param>
    /// <param name="table">The features of the system.</param>
    /// <param name="shown">The name by which the feature was found.</param>
    public FeatureState? StateOf(string name, FeatureTable? table, out string shown)
    {
        shown = name;
        if (Source.FeatureNamingValue == FeatureNaming.Dism)
        {
            return StateOfParts(table?.Find(name)?.DismNames ?? [], ref shown);
        }

        if (Find(name) is { } state)
        {
            return state;
        }

        // A truncated name identifies the feature only if no other feature of the system has the same beginning.
        List<string> cut = TruncatedNamesOf(name);
        if (cut.Count != 1
            || table is not { IsComplete: true }
            || table.NamesThatBegin(FeatureNames.Start(cut[0])).Count != 1)
        {
            return null;
        }

        shown = cut[0] + " = " + name;
        return Find(cut[0]);
    }

    /// <summary>Returns the truncated names in the list that can be this one.</summary>
    public List<string> TruncatedNamesOf(string name) =>
        _cut.FindAll(listed => name.StartsWith(FeatureNames.Start(listed), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns the state of a feature that is two features in DISM. It is installed only if both are. The part that is
    /// furthest from installed decides, even if the other one is not in the list.
    /// </summary>
    private FeatureState? StateOfParts(string[] dismNames, ref string shown)
    {
        FeatureState? worst = null;
        bool isWhole = true;
        foreach (string dismName in dismNames)
        {
            if (Find(dismName) is not { } state)
            {
                isWhole = false;
            }
            else if (worst is not { } before || Distance(state) > Distance(before))
            {
                worst = state;
                shown = dismName;
            }
        }

        return isWhole || worst is not FeatureState.Installed ? worst : null;
    }

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
