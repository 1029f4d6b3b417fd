namespace LyncPrereq.Topology;

/// <summary>Represents a site. Its clusters can be read before its name.</summary>
internal sealed class DeployedSite
{
    public string? Name { get; set; }
}
