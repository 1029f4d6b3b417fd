using System;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>No network interface gets its address from DHCP.</summary>
internal sealed class StaticAddressesCondition : Condition
{
    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.NetworkConfiguration);

    public override string Expected(WindowsRelease? release) => SR.ExpectedStaticAddresses;

    public override Finding Evaluate(EvaluationContext server) => NetworkInterfaces.Evaluate(server, (interfaces, seen) =>
    {
        int dynamic = Array.FindAll(interfaces, some => NetworkInterfaces.HasAddress(some) && some.Find("DHCPEnabled")!.Flag == true).Length;
        return dynamic > 0
            ? Finding.NotMet(Text.Format(SR.ActualDynamicAddresses, dynamic), SR.ReasonDynamicAddresses, seen)
            : Finding.Met(SR.ActualStaticAddresses, SR.ReasonStaticAddresses, seen);
    });
}
