using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Evaluation;

/// <summary>
/// Tells whether a restart is pending by the known reasons for one. A pending file rename alone is none of them: most
/// machines have one recorded at any time.
/// </summary>
internal static class PendingRestartCheck
{
    public static Finding Check(ServerFacts facts)
    {
        List<Finding> reasons =
        [
            KeyAbsent(facts, RegistryLocations.ServicingRebootPending, SR.RestartServicing),
            KeyAbsent(facts, RegistryLocations.UpdateRebootRequired, SR.RestartUpdate),
            UpdateExe(facts),
            NameKept(facts),
            .. PendingFeatures(facts),
        ];
        Finding finding = Composition.AllOf(reasons);
        Known<RegistryValueFact?> renames = facts.Value(RegistryLocations.SessionManager, "PendingFileRenameOperations");
        int count = renames.IsKnown ? renames.Value?.Lines.Count(line => line.Length > 0) ?? 0 : 0;
        return count > 0
            ? finding.With(
                Text.Format(SR.RestartFileRename, count),
                renames.Evidence.Select(some => new Evidence(some.Source, some.Location, renames.Value!.Name)))
            : finding;
    }

    private static Finding KeyAbsent(ServerFacts facts, RegistryLocation location, string reason)
    {
        Known<bool> key = facts.Key(location);
        return key.IsKnown ? Verdict(!key.Value, reason, key.Evidence) : key.ToUnknown();
    }

    /// <summary>A feature that waits for a restart is a reason; that none does proves nothing.</summary>
    private static IEnumerable<Finding> PendingFeatures(ServerFacts facts) => facts.FeatureSources.SelectMany(source => Array
        .FindAll(source.Features!, feature => feature.State is FeatureState.InstallPending or FeatureState.UninstallPending)
        .Select(feature => Finding.NotMet(
            SR.ActualRestart,
            Text.Format(SR.RestartFeature, feature.Name),
            ServerFacts.Seen(source, feature.ToString()))));

    private static Finding UpdateExe(ServerFacts facts)
    {
        Known<RegistryValueFact?> value = facts.Value(RegistryLocations.UpdateExeVolatile, "UpdateExeVolatile");
        return !value.IsKnown ? value.ToUnknown()
            : value.Value is { IsNumber: false } ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, value.Evidence)
            : Verdict(value.Value is null or { Number: 0 }, SR.RestartUpdateExe, value.Evidence);
    }

    /// <summary>ActiveComputerName lives in memory only: a registry that was not running has none, and says nothing.</summary>
    private static Finding NameKept(ServerFacts facts)
    {
        Known<RegistryValueFact?> name = facts.Value(RegistryLocations.ComputerName, "ComputerName");
        Known<RegistryValueFact?> active = facts.Value(RegistryLocations.ActiveComputerName, "ComputerName");
        return !name.IsKnown ? name.ToUnknown()
            : !active.IsKnown ? active.ToUnknown()
            : name.Value is null || active.Value is null
                ? Finding.Unknown(UnknownCause.NotCaptured, SR.RestartNameMissing, [.. name.Evidence, .. active.Evidence])
            : Verdict(
                string.Equals(name.Value.Text, active.Value.Text, StringComparison.OrdinalIgnoreCase),
                SR.RestartRename,
                [.. name.Evidence, .. active.Evidence]);
    }

    private static Finding Verdict(bool isMet, string reason, Evidence[] evidence) =>
        isMet ? Finding.Met(SR.ActualNoRestart, SR.ReasonNoRestart, evidence) : Finding.NotMet(SR.ActualRestart, reason, evidence);
}
