using System;

namespace LyncPrereq.Requirements;

/// <summary>Contains the requirements of one product.</summary>
internal sealed class Catalog
{
    public required string Product { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the version: that of the module for its own catalogs; null if a file does not contain one.</summary>
    public string? Version { get; set; }

    /// <summary>Gets the roles of the product.</summary>
    public required LyncRole[] Roles { get; init; }

    /// <summary>Gets the supported releases of Windows Server.</summary>
    public required WindowsRelease[] OperatingSystems { get; init; }

    /// <summary>Gets the roles that require separate servers.</summary>
    public SeparateServers[] SeparateServers { get; init; } = [];

    /// <summary>Gets the requirements whose value must be the same on all servers of a pool.</summary>
    public SameInPool[] SameInPool { get; init; } = [];

    public required Requirement[] Requirements { get; init; }

    public Requirement? Find(string id) =>
        Array.Find(Requirements, requirement => string.Equals(requirement.Id, id, StringComparison.OrdinalIgnoreCase));
}
