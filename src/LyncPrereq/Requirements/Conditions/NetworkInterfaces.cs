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
        s_findings.Evaluate(server, (all, see) =>
        {
            InstanceFact[] adapters = Array.FindAll(all, adapter => !ConnectedAdapters.IsOfController(adapter.Find("Description")));
            InstanceFact[] enabled = Array.FindAll(adapters, adapter => adapter.Find("IPEnabled")!.Flag == true);
            return Array.Exists(adapters, adapter => !IsReadable(adapter))
                    ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonAddressesUnreadable, see(adapters))
                : enabled.Length == 0 ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoInterface, see(adapters))
                : evaluate(enabled, see(enabled));
        });

    /// <summary>
    /// Returns whether an interface has an address of a network. Adapters without a network have link-local addresses only, tunnels
    /// have addresses that Windows derives from others, and a loopback adapter has no network.
    /// </summary>
    public static bool HasAddress(InstanceFact adapter) => !IsLoopback(adapter) && Array.Exists(adapter.Find("IPAddress")!.Values, IsOfNetwork);

    public static bool IsLoopback(InstanceFact adapter) =>
        adapter.Find("Description")?.Text.IndexOf("Loopback", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Returns whether an address is neither link-local, nor unspecified, nor one of a tunnel (6to4, Teredo, ISATAP).</summary>
    public static bool IsOfNetwork(string text)
    {
        var address = IPAddress.Parse(text);
        byte[] bytes = address.GetAddressBytes();
        return bytes.Length == 4
            ? !(bytes[0] == 169 && bytes[1] == 254) && bytes[0] is not (0 or 127)
            : !address.IsIPv6LinkLocal
                && !IPAddress.IsLoopback(address)
                && !address.Equals(IPAddress.IPv6Any)
                && !(bytes[0] == 0x20 && (bytes[1] == 0x02 || (bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0)))
                && !(bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe);
    }

    /// <summary>A CSV file contains the name of a type instead of several addresses.</summary>
    private static bool IsReadable(InstanceFact adapter) => adapter.Find("IPEnabled")!.Flag is { } isEnabled
        && (!isEnabled
            || (Array.TrueForAll(adapter.Find("IPAddress")!.Values, IsAddress)
                && Array.TrueForAll(adapter.Find("DefaultIPGateway")!.Values, IsAddress)));

    private static bool IsAddress(string text) => IPAddress.TryParse(text, out _);
}
