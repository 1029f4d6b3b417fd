namespace LyncPrereq.Topology;

/// <summary>Recognizes the format of a topology by the first element.</summary>
internal static class TopologyDocument
{
    /// <summary>The element with the documents of a configuration, and the element of one document.</summary>
    private const string Documents = "DocItemSet";
    private const string Document = "AnchoredXml";

    /// <summary>The element of a user in an export of user data, which has the format of a configuration.</summary>
    private const string User = "HomedResource";

    private const string Topology = "Topology";
    private const string Builder = "TopologyBuilder";

    /// <exception cref="InputException">The document contains no topology.</exception>
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
            // An error after the topology means that the document was changed manually, or consists of two documents.
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
