using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// No restart is pending for one of the known reasons. A pending file rename alone is not one: most computers have one
/// recorded at any time.
/// </summary>
internal sealed class NoPendingRestartCondition : Condition
{
    public override bool NeedsRestart => true;

    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.PendingRestart);

    public override string Expected(WindowsRelease? release) => SR.ExpectedNoRestart;

    public override Finding Evaluate(EvaluationContext server)
    {
        ServerFacts facts = server.Facts;
        var finding = Composition.AllOf(
        [
            KeyAbsent(facts, RegistryLocations.ServicingRebootPending, SR.RestartServicing),
            KeyAbsent(facts, RegistryLocations.UpdateRebootRequired, SR.RestartUpdate),
            UpdateExe(facts),
            NameKept(facts),
            .. PendingFeatures(facts),
        ]);
        Known<RegistryValueFact?> renames = facts.Value(RegistryLocations.SessionManager, "PendingFileRenameOperations");
        int count = renames.IsKnown ? renames.Value?.Lines.Count(line => line.Length > 0) ?? 0 : 0;
        return count > 0
            ? finding.With(
                Text.Format(SR.RestartFileRename, count),
                renames.Evidence.Select(some => new Evidence(some.Source, some.Location, renames.Value!.Name)))
            : finding;
    }

    private static Finding KeyAbsent(ServerFacts facts, RegistryLocation location, string reason) =>
        Finding.Of(facts.Key(location), (exists, seen) => Decided(!exists, reason, seen));

    /// <summary>A feature that is waiting for a restart is a reason. If none is waiting, that proves nothing.</summary>
    private static IEnumerable<Finding> PendingFeatures(ServerFacts facts) => facts.FeatureSources.SelectMany(source => Array
        .FindAll(source.Features!, feature => feature.StateValue is FeatureState.InstallPending or FeatureState.UninstallPending)
        .Select(feature => Finding.NotMet(
            SR.ActualRestart,
            Text.Format(SR.RestartFeature, feature.Name),
            ServerFacts.Seen(source, feature.ToString()))));

    private static Finding UpdateExe(ServerFacts facts) => Finding.Of(
        facts.Number(RegistryLocations.UpdateExeVolatile, "UpdateExeVolatile"),
        (pending, seen) => Decided(pending is null or 0, SR.RestartUpdateExe, seen));

    /// <summary>ActiveComputerName exists only in a registry that is loaded by a running system.</summary>
    private static Finding NameKept(ServerFacts facts) => Finding.Of(
        facts.Value(RegistryLocations.ComputerName, "ComputerName"),
        (name, seen) => Finding.Of(
            facts.Value(RegistryLocations.ActiveComputerName, "ComputerName"),
            (active, alsoSeen) => name is null || active is null
                ? Finding.Unknown(UnknownCause.NotCaptured, SR.RestartNameMissing, [.. seen, .. alsoSeen])
                : Decided(
                    string.Equals(name.Text, active.Text, StringComparison.OrdinalIgnoreCase),
                    SR.RestartRename,
                    [.. seen, .. alsoSeen])));

    private static Finding Decided(bool isMet, string reason, Evidence[] seen) => isMet
        ? Finding.Met(SR.ActualNoRestart, SR.ReasonNoRestart, seen)
        : Finding.NotMet(SR.ActualRestart, reason, seen);
}
