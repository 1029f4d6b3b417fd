using System;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Every connected network adapter has a speed.</summary>
/// <param name="megabits">The speed in Mbps.</param>
internal sealed class NetworkSpeedCondition(int megabits) : Condition
{
    private const long Megabit = 1_000_000;

    private static readonly InstanceFindings s_findings =
        new(FactClasses.NetworkAdapter, "Name", "NetEnabled", "PhysicalAdapter", "Speed");

    public static NetworkSpeedCondition Read(ConditionSource source) => new((int)source.Only.AsInteger(1, 999_999));

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.NetworkAdapter);

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedNetworkSpeed, megabits);

    public override Finding Evaluate(EvaluationContext server) => s_findings.Evaluate(server, (adapters, see) =>
    {
        InstanceFact[] connected = Array.FindAll(adapters, ConnectedAdapters.IsConnected);

        // An adapter that does not know its speed reports the largest number.
        long?[] speeds = Array.ConvertAll(connected, some => Hardware.Positive(some.Find("Speed")!) is { } speed and < long.MaxValue ? speed : (long?)null);
        Evidence[] seen = see(connected);
        return speeds.Min() is { } slowest && (!speeds.Contains(null) || slowest < megabits * Megabit)
            ? Finding.Decided(
                slowest >= megabits * Megabit,
                Text.Format(SR.ActualNetworkSpeed, slowest / Megabit),
                Text.Format(SR.ReasonNetworkSpeed, slowest / Megabit),
                seen)
            : Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoNetworkSpeed, seen);
    });
}
