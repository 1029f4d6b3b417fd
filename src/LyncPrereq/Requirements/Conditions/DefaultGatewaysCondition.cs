using System;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>A number of network interfaces has a default gateway.</summary>
internal sealed class DefaultGatewaysCondition(int wanted) : Condition
{
    public static DefaultGatewaysCondition Read(ConditionSource source) => new((int)source.Only.AsInteger(1, 99));

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.NetworkConfiguration);

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedGateways, wanted);

    public override Finding Evaluate(EvaluationContext server) => NetworkInterfaces.Evaluate(server, (interfaces, seen) =>
    {
        // A router can announce itself to every interface: such a gateway has a link-local address, and was not set.
        int count = Array.FindAll(interfaces, some => Array.Exists(some.Find("DefaultIPGateway")!.Values, NetworkInterfaces.IsOfNetwork)).Length;
        int all = Array.FindAll(interfaces, some => some.Find("DefaultIPGateway")!.Values.Length > 0).Length;
        string actual = Text.Format(SR.ActualGateways, count);
        return count < wanted && all > count
            ? Finding.Unknown(UnknownCause.Undocumented, SR.ReasonGatewayAnnounced, seen)
            : Finding.Decided(count == wanted, actual, SR.ReasonGateways, seen);
    });
}
