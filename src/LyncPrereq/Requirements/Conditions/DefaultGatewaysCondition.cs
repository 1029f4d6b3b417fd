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
        int count = Array.FindAll(interfaces, some => some.Find("DefaultIPGateway")!.Values.Length > 0).Length;
        return Finding.Decided(
            count == wanted,
            Text.Format(SR.ActualGateways, count),
            SR.ReasonGateways,
            seen);
    });
}
