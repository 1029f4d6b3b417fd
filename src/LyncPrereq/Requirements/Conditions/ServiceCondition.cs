using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// A Windows service exists and is not disabled. A service that is listed proves its feature; one that is missing may
/// have been left out of the list. A list without start modes does not contradict one that has them.
/// </summary>
/// <param name="name">The name of the service.</param>
/// <param name="blocksOnly">True if the service proves nothing, and only contradicts the requirement if it is disabled.</param>
/// <param name="isRunning">True if the service must be running.</param>
/// <param name="ifExists">True if the condition does not apply to a server without the service.</param>
internal sealed class ServiceCondition(string name, bool blocksOnly = false, bool isRunning = false, bool ifExists = false) : Condition
{
    public override bool BlocksOnly => blocksOnly;

    public static ServiceCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("blocksOnly", "running", "ifExists");
        return new ServiceCondition(
            source.Value.Match(CatalogCursor.Name),
            json.Optional("blocksOnly")?.AsBoolean() ?? false,
            json.Optional("running")?.AsBoolean() ?? false,
            json.Optional("ifExists")?.AsBoolean() ?? false);
    }

    public override IEnumerable<string> Services(Func<Requirement, Condition?> conditionOf) => [name];

    public override void AddNeeds(FactNeeds needs) => needs.Services = true;

    public override string Expected(WindowsRelease? release) =>
        Text.Format(isRunning ? SR.ExpectedServiceRunning : blocksOnly || ifExists ? SR.ExpectedServiceNotDisabled : SR.ExpectedService, name);

    public override Finding Evaluate(EvaluationContext server)
    {
        var finding = Finding.Of(server.Facts.Services(), (lists, _) => Evaluate(lists));
        return blocksOnly ? finding.ThatIsSilent() : finding;
    }

    private Finding Evaluate(List<InventorySource> lists)
    {
        var seen = lists
            .SelectMany(source => source.Services!, (source, service) => new { source, service })
            .Where(some => Same(some.service.Name, name))
            .ToList();
        return seen.Count == 0 && ifExists && new ListedServices(lists).IsComplete ? Finding.NotApplicable(Text.Format(SR.ReasonServiceMissing, name))
            : seen.Count == 0
            ? Finding.Unknown(UnknownCause.NotCaptured, Text.Format(SR.ReasonServiceNotListed, name))
            : EvaluateMode(
                seen.ConvertAll(some => some.service),
                [.. seen.Select(some => ServerFacts.Seen(some.source, Text.Format(SR.SeenService, some.service.Name, StateOf(some.service, withMode: true))))]);
    }

    private Finding EvaluateMode(List<ServiceFact> services, Evidence[] evidence)
    {
        List<ServiceFact> withMode = services.FindAll(service => service.Mode is not null);
        List<ServiceFact> disabled = withMode.FindAll(IsDisabled);
        if (withMode.Count == 0 && ifExists)
        {
            return Finding.Unknown(
                services.Exists(service => service.StartMode is { Length: > 0 }) ? UnknownCause.Unreadable : UnknownCause.NotCaptured,
                Text.Format(SR.ReasonServiceNoMode, name),
                evidence);
        }

        if (disabled.Count == 0)
        {
            return isRunning ? EvaluateRunning(services, evidence) : EvaluateState(services, evidence);
        }

        Finding finding = disabled.Count < withMode.Count
            ? Finding.Unknown(Known<bool>.Conflict(evidence))
            : Finding.NotMet(
                ActualOf(disabled[0]),
                Text.Format(services.Exists(IsRunning) ? SR.ReasonServiceRunsDisabled : SR.ReasonServiceDisabled, name),
                evidence);
        return finding.WithDisabledService(name);
    }

    private Finding EvaluateRunning(List<ServiceFact> services, Evidence[] evidence)
    {
        List<ServiceFact> withState = services.FindAll(service => service.State is not null);
        string unreadable = string.Join(", ", services.Select(service => service.Status).Where(status => status.Length > 0).Distinct());
        bool isAnyRunning = withState.Exists(IsRunning);
        return withState.Count == 0 && unreadable.Length > 0
                ? Finding.Unknown(UnknownCause.Unreadable, Text.Format(SR.ReasonServiceStateUnreadable, name, unreadable), evidence)
            : withState.Count == 0 ? Finding.Unknown(UnknownCause.NotCaptured, Text.Format(SR.ReasonServiceNoState, name), evidence)
            : isAnyRunning != withState.TrueForAll(IsRunning) ? Finding.Unknown(Known<bool>.Conflict(evidence))
            : Finding.Decided(
                isAnyRunning,
                ActualOf(withState[0]),
                Text.Format(isAnyRunning ? SR.ReasonServiceRunning : SR.ReasonServiceNotRunning, name, withState[0].State!),
                evidence);
    }

    /// <summary>A service that is not running still exists.</summary>
    private Finding EvaluateState(List<ServiceFact> services, Evidence[] evidence)
    {
        List<ServiceFact> withState = services.FindAll(service => service.State is not null);
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
            : Finding.Met(ActualOf(other), Text.Format(SR.ReasonServiceStopped, name, other.State!), evidence)).ThatIsARemark();
    }

    /// <summary>The state, with the start mode unless the service runs and can run.</summary>
    private static string ActualOf(ServiceFact service) => Text.Format(
        SR.ActualService,
        service.Name,
        StateOf(service, withMode: !IsRunning(service) || IsDisabled(service)));

    private static string StateOf(ServiceFact service, bool withMode)
    {
        string shown = withMode && service.StartMode is { Length: > 0 } mode ? "(" + mode + ")" : "";
        string status = service.Status.Length > 0 ? service.Status
            : IsDisabled(service) ? ""
            : SR.ServiceStateUnknown;
        return (status + " " + shown).Trim();
    }

    private static bool IsRunning(ServiceFact service) => service.State == "Running";

    private static bool IsDisabled(ServiceFact service) => service.Mode is { } mode && Same(mode, "Disabled");

    private static bool Same(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
