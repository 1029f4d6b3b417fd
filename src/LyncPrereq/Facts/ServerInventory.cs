using System;
using System.ComponentModel;
using System.Linq;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the facts of one server, each with its source or with the reason why it is missing.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class ServerInventory
{
    internal ServerInventory(
        string computerName,
        string? requestedName,
        DateTime inspectedAt,
        ValueList<InventorySource> sources)
    {
        ComputerName = Text.Clean(computerName);
        RequestedName = Text.CleanOrNull(requestedName);
        InspectedAt = inspectedAt;
        Sources = sources;
    }

    /// <summary>
    /// Gets the name that the server reports. If the server did not respond, gets the requested name.
    /// </summary>
    [Shape(NotBlank = true)]
    public string ComputerName { get; }

    /// <summary>Gets the name that was specified for the server; null if none was.</summary>
    public string? RequestedName { get; }

    /// <summary>
    /// Gets the time when the facts were read, in UTC. For captures, gets the time of the oldest file.
    /// </summary>
    public DateTime InspectedAt { get; }

    /// <summary>Gets the places that facts were read from, with the facts of each.</summary>
    public ValueList<InventorySource> Sources { get; }

    /// <summary>Gets a value that indicates whether there is a fact about the server.</summary>
    internal bool HasFacts => Sources.Any(source =>
        source.OperatingSystem is not null || source.Features is not null || source.Updates is not null || source.Services is not null
        || source.Classes is not null || source.RegistryKeys is not null || source.WinsockCatalogs is not null);

    /// <summary>Returns the computer name.</summary>
    public override string ToString() => ComputerName;
}
