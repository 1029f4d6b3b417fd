using System;
using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>The base class for both formats of a topology.</summary>
internal abstract class TopologyReader(TopologyXml xml)
{
    private int _machines;

    protected TopologyXml Xml { get; } = xml;

    protected DeployedTopology Topology { get; } = new();

    /// <summary>Reads each child element with a name.</summary>
    protected void ReadEach(string name, Action read)
    {
        foreach (string child in Xml.Children())
        {
            if (child == name)
            {
                read();
            }
        }
    }

    /// <param name="key">The key by which services refer to the cluster.</param>
    /// <param name="fqdn">The name of the pool.</param>
    /// <param name="site">The site.</param>
    /// <param name="machines">The names of its computers; null for one with the name of the pool.</param>
    protected void AddCluster(string key, string fqdn, DeployedSite site, List<string?> machines)
    {
        _machines += Math.Max(machines.Count, 1);
        CheckCount(_machines, TopologyLimits.Computers, SR.TopologyUnitComputers);
        var cluster = new DeployedCluster(fqdn, site);
        cluster.Machines.AddRange(machines.ConvertAll(machine => machine ?? fqdn));
        if (!Topology.TryAdd(key, cluster))
        {
            throw Xml.Malformed(Text.Format(SR.TopologyKeyTwice, key));
        }
    }

    protected void AddService(DeployedService service)
    {
        Topology.Services.Add(service);
        CheckCount(Topology.Services.Count, TopologyLimits.Services, SR.TopologyUnitServices);
    }

    private void CheckCount(int count, int limit, string unit)
    {
        if (count > limit)
        {
            throw TopologyLimits.Exceeded(Xml.Path, limit, unit);
        }
    }
}
