using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Evaluation;

/// <summary>
/// Looks for a service. One that is listed proves its feature; one that is not may only have been left out of the list.
/// What has to run cannot if its service is disabled. A list without start modes contradicts none that has them.
/// </summary>
internal static class ServiceCheck
{
    private const string Running = "Running";
    private const string Disabled = "Disabled";

    public static Finding Check(ServerFacts facts, ServiceCondition condition)
    {
        Known<List<InventorySource>> lists = facts.Services();
        List<KeyValuePair<InventorySource, ServiceFact>> seen =
        [
            .. (lists.IsKnown ? lists.Value : []).SelectMany(source => source.Services!
                .Where(service => Same(service.Name, condition.Name))
                .Select(service => new KeyValuePair<InventorySource, ServiceFact>(source, service))),
        ];
        Finding finding = seen.Count > 0
            ? Judge(
                condition.Name,
                seen.ConvertAll(some => some.Value),
                [.. seen.Select(some => ServerFacts.Seen(some.Key, Text.Format(SR.SeenService, some.Value.Name, StateWith(some.Value.StartMode, some.Value))))])
            : lists.IsKnown ? Finding.Unknown(UnknownCause.NotCaptured, Text.Format(SR.ReasonServiceNotListed, condition.Name))
            : lists.ToUnknown();
        return condition.BlocksOnly ? finding.ThatIsSilent() : finding;
    }

    private static Finding Judge(string name, List<ServiceFact> services, Evidence[] evidence)
    {
        List<ServiceFact> withMode = services.FindAll(service => service.StartMode is not null);
        List<ServiceFact> disabled = withMode.FindAll(IsDisabled);
        if (disabled.Count == 0)
        {
            return JudgeState(name, services, evidence);
        }

        Finding finding = disabled.Count < withMode.Count
            ? Known<bool>.Conflict(evidence).ToUnknown()
            : Finding.NotMet(
                ActualOf(disabled[0]),
                Text.Format(services.Exists(IsRunning) ? SR.ReasonServiceRunsDisabled : SR.ReasonServiceDisabled, name),
                evidence);
        return finding.ThatNeedsService(name);
    }

    /// <summary>A service that does not run, or may not, is there nevertheless.</summary>
    private static Finding JudgeState(string name, List<ServiceFact> services, Evidence[] evidence)
    {
        List<ServiceFact> withState = services.FindAll(service => service.Status.Length > 0);
        if (withState.Count == 0)
        {
            return Finding.Met(ActualOf(services[0]), Text.Format(SR.ReasonServiceStateUnknown, name), evidence).ThatIsARemark();
        }

        if (withState.TrueForAll(IsRunning))
        {
            return Finding.Met(ActualOf(withState[0]), Text.Format(SR.ReasonService, name), evidence);
        }

        ServiceFact other = withState.Find(service => !IsRunning(service))!;
        return (withState.Exists(IsRunning)
            ? Finding.Met(
                string.Join("; ", withState.Select(ActualOf).Distinct()),
                Text.Format(SR.ReasonServiceStates, name, string.Join("; ", evidence.Select(some => some.ToString()))),
                evidence)
            : Finding.Met(ActualOf(other), Text.Format(SR.ReasonServiceStopped, name, other.Status), evidence)).ThatIsARemark();
    }

    /// <summary>The state, with the start mode where that says more.</summary>
    private static string ActualOf(ServiceFact service) => Text.Format(
        SR.ActualService,
        service.Name,
        StateWith(IsRunning(service) && !IsDisabled(service) ? null : service.StartMode, service));

    private static string StateWith(string? mode, ServiceFact service)
    {
        string shown = mode is null ? "" : "(" + mode + ")";
        string status = service.Status.Length > 0 ? service.Status
            : IsDisabled(service) ? ""
            : SR.ServiceStateUnknown;
        return (status + " " + shown).Trim();
    }

    private static bool IsRunning(ServiceFact service) => Same(service.Status, Running);

    private static bool IsDisabled(ServiceFact service) => service.StartMode is { } mode && Same(mode, Disabled);

    private static bool Same(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
