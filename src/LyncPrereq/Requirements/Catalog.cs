using System;

namespace LyncPrereq.Requirements;

/// <summary>The requirements of one product.</summary>
internal sealed class Catalog
{
    public required string Product { get; init; }

    public required string Name { get; init; }

    public required Requirement[] Requirements { get; init; }

    public Requirement? Find(string id) =>
        Array.Find(Requirements, requirement => string.Equals(requirement.Id, id, StringComparison.OrdinalIgnoreCase));
}
