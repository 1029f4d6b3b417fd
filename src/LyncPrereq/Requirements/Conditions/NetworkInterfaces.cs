using System;
using System.Net;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The network interfaces of a server with TCP/IP. A team of adapters is one interface.</summary>
internal static class NetworkInterfaces
{
    private static readonly InstanceFindings s_findings =
        new(FactClasses.NetworkConfiguration, "IPEnabled", "IPAddress", "DHCPEnabled", "DefaultIPGateway");

    /// <summary>Evaluates the interfaces; there is at least one.</summary>
    public static Finding Evaluate(EvaluationContext server, Func<InstanceFact[], Evidence[], Finding> evaluate) =>
        s_findings.Evaluate(server, (adapters, see) =>
        {
            InstanceFact[] enabled = Array.FindAll(adapters, adapter => adapter.Find("IPEnabled")!.Flag == true);
            return Array.Exists(adapters, adapter => !IsReadable(adapter))
                    ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonAddressesUnreadable, see(adapters))
                : enabled.Length == 0 ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoInterface, see(adapters))
                : evaluate(enabled, see(enabled));
        });

    /// <summary>Tunnels and adapters without a network have link-local addresses only.</summary>
    public static bool HasAddress(InstanceFact adapter) =>
        Array.Exists(adapter.Find("IPAddress")!.Values, text => !IsLinkLocal(IPAddress.Parse(text)));

    private static bool IsLinkLocal(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        return address.IsIPv6LinkLocal || (bytes.Length == 4 && bytes[0] == 169 && bytes[1] == 254);
    }

    /// <summary>A CSV file contains the name of a type instead of several addresses.</summary>
    private static bool IsReadable(InstanceFact adapter) => adapter.Find("IPEnabled")!.Flag is { } isEnabled
        && (!isEnabled
            || (adapter.Find("DHCPEnabled")!.Flag is not null
                && Array.TrueForAll(adapter.Find("IPAddress")!.Values, IsAddress)
                && Array.TrueForAll(adapter.Find("DefaultIPGateway")!.Values, IsAddress)));

    private static bool IsAddress(string text) => IPAddress.TryParse(text, out _);
}
