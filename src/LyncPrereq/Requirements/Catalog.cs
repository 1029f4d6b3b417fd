using System;

namespace LyncPrereq.Requirements;

/// <summary>The requirements of one product.</summary>
internal sealed class Catalog
{
    public required string Product { get; init; }

    public required string Name { get; init; }

    /// <summary>The roles that the product has.</summary>
    public required LyncRole[] Roles { get; init; }

    /// <summary>The releases of Windows Server that its requirements speak of.</summary>
    public required WindowsRelease[] OperatingSystems { get; init; }

    /// <summary>Which of the roles need servers of their own.</summary>
    public SeparateServers[] SeparateServers { get; init; } = [];

    public required Requirement[] Requirements { get; init; }

    public Requirement? Find(string id) =>
        Array.Find(Requirements, requirement => string.Equals(requirement.Id, id, StringComparison.OrdinalIgnoreCase));
}
