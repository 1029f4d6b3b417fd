using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>
/// Reads the format that Topology Builder saves as .tbxml. Clusters are in their sites and are referenced by GUIDs.
/// Only NewTopology is read, because its siblings can contain an older state.
/// </summary>
internal sealed class BuilderTopology : TopologyReader
{
    private BuilderTopology(TopologyXml xml)
        : base(xml)
    {
    }

    /// <summary>Reads the element TopologyBuilder, which is the current one.</summary>
    public static DeployedTopology Read(TopologyXml xml)
    {
        var reader = new BuilderTopology(xml);
        bool isUnchanged = xml.Attribute("IsFreeFromChanges") is null || xml.IsTrue("IsFreeFromChanges");
        int found = 0;
        reader.ReadEach("NewTopology", () => reader.ReadEach("PartialTopology", () =>
        {
            found++;
            reader.Topology.IsPublished = isUnchanged && xml.IsTrue("IsPublished");
            reader.ReadTopology();
        }));
        return found <= 1 ? reader.Topology : throw xml.Malformed(SR.TopologySeveral);
    }

    private void ReadTopology()
    {
        foreach (string child in Xml.Children())
        {
            switch (child)
            {
                case "Services":
                    ReadEach("Service", ReadService);
                    break;
                default:
                    ReadSites();
                    break;
            }
        }
    }

    /// <summary>Reads the children that are sites: central and remote ones, and those of an earlier product.</summary>
    private void ReadSites()
    {
        foreach (string _ in Xml.Children())
        {
            if (Xml.Attribute("SiteId") is not null)
            {
                ReadSite();
            }
        }
    }

    private void ReadSite()
    {
        var site = new DeployedSite();
        foreach (string child in Xml.Children())
        {
            switch (child)
            {
                case "Name":
                    site.Name = Xml.ReadText();
                    break;
                case "Clusters":
                    ReadEach("Cluster", () => ReadCluster(site));
                    break;
                case "RemoteSites":
                    ReadSites();
                    break;
            }
        }
    }

    private void ReadCluster(DeployedSite site)
    {
        string fqdn = Xml.Required("Fqdn");
        string key = Xml.Required("UniqueId");
        var machines = new List<string?>();
        foreach (string child in Xml.Children())
        {
            switch (child)
            {
                case "Machines":
                    ReadEach("Machine", () => machines.Add(Xml.Attribute("Fqdn")));
                    break;
                case "SqlInstances":
                    ReadEach("SqlInstance", () => ReadInstance(key));
                    break;
            }
        }

        AddCluster(key, fqdn, site, machines);
    }

    private void ReadInstance(string cluster)
    {
        string key = Xml.Required("UniqueId");
        Topology.Databases.Add(key);
        if (!Topology.TryAddInstance(key, cluster))
        {
            throw Xml.Malformed(Text.Format(SR.TopologyKeyTwice, key));
        }
    }

    private void ReadService()
    {
        string roleName = Xml.Required("RoleName");
        string version = Xml.Attribute("ServiceVersion") ?? "";
        string[] places = Xml.Attribute("InstalledOn") is { Length: > 0 } place ? [place] : [];
        bool isDirector = false;
        ReadEach("RegistrarService", () => isDirector |= Xml.IsTrue("IsDirector"));
        AddService(new DeployedService(roleName, version, places, isDirector));
    }
}
