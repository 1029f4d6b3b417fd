using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>A service of the topology.</summary>
internal sealed class DeployedService(string roleName, string version, IReadOnlyList<string> installedOn, bool isDirector)
{
    public string RoleName { get; } = roleName;

    /// <summary>Empty if the document does not have it.</summary>
    public string Version { get; } = version;

    /// <summary>The keys of the clusters or SQL Server instances on which it is installed.</summary>
    public IReadOnlyList<string> InstalledOn { get; } = installedOn;

    public bool IsDirector { get; } = isDirector;

    /// <summary>Whether the document says that it is installed on a SQL Server instance, and not on the cluster itself.</summary>
    public bool IsDatabase { get; init; }
}
