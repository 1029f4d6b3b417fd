using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Inspection;

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
        ];
        Finding finding = Composition.AllOf(reasons);
        Known<RegistryValueFact?> renames = facts.Value(RegistryLocations.SessionManager, "PendingFileRenameOperations");
        return renames.IsKnown && renames.Value is { Lines.Length: > 0 } value
            ? finding.With(
                Text.Format(SR.RestartFileRename, value.Lines.Count(line => line.Length > 0)),
                renames.Evidence.Select(some => new Evidence(some.Source, some.Location, value.Name)))
            : finding;
    }

    private static Finding KeyAbsent(ServerFacts facts, RegistryLocation location, string reason)
    {
        Known<bool> key = facts.Key(location);
        return key.IsKnown ? Verdict(!key.Value, reason, key.Evidence) : key.ToUnknown();
    }

    private static Finding UpdateExe(ServerFacts facts)
    {
        Known<RegistryValueFact?> value = facts.Value(RegistryLocations.UpdateExeVolatile, "UpdateExeVolatile");
        return !value.IsKnown ? value.ToUnknown()
            : value.Value is { IsNumber: false } ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, value.Evidence)
            : Verdict(value.Value is null or { Number: 0 }, SR.RestartUpdateExe, value.Evidence);
    }

    private static Finding NameKept(ServerFacts facts)
    {
        Known<RegistryValueFact?> name = facts.Value(RegistryLocations.ComputerName, "ComputerName");
        Known<RegistryValueFact?> active = facts.Value(RegistryLocations.ActiveComputerName, "ComputerName");
        return !name.IsKnown ? name.ToUnknown()
            : !active.IsKnown ? active.ToUnknown()
            : Verdict(
                string.Equals(name.Value?.Text, active.Value?.Text, StringComparison.OrdinalIgnoreCase),
                SR.RestartRename,
                [.. name.Evidence, .. active.Evidence]);
    }

    private static Finding Verdict(bool isMet, string reason, Evidence[] evidence) =>
        isMet ? Finding.Met(SR.ActualNoRestart, SR.ReasonNoRestart, evidence) : Finding.NotMet(SR.ActualRestart, reason, evidence);
}
