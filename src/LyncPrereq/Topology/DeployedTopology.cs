using System;
using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>The clusters and services of a topology document, whatever its form.</summary>
internal sealed class DeployedTopology
{
    private readonly Dictionary<string, DeployedCluster> _clusters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _instances = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DeployedCluster> _order = [];

    /// <summary>False if the document has changes that were not published.</summary>
    public bool IsPublished { get; set; } = true;

    public IReadOnlyList<DeployedCluster> Clusters => _order;

    public List<DeployedService> Services { get; } = [];

    /// <summary>The keys of clusters and SQL Server instances on which there is a database.</summary>
    public List<string> Databases { get; } = [];

    /// <returns>False if another cluster or instance has the key.</returns>
    public bool TryAdd(string key, DeployedCluster cluster)
    {
        if (_clusters.ContainsKey(key) || _instances.ContainsKey(key))
        {
            return false;
        }

        _clusters.Add(key, cluster);
        _order.Add(cluster);
        return true;
    }

    /// <returns>False if another cluster or instance has the key.</returns>
    public bool TryAddInstance(string key, string cluster)
    {
        if (_clusters.ContainsKey(key) || _instances.ContainsKey(key))
        {
            return false;
        }

        _instances.Add(key, cluster);
        return true;
    }

    /// <summary>The cluster that a key belongs to, directly or as one of its SQL Server instances.</summary>
    public DeployedCluster? Find(string key, out bool isDatabase)
    {
        isDatabase = _instances.TryGetValue(key, out string? cluster);
        return _clusters.TryGetValue(cluster ?? key, out DeployedCluster? found) ? found : null;
    }
}
