using System;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The connected physical network adapters of a server.</summary>
internal static class ConnectedAdapters
{
    private static readonly InstanceFindings s_findings = new(FactClasses.NetworkAdapter, "Name", "NetEnabled", "PhysicalAdapter");

    /// <summary>Evaluates the names of the adapters; there is at least one.</summary>
    public static Finding Evaluate(EvaluationContext server, Func<string[], Finding> evaluate) => s_findings.Evaluate(
        server,
        (adapters, see) => Array.FindAll(adapters, IsConnected) is { Length: > 0 } connected
            ? evaluate([.. connected.Select(adapter => adapter.Find("Name")!.Text).Distinct(StringComparer.OrdinalIgnoreCase)])
            : Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoAdapter, see(adapters)));

    /// <summary>Returns whether an adapter is connected to a network.</summary>
    public static bool IsConnected(InstanceFact adapter) =>
        adapter.Find("NetEnabled")!.Flag == true
        && adapter.Find("PhysicalAdapter")!.Flag == true
        && !IsOfController(adapter.Find("Name")!);

    /// <summary>
    /// Returns whether an adapter with this name is that of a management controller of the hardware, which connects the controller to
    /// Windows and not to a network.
    /// </summary>
    public static bool IsOfController(PropertyFact? name) => name?.Text.IndexOf("Remote NDIS", StringComparison.OrdinalIgnoreCase) >= 0;
}
