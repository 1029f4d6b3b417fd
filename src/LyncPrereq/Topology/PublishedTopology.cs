using System;
using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>
/// Reads the published format: <c>Get-CsTopology -AsXml</c>, and a part of a configuration. Clusters are referenced by
/// the number of their site and their own number.
/// </summary>
internal sealed class PublishedTopology : TopologyReader
{
    private readonly Dictionary<string, DeployedSite> _sites = new(StringComparer.Ordinal);

    private PublishedTopology(TopologyXml xml)
        : base(xml)
    {
    }

    /// <summary>Reads the element Topology, which is the current one.</summary>
    public static DeployedTopology Read(TopologyXml xml)
    {
        var reader = new PublishedTopology(xml);
        foreach (string child in xml.Children())
        {
            switch (child)
            {
                case "Sites":
                    reader.ReadSites();
                    break;
                case "Clusters":
                    reader.ReadEach("Cluster", reader.ReadCluster);
                    break;
                case "SqlInstances":
                    reader.ReadEach("SqlInstance", () => reader.ReadClusterIds(reader.Topology.Databases));
                    break;
                case "Services":
                    reader.ReadEach("Service", reader.ReadService);
                    break;
            }
        }

        return reader.Topology;
    }

    private void ReadSites()
    {
        foreach (string _ in Xml.Children())
        {
            if (Xml.Attribute("SiteId") is { } id)
            {
                ReadSite(SiteOf(id));
            }
        }
    }

    private void ReadSite(DeployedSite site)
    {
        foreach (string child in Xml.Children())
        {
            switch (child)
            {
                case "Name":
                    site.Name = Xml.ReadText();
                    break;
                case "RemoteSites":
                    ReadSites();
                    break;
            }
        }
    }

    private void ReadCluster()
    {
        string fqdn = Xml.Required("Fqdn");
        string? key = null;
        DeployedSite? site = null;
        var machines = new List<string?>();
        foreach (string child in Xml.Children())
        {
            switch (child)
            {
                case "ClusterId":
                    site = SiteOf(Xml.Required("SiteId"));
                    key = ReadClusterId();
                    break;
                case "Machine":
                    machines.Add(Xml.Attribute("Fqdn"));
                    break;
            }
        }

        if (key is null || site is null)
        {
            throw Xml.Malformed(Text.Format(SR.TopologyElementMissing, "Cluster", "ClusterId"));
        }

        AddCluster(key, fqdn, site, machines);
    }

    private void ReadService()
    {
        string version = Xml.Attribute("ServiceVersion") ?? "";
        string? roleName = null;
        bool isDirector = false;
        bool isDatabase = false;
        var places = new List<string>();
        foreach (string child in Xml.Children())
        {
            switch (child)
            {
                case "ServiceId":
                    roleName = Xml.Required("RoleName");
                    break;
                case "InstalledOn":
                    isDatabase = ReadClusterIds(places);
                    break;
                case "RegistrarService":
                    isDirector = Xml.IsTrue("IsDirector");
                    break;
            }
        }

        if (roleName is null)
        {
            throw Xml.Malformed(Text.Format(SR.TopologyElementMissing, "Service", "ServiceId"));
        }

        AddService(new DeployedService(roleName, version, places, isDirector) { IsDatabase = isDatabase });
    }

    /// <summary>Adds the clusters that the current element refers to.</summary>
    /// <returns>Whether it refers to them by SQL Server instances.</returns>
    private bool ReadClusterIds(List<string> keys)
    {
        bool isDatabase = false;
        foreach (string child in Xml.Children())
        {
            if (child == "ClusterId")
            {
                keys.Add(ReadClusterId());
            }
            else
            {
                isDatabase |= ReadClusterIds(keys) || child == "SqlInstanceId";
            }
        }

        return isDatabase;
    }

    private string ReadClusterId() => Xml.Required("SiteId") + ":" + Xml.Required("Number");

    private DeployedSite SiteOf(string id)
    {
        if (!_sites.TryGetValue(id, out DeployedSite? site))
        {
            _sites.Add(id, site = new DeployedSite());
        }

        return site;
    }
}
