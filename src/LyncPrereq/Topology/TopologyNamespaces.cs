namespace LyncPrereq.Topology;

/// <summary>The schemas of topology documents. Their year is the same for every product from Lync Server 2010 on.</summary>
internal static class TopologyNamespaces
{
    /// <summary>What all schemas of Lync Server begin with.</summary>
    public const string Common = "urn:schema:Microsoft.Rtc.Management.";

    public const string Published = Common + "Deploy.Topology.2008";
    public const string Builder = Common + "Deploy.TopologyBuilder.2008";
    public const string Writable = Common + "Deploy.WritableTopology.2008";
}
