using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>Represents a pool, or a computer that is its own pool.</summary>
internal sealed class DeployedCluster(string fqdn, DeployedSite site)
{
    public string Fqdn { get; } = fqdn;

    public DeployedSite Site { get; } = site;

    public List<string> Machines { get; } = [];
}
