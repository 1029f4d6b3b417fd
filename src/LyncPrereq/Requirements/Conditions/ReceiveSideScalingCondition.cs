using System;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// Receive-side scaling is enabled on every connected network adapter. Windows lists only adapters that support it.
/// </summary>
/// <param name="queues">The number of receive queues; null for any number.</param>
internal sealed class ReceiveSideScalingCondition(int? queues) : Condition
{
    private static readonly InstanceFindings s_findings =
        new(FactClasses.ReceiveSideScaling, "InterfaceDescription", "Enabled", "NumberOfReceiveQueues");

    public static ReceiveSideScalingCondition Read(ConditionSource source)
    {
        int? queues = (int?)source.With("queues").Optional("queues")?.AsInteger(1, 999);
        return source.Value.AsBoolean() ? new ReceiveSideScalingCondition(queues) : throw source.Value.Problem(SR.JsonOnlyTrue);
    }

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.NetworkAdapter, FactClasses.ReceiveSideScaling);

    public override string Expected(WindowsRelease? release) =>
        queues is null ? SR.ExpectedScaling : Text.Format(SR.ExpectedScalingQueues, Text.Count(queues.Value, SR.UnitQueues));

    public override Finding Evaluate(EvaluationContext server) => ConnectedAdapters.Evaluate(server, adapters => s_findings.Evaluate(
        server,
        (settings, see) => Composition.AllOf([.. adapters.Select(adapter => Evaluate(
            adapter,
            Array.FindAll(settings, some => string.Equals(some.Find("InterfaceDescription")!.Text, adapter, StringComparison.OrdinalIgnoreCase)),
            see))])));

    private Finding Evaluate(string adapter, InstanceFact[] settings, Func<InstanceFact[], Evidence[]> see)
    {
        Evidence[] seen = see(settings);
        return settings.Length != 1 ? Finding.Unknown(UnknownCause.Unreadable, Text.Format(SR.ReasonScalingNotListed, adapter), seen)
            : settings[0].Find("Enabled")!.Flag is not { } isEnabled ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, seen)
            : !isEnabled ? Finding.NotMet(Text.Format(SR.ActualScalingDisabled, adapter), SR.ReasonScalingDisabled, seen)
            : queues is null ? Finding.Met(Text.Format(SR.ActualScalingEnabled, adapter), SR.ReasonScalingEnabled, seen)
            : OfQueues(adapter, settings[0].Find("NumberOfReceiveQueues")!.Number, seen);
    }

    /// <summary>A team can have no queues of its own: the adapters in it have them.</summary>
    private Finding OfQueues(string adapter, long? number, Evidence[] seen) =>
        number == 0 && adapter.IndexOf("Multiplexor", StringComparison.OrdinalIgnoreCase) >= 0 ? Finding.NotApplicable(SR.ReasonScalingTeam)
        : number is not > 0 ? Finding.Unknown(UnknownCause.Unreadable, Text.Format(SR.ReasonScalingNoQueues, adapter), seen)
        : Finding.Decided(
            number == queues,
            Text.Format(SR.ActualScalingQueues, adapter, Text.Count(number.Value, SR.UnitQueues)),
            number == queues ? SR.ReasonScalingEnabled : SR.ReasonScalingQueues,
            seen);
}
