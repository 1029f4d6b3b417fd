using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>Represents a service of the topology.</summary>
internal sealed class DeployedService(string roleName, string version, IReadOnlyList<string> installedOn, bool isDirector)
{
    public string RoleName { get; } = roleName;

    /// <summary>Gets the version; empty if the document does not contain it.</summary>
    public string Version { get; } = version;

    /// <summary>Gets the keys of the clusters or SQL Server instances on which it is installed.</summary>
    public IReadOnlyList<string> InstalledOn { get; } = installedOn;

    public bool IsDirector { get; } = isDirector;

    /// <summary>
    /// Gets a value that indicates whether it is installed on a SQL Server instance, and not on the cluster itself.
    /// </summary>
    public bool IsDatabase { get; init; }
}
