namespace LyncPrereq.Topology;

/// <summary>
/// Contains the schemas of topology documents. Their year is the same for all products from Lync Server 2010 on.
/// </summary>
internal static class TopologyNamespaces
{
    /// <summary>The beginning of all Lync Server schemas.</summary>
    public const string Common = "urn:schema:Microsoft.Rtc.Management.";

    public const string Published = Common + "Deploy.Topology.2008";
    public const string Builder = Common + "Deploy.TopologyBuilder.2008";
    public const string Writable = Common + "Deploy.WritableTopology.2008";
}
