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
        InstanceFact[] judged = Array.FindAll(interfaces, some => !NetworkInterfaces.IsLoopback(some));
        InstanceFact[] dynamic = Array.FindAll(judged, some => some.Find("DHCPEnabled")!.Flag == true);
        bool isAnyStatic = Array.Exists(judged, some => some.Find("DHCPEnabled")!.Flag == false && NetworkInterfaces.HasAddress(some));
        return dynamic.Length > 0 && (!isAnyStatic || Array.Exists(dynamic, NetworkInterfaces.HasAddress))
                ? Finding.NotMet(Text.Format(SR.ActualDynamicAddresses, dynamic.Length), SR.ReasonDynamicAddresses, seen)
            : dynamic.Length > 0 ? Finding.Unknown(UnknownCause.Undocumented, SR.ReasonDynamicNoAddress, seen)
            : Array.Exists(judged, some => some.Find("DHCPEnabled")!.Flag is null)
                ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonAddressesUnreadable, seen)
            : !isAnyStatic ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoAddress, seen)
            : Finding.Met(SR.ActualStaticAddresses, SR.ReasonStaticAddresses, seen);
    });
}
