using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Topology;

/// <summary>Contains the computers and the problems of one document. It has no side effects.</summary>
internal sealed class TopologyContent
{
    private readonly string _path;
    private readonly DeployedTopology _topology;
    private readonly Dictionary<DeployedCluster, ClusterServices> _clusters;
    private readonly bool _isUserStoreLost;

    public TopologyContent(string path, DeployedTopology topology)
    {
        _path = path;
        _topology = topology;
        _clusters = topology.Clusters.ToDictionary(cluster => cluster, cluster => new ClusterServices(cluster));
        DeployedService[] lost = [.. topology.Services.Where(service => !Place(service))];
        foreach (string key in topology.Databases)
        {
            if (topology.Find(key, out _) is { } cluster)
            {
                _clusters[cluster].HasDatabase = true;
            }
        }

        DeployedService[] stores = [.. topology.Services.Where(service => string.Equals(service.RoleName, ServiceRole.UserStore, StringComparison.OrdinalIgnoreCase))];
        _isUserStoreLost = stores.Length == 0 || Array.Exists(stores, lost.Contains);
        if (lost.Length > 0)
        {
            string names = string.Join(", ", lost.Select(service => service.RoleName).Distinct(StringComparer.OrdinalIgnoreCase));
            Problems.Add(new InputException(nameof(SR.TopologyServiceLost), Text.Format(SR.TopologyServiceLost, path, names), path));
        }

        foreach (DeployedCluster cluster in topology.Clusters)
        {
            Add(_clusters[cluster]);
        }

        if (Machines.Count == 0 && Problems.Count == 0)
        {
            Problems.Add(new InputException(nameof(SR.TopologyEmpty), Text.Format(SR.TopologyEmpty, path), path));
        }
    }

    /// <summary>Gets a value that indicates whether all changes were published.</summary>
    public bool IsPublished => _topology.IsPublished;

    /// <summary>Gets the computers in the order of the document. A computer in two clusters occurs twice.</summary>
    public List<TopologyMachine> Machines { get; } = [];

    public List<InputException> Problems { get; } = [];

    /// <returns>False if no cluster of the document has the service.</returns>
    private bool Place(DeployedService service)
    {
        bool isPlaced = false;
        foreach (string key in service.InstalledOn)
        {
            if (_topology.Find(key, out bool isDatabase) is { } cluster)
            {
                _clusters[cluster].Add(service, isDatabase || service.IsDatabase);
                isPlaced = true;
            }
        }

        return isPlaced;
    }

    private void Add(ClusterServices services)
    {
        DeployedCluster cluster = services.Cluster;
        LyncRole[] roles = services.Roles;
        string[] names = [.. cluster.Machines.Distinct(StringComparer.OrdinalIgnoreCase)];
        InputException? problem = roles.Length > 0 ? ProblemOf(services, names) : null;
        if (problem is not null)
        {
            Problems.Add(problem);
        }

        string kind = services.Kind;
        string[] serviceNames = services.Names;
        string? product = roles.Length > 0 ? ServiceVersions.ProductOf(services.Versioned.First().Version)?.ToString() : null;
        foreach (string name in names)
        {
            Machines.Add(new TopologyMachine(
                _path,
                new TopologyComputer(
                    name,
                    Array.ConvertAll(roles, role => role.ToString()),
                    product,
                    cluster.Fqdn,
                    string.IsNullOrEmpty(cluster.Site.Name) ? null : cluster.Site.Name,
                    kind,
                    serviceNames),
                isRefused: problem is not null));
        }
    }

    /// <summary>
    /// Returns the reason why the computers of a pool with a role cannot be tested; null if they can be.
    /// </summary>
    private InputException? ProblemOf(ClusterServices services, string[] names)
    {
        DeployedService[] versioned = [.. services.Versioned];
        string[] versions = [.. versioned.Select(service => service.Version).Distinct(StringComparer.Ordinal)];
        string fqdn = services.Cluster.Fqdn;
        string computers = string.Join(", ", names);
        InputException Problem(string id, string sentence, params string[] values) =>
            new(id, Text.Format(sentence, [_path, fqdn, computers, .. values]), fqdn);

        return names.Length == 0 ? Problem(nameof(SR.TopologyPoolEmpty), SR.TopologyPoolEmpty)
            : Array.Find(names, name => !ComputerNames.CanBe(name)) is { } invalid
                ? Problem(nameof(SR.TopologyNameInvalid), SR.TopologyNameInvalid, invalid)
            : versions.Length > 1 ? Problem(
                nameof(SR.TopologyVersionsDiffer),
                SR.TopologyVersionsDiffer,
                string.Join("; ", versioned.GroupBy(service => service.Version, StringComparer.Ordinal).Select(version =>
                    string.Join(", ", version.Select(service => service.RoleName).Distinct(StringComparer.OrdinalIgnoreCase))
                    + ": " + ServiceVersions.Describe(version.Key))))
            : ServiceVersions.ProductOf(versions[0]) is null
                ? Problem(nameof(SR.ProductNotSupported), SR.ProductNotSupported, ServiceVersions.Describe(versions[0]))
            : services.IsFrontEnd && !services.HasUserStore && _isUserStoreLost
                ? Problem(nameof(SR.TopologyEditionUnknown), SR.TopologyEditionUnknown)
            : null;
    }
}
