using System;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The server has a number of network interfaces with an IP address that is not link-local.</summary>
internal sealed class NetworkInterfacesCondition(int min, int? max) : Condition
{
    public static NetworkInterfacesCondition Read(ConditionSource source)
    {
        JsonCursor json = source.Only.AsObject("min", "max");
        return new NetworkInterfacesCondition(
            (int)(json.Optional("min")?.AsInteger(1, 99) ?? 1),
            (int?)json.Optional("max")?.AsInteger(1, 99));
    }

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.NetworkConfiguration);

    public override string Expected(WindowsRelease? release) =>
        max is null ? Text.Format(SR.ExpectedInterfacesMin, min)
        : min == max ? Text.Format(SR.ExpectedInterfaces, min)
        : Text.Format(SR.ExpectedInterfacesMax, max);

    public override Finding Evaluate(EvaluationContext server) => NetworkInterfaces.Evaluate(server, (interfaces, seen) =>
    {
        int count = Array.FindAll(interfaces, NetworkInterfaces.HasAddress).Length;
        return count == 0 && max is not null ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoAddress, seen) : Finding.Decided(
            count >= min && !(count > max),
            Text.Format(SR.ActualInterfaces, count),
            SR.ReasonInterfaces,
            seen);
    });
}
