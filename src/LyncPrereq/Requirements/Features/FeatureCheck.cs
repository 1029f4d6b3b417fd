using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Requirements.Features;

/// <summary>
/// Determines whether a Windows feature is installed: from the lists of features, under any name of the feature; if no
/// list contains it, from the list of IIS modules; otherwise from an installed feature that cannot exist without it.
/// </summary>
internal sealed class FeatureCheck
{
    private readonly ServerFacts _facts;
    private readonly WindowsRelease? _release;
    private readonly FeatureTable? _table;
    private readonly FeatureList[] _lists;
    private readonly bool _hasComponents;
    private Dictionary<string, Evidence>? _inferred;

    public FeatureCheck(ServerFacts facts, WindowsRelease? release)
    {
        _facts = facts;
        _release = release;
        _table = release is { } known ? FeatureTable.For(known) : null;
        _hasComponents = facts.HasRead(RegistryLocations.IisComponents);
        _lists = [.. facts.FeatureSources.SelectMany(FeatureList.Of)];
    }

    /// <param name="name">The ServerManager name of the feature.</param>
    public Finding Check(string name)
    {
        Finding? seen = Observe(name);
        return seen is { IsDecided: true } or { Cause: UnknownCause.Conflict }
            ? seen
            : Infer(name) ?? seen ?? Finding.Unknown(_facts.Missing<bool>(FactSubjects.Features, Describe(name)));
    }

    /// <summary>The location of files that the features need and that were removed from the server.</summary>
    public FeatureSource SourceOf(IEnumerable<string> names)
    {
        var source = FeatureSource.None;
        foreach (string name in _table is { CanRemoveFiles: false } ? [] : names)
        {
            foreach (string needed in (IEnumerable<string>)[name, .. _table?.NeedsOf(name) ?? []])
            {
                source |= IsRemoved(needed) ? FeatureTable.SourceOf(needed) : FeatureSource.None;
            }
        }

        return source;
    }

    /// <summary>The installed update that prevents the installation of .NET Framework 3.5; null if there is none.</summary>
    public string? DotNet35Blocker => _facts.HasUpdate(KnownUpdates.UnblockDotNet35)
        ? null
        : Array.Find(KnownUpdates.BlockDotNet35, _facts.HasUpdate);

    /// <summary>The name with the display name.</summary>
    public string Describe(string name) => FeatureTable.Describe(_release, name);

    /// <summary>The finding of the sources on the feature itself; null if no source contains it.</summary>
    private Finding? Observe(string name)
    {
        var findings = new List<Finding>();
        InventorySource? before = null;
        foreach (FeatureList list in _lists)
        {
            // The second list of the same source counts only if it differs from the first.
            if (Look(list, name) is { } finding
                && !(list.Source == before && finding.Status == findings[findings.Count - 1].Status))
            {
                findings.Add(finding);
                before = list.Source;
            }
        }

        Finding? component = CheckIisComponent(name);
        List<Finding> decided = findings.FindAll(finding => finding.IsDecided);
        if (decided.Count == 0)
        {
            return component is { IsDecided: true } ? component : findings.OrderBy(finding => finding.Cause).FirstOrDefault() ?? component;
        }

        Finding agreed = Composition.Observations(decided, firstDecides: false);
        return component is not { IsDecided: true } || !agreed.IsDecided || component.Status == agreed.Status
            ? agreed
            : agreed.With(SR.ReasonComponentDisagrees, component.Evidence);
    }

    /// <summary>
    /// Whether the files of a feature were removed. If the lists do not tell, files that Windows does not copy to the disk
    /// count as removed, unless there is proof that the feature is installed.
    /// </summary>
    private bool IsRemoved(string name)
    {
        FeatureState[] states = [.. _lists.Select(list => list.StateOf(name, _table, out _)).OfType<FeatureState>()];
        return Array.IndexOf(states, FeatureState.Removed) >= 0
            || (_table?.IsRemovedByDefault(name) == true
                && Array.TrueForAll(states, state => state is FeatureState.NotInstalled or FeatureState.Unknown)
                && Infer(name) is null
                && !IsDotNet35Installed);
    }

    /// <summary>The only feature that is removed by default is the one to which this value belongs.</summary>
    private bool IsDotNet35Installed =>
        _facts.Number(RegistryLocations.DotNetFramework35, "Install") is { IsKnown: true, Value: 1 };

    private static Finding? Look(InventorySource source, FeatureState state, string shown)
    {
        Evidence evidence = ServerFacts.Seen(source, shown + ": " + state);
        return state switch
        {
            FeatureState.Installed => Finding.Met(state.ToString(), SR.ReasonInstalled, evidence),
            FeatureState.Available or FeatureState.NotInstalled =>
                Finding.NotMet(SR.ActualNotInstalled, SR.ReasonNotInstalled, evidence),
            FeatureState.Removed => Finding.NotMet(SR.ActualRemoved, SR.ReasonRemoved, evidence),
            FeatureState.InstallPending =>
                Finding.NotMet(state.ToString(), SR.ReasonInstallPending, evidence).WithRestartPending(),
            FeatureState.UninstallPending =>
                Finding.NotMet(state.ToString(), SR.ReasonUninstallPending, evidence).WithRestartPending(),
            _ => Finding.Unknown(UnknownCause.Unreadable, SR.ReasonStateUnknown, evidence),
        };
    }

    private Finding? Look(FeatureList list, string name)
    {
        if (list.StateOf(name, _table, out string shown) is { } state)
        {
            return Look(list.Source, state, shown);
        }

        List<string> cut = list.TruncatedNamesOf(name);
        return cut.Count == 0
            ? null
            : Finding.Unknown(
                UnknownCause.AmbiguousName,
                Text.Format(SR.ReasonAmbiguousName, string.Join(", ", cut), name),
                [.. cut.Select(some => ServerFacts.Seen(list.Source, some + ": " + list.Find(some)))]);
    }

    /// <summary>InetStp\Components contains a DWORD 1 for each installed module of IIS. A module that is missing is not installed.</summary>
    private Finding? CheckIisComponent(string name)
    {
        if (!_hasComponents || _table?.Find(name)?.InetStpComponent is not { } component)
        {
            return null;
        }

        Known<RegistryValueFact?> value = _facts.Value(RegistryLocations.IisComponents, component);
        if (!value.IsKnown)
        {
            return value.Cause == UnknownCause.Conflict ? Finding.Unknown(value) : null;
        }

        bool isInstalled = value.Value is { IsNumber: true, Number: 1 };
        return Finding.Decided(
            isInstalled,
            isInstalled ? nameof(FeatureState.Installed) : SR.ActualNotInstalled,
            isInstalled ? SR.ReasonComponent : SR.ReasonNoComponent,
            value.Evidence);
    }

    private Finding? Infer(string name)
    {
        if (_table is null)
        {
            return null;
        }

        _inferred ??= CollectInferred();
        return _inferred.TryGetValue(name, out Evidence? proof)
            ? Finding.Met(nameof(FeatureState.Installed), Text.Format(SR.ReasonInferred, name), proof).ThatIsInferred()
            : null;
    }

    private Dictionary<string, Evidence> CollectInferred()
    {
        var inferred = new Dictionary<string, Evidence>(StringComparer.OrdinalIgnoreCase);
        foreach (WindowsFeature feature in _table!.Features)
        {
            if (Observe(feature.Name) is not { Status: PrerequisiteStatus.Met } seen)
            {
                continue;
            }

            foreach (string need in _table.NeedsOf(feature.Name))
            {
                if (!inferred.ContainsKey(need))
                {
                    inferred.Add(need, seen.Evidence[0]);
                }
            }
        }

        return inferred;
    }
}
