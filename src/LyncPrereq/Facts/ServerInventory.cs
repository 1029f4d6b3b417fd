using System;
using System.ComponentModel;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>The facts of one server, each with the source that it was read from, or the reason why it is missing.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class ServerInventory
{
    internal ServerInventory(
        string computerName,
        string? requestedName,
        DateTime inspectedAt,
        ValueList<InventorySource> sources)
    {
        ComputerName = computerName;
        RequestedName = requestedName;
        InspectedAt = inspectedAt;
        Sources = sources;
    }

    /// <summary>The server's own name; the asked one if it never answered.</summary>
    public string ComputerName { get; }

    /// <summary>The name that was asked for; null where nobody asked by name.</summary>
    public string? RequestedName { get; }

    /// <summary>When the facts were read, UTC; for captures the time of the oldest file.</summary>
    public DateTime InspectedAt { get; }

    /// <summary>Where the facts were read, and what each source said.</summary>
    public ValueList<InventorySource> Sources { get; }

    /// <summary>The computer's name.</summary>
    public override string ToString() => ComputerName;
}
