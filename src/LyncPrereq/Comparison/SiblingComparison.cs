using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Reporting;
using LyncPrereq.Requirements;

namespace LyncPrereq.Comparison;

/// <summary>
/// Compares the servers of one group with one another. Servers with different products or roles are never in one group,
/// since they have different requirements.
/// </summary>
internal sealed class SiblingComparison
{
    private readonly ReportServer[] _servers;
    private readonly HashSet<string> _versions;

    private SiblingComparison(string? pool, IEnumerable<ReportServer> servers)
    {
        Pool = pool;
        _servers = [.. servers];
        _versions = new HashSet<string>(VersionsOf(_servers[0].Product), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the pool; null if the servers were grouped by their roles.</summary>
    public string? Pool { get; }

    /// <summary>Gets the number of servers.</summary>
    public int Count => _servers.Length;

    /// <summary>Gets the pool or the roles, and the product.</summary>
    public string Name => Pool ?? string.Join(", ", _servers[0].Roles) + " (" + ReportWords.Product(_servers[0].Product) + ")";

    /// <summary>Groups the servers of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="poolOf">Returns the pool of a server; null to group it with other servers that have the same roles.</param>
    public static SiblingComparison[] Groups(IReadOnlyList<PrerequisiteResult> rows, Func<ReportServer, string?> poolOf) =>
    [
        .. new Report(rows, [], DateTime.UtcNow).Servers
            .GroupBy(server => new { server.Product, Roles = string.Join(", ", server.Roles), Pool = poolOf(server)?.ToUpperInvariant() })
            .Select(group => new SiblingComparison(poolOf(group.First()), group)),
    ];

    /// <summary>Returns the differences: first the servers without any known requirement, then each requirement.</summary>
    public IEnumerable<PrerequisiteDifference> Compare()
    {
        ReportServer[] known = Array.FindAll(_servers, server => !server.IsUnknown);
        ReportServer[] unknown = Array.FindAll(_servers, server => server.IsUnknown);
        if (unknown.Length > 0)
        {
            yield return Difference(null, null, unknown, server => RowComparison.Describe(server.Rows[0]));
        }

        foreach (string id in known.SelectMany(server => server.Rows).Select(row => row.RequirementId).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            IGrouping<string, ReportServer>[] values = [.. known.GroupBy(server => Key(server.Find(id)), StringComparer.OrdinalIgnoreCase)];
            if (values.Length < 2)
            {
                continue;
            }

            IGrouping<string, ReportServer>? majority = Array.Find(values, value => value.Count() * 2 > known.Length);
            yield return Difference(
                known.Select(server => server.Find(id)).First(row => row is not null),
                majority is null ? null : Value(majority.First().Find(id)),
                [.. known.Except(majority ?? Enumerable.Empty<ReportServer>())],
                server => Value(server.Find(id)));
        }
    }

    /// <summary>
    /// Returns the requirements that find a version: their value is compared too, since the servers of a pool are expected to
    /// have the same one.
    /// </summary>
    private static IEnumerable<string> VersionsOf(string product) =>
        Catalogs.Find(product)?.Requirements
            .Where(requirement => requirement.Cases.Any(some => some.Condition?.FindsVersion == true))
            .Select(requirement => requirement.Id) ?? [];

    private static string Value(PrerequisiteResult? row) => row is null ? SR.NotTested : RowComparison.Describe(row);

    /// <summary>Returns the part of a row that is compared.</summary>
    private string Key(PrerequisiteResult? row) =>
        row is null ? ""
        : row.StatusValue == PrerequisiteStatus.Met && _versions.Contains(row.RequirementId) ? RowComparison.Describe(row)
        : row.Status;

    private PrerequisiteDifference Difference(
        PrerequisiteResult? requirement,
        string? majority,
        ReportServer[] servers,
        Func<ReportServer, string> value) => new(
            Pool,
            _servers[0].Product,
            _servers[0].Roles,
            requirement,
            majority,
            [.. servers.Select(server => new KeyValuePair<string, string>(server.Name, value(server)))]);
}
