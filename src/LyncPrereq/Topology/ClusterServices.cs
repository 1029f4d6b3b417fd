using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Topology;

/// <summary>Contains the services of one cluster, which determine the roles and the kind of its computers.</summary>
internal sealed class ClusterServices(DeployedCluster cluster)
{
    private readonly List<DeployedService> _own = [];
    private readonly List<DeployedService> _databases = [];

    public DeployedCluster Cluster { get; } = cluster;

    /// <summary>
    /// Gets or sets a value that indicates whether it has a SQL Server instance. A mirror has one without services.
    /// </summary>
    public bool HasDatabase { get; set; }

    /// <summary>Gets the roles of its computers, in the order of <see cref="LyncRole"/>.</summary>
    public LyncRole[] Roles => IsBranch ? [] : [.. _own
        .Select(service => ServiceRole.Find(service.RoleName)?.Role)
        .Concat([IsDirector ? LyncRole.Director : IsFrontEnd ? FrontEndRole : null])
        .Where(role => role is not null)
        .Select(role => role!.Value)
        .Distinct()
        .OrderBy(role => role)];

    /// <summary>Gets the kind, one of <see cref="ComputerKinds"/>.</summary>
    public string Kind => Array.Find(ComputerKinds.All, Kinds().Contains)
        ?? (_own.Count > 0 ? ComputerKinds.Other : ComputerKinds.Unused);

    /// <summary>Gets a value that indicates whether it is a Front End pool of either edition.</summary>
    public bool IsFrontEnd => Has(ServiceRole.UserServices) && !IsDirector;

    /// <summary>
    /// Gets a value that indicates whether it has the user database, which makes a Front End pool a Standard Edition
    /// server.
    /// </summary>
    public bool HasUserStore => _databases.Concat(_own).Any(service => Is(service, ServiceRole.UserStore));

    /// <summary>Gets the names of its services.</summary>
    public string[] Names => [.. _own.Concat(_databases).Select(service => service.RoleName).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// Gets the services that identify the product. Databases, file stores, and gateways have the version of the pool
    /// that uses them.
    /// </summary>
    public IEnumerable<DeployedService> Versioned => _own.Where(service => ServiceRole.Find(service.RoleName) is { Kind: null });

    private bool IsDirector => _own.Exists(service => service.IsDirector);

    private bool IsBranch => Has(ServiceRole.Registrar) && !IsDirector && !Has(ServiceRole.UserServices);

    private LyncRole FrontEndRole => HasUserStore ? LyncRole.StandardEdition : LyncRole.FrontEnd;

    public void Add(DeployedService service, bool isDatabase)
    {
        (isDatabase ? _databases : _own).Add(service);
        HasDatabase |= isDatabase;
    }

    private HashSet<string?> Kinds() =>
    [
        .. _own.Select(service => ServiceRole.Find(service.RoleName)?.Kind),
        Roles.Length > 0 ? ComputerKinds.LyncServer : null,
        IsBranch ? ComputerKinds.SurvivableBranch : null,
        Has(ServiceRole.ConfServices) ? ComputerKinds.LegacyServer : null,
        HasDatabase ? ComputerKinds.SqlServer : null,
    ];

    private bool Has(string roleName) => _own.Exists(service => Is(service, roleName));

    private static bool Is(DeployedService service, string roleName) =>
        string.Equals(service.RoleName, roleName, StringComparison.OrdinalIgnoreCase);
}
