using System;
using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>Contains the clusters and services of a topology document in any format.</summary>
internal sealed class DeployedTopology
{
    private readonly Dictionary<string, DeployedCluster> _clusters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _instances = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DeployedCluster> _order = [];

    /// <summary>Gets or sets a value that indicates whether all changes of the document were published.</summary>
    public bool IsPublished { get; set; } = true;

    public IReadOnlyList<DeployedCluster> Clusters => _order;

    public List<DeployedService> Services { get; } = [];

    /// <summary>Gets the keys of clusters and SQL Server instances with a database.</summary>
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

    /// <summary>Returns the cluster with a key, either its own or that of one of its SQL Server instances.</summary>
    public DeployedCluster? Find(string key, out bool isDatabase)
    {
        isDatabase = _instances.TryGetValue(key, out string? cluster);
        return _clusters.TryGetValue(cluster ?? key, out DeployedCluster? found) ? found : null;
    }
}
