namespace LyncPrereq.Topology;

/// <summary>The forms of a topology, told apart by the first element.</summary>
internal static class TopologyDocument
{
    /// <summary>The element of a configuration's documents, and of one of them.</summary>
    private const string Documents = "DocItemSet";
    private const string Document = "AnchoredXml";

    /// <summary>The element of a user in an export of user data, which has the form of a configuration.</summary>
    private const string User = "HomedResource";

    private const string Topology = "Topology";
    private const string Builder = "TopologyBuilder";

    /// <exception cref="InputException">The document has no topology.</exception>
    public static DeployedTopology Read(TopologyXml xml)
    {
        xml.MoveToElement();
        DeployedTopology topology = xml.Name switch
        {
            Topology when xml.Namespace == TopologyNamespaces.Published => PublishedTopology.Read(xml),
            Builder when xml.Namespace == TopologyNamespaces.Builder => BuilderTopology.Read(xml),
            Topology or Builder => throw Refuse(xml, nameof(SR.TopologySchemaUnknown), SR.TopologySchemaUnknown, xml.Namespace),
            Documents or Document => ReadConfiguration(xml),
            "Objs" => throw Refuse(xml, nameof(SR.TopologyClixml), SR.TopologyClixml),
            _ => throw Refuse(xml, nameof(SR.TopologyNotRecognized), SR.TopologyNotRecognized),
        };
        while (xml.MoveToElement())
        {
            // A document with an error after the topology was changed by hand, or is two documents.
        }

        return topology;
    }

    private static DeployedTopology ReadConfiguration(TopologyXml xml)
    {
        DeployedTopology? topology = null;
        while (xml.MoveToElement())
        {
            switch (xml.Name)
            {
                case Topology when xml.Namespace == TopologyNamespaces.Published:
                    topology = topology is null ? PublishedTopology.Read(xml) : throw xml.Malformed(SR.TopologySeveral);
                    break;
                case User:
                    throw Refuse(xml, nameof(SR.TopologyUserData), SR.TopologyUserData);
            }
        }

        return topology ?? throw Refuse(xml, nameof(SR.TopologyMissing), SR.TopologyMissing);
    }

    private static InputException Refuse(TopologyXml xml, string id, string sentence, params string[] values) =>
        new(id, Text.Format(sentence, [xml.Path, .. values]), xml.Path);
}
