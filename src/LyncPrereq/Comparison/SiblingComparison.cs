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
    private readonly ReportServer[] _known;
    private readonly HashSet<string> _versions;
    private readonly Catalog? _catalog;

    private SiblingComparison(string? pool, IEnumerable<ReportServer> servers)
    {
        Pool = pool;
        _servers = [.. servers];
        _known = Array.FindAll(_servers, server => !server.IsUnknown);
        _catalog = Catalogs.Find(_servers[0].Product);
        _versions = new HashSet<string>(VersionsOf(_catalog), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the pool; null if the servers were grouped by their roles.</summary>
    public string? Pool { get; }

    /// <summary>Gets the number of servers.</summary>
    public int Count => _servers.Length;

    /// <summary>Gets the pool or the roles, and the product.</summary>
    public string Name => Pool ?? string.Join(", ", _servers[0].Roles) + " (" + ReportWords.Product(_servers[0].Product) + ")";

    /// <summary>
    /// Gets the requirements that are Unknown on all servers, so that they cannot be compared. A requirement that is always a
    /// manual check does not count.
    /// </summary>
    public string[] NotCompared =>
    [
        .. _known.SelectMany(server => server.Rows)
            .GroupBy(row => row.RequirementId, StringComparer.OrdinalIgnoreCase)
            .Where(rows => rows.All(row => row.StatusValue == PrerequisiteStatus.Unknown && row.CauseValue != UnknownCause.Undocumented))
            .Select(rows => rows.Key),
    ];

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
        ReportServer[] unknown = Array.FindAll(_servers, server => server.IsUnknown);
        if (unknown.Length > 0)
        {
            yield return Difference(null, null, unknown, server => RowComparison.Describe(server.Rows[0]));
        }

        foreach (string id in _known.SelectMany(server => server.Rows).Select(row => row.RequirementId).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            IGrouping<string, ReportServer>[] values = [.. _known.GroupBy(server => Key(server.Find(id)), StringComparer.OrdinalIgnoreCase)];
            if (values.Length < 2)
            {
                continue;
            }

            IGrouping<string, ReportServer>? majority = Array.Find(values, value => value.Count() * 2 > _known.Length);
            yield return Difference(
                _known.Select(server => server.Find(id)).First(row => row is not null),
                majority is null ? null : Value(majority.First().Find(id)),
                [.. _known.Except(majority ?? Enumerable.Empty<ReportServer>())],
                server => Value(server.Find(id)));
        }
    }

    /// <summary>
    /// Returns the requirements that find a version: their value is compared too, since the servers of a pool are expected to
    /// have the same one.
    /// </summary>
    private static IEnumerable<string> VersionsOf(Catalog? catalog) =>
        catalog?.Requirements
            .Where(requirement => requirement.Cases.Any(some => some.Condition?.FindsVersion == true))
            .Select(requirement => requirement.Id) ?? [];

    private static string Value(PrerequisiteResult? row) => row is null ? SR.NotTested : RowComparison.Describe(row);

    /// <summary>Returns the part of a row that is compared.</summary>
    private string Key(PrerequisiteResult? row) =>
        row is null ? ""
        : row.StatusValue is PrerequisiteStatus.Met or PrerequisiteStatus.NotMet && _versions.Contains(row.RequirementId) ? RowComparison.Describe(row)
        : row.Status;

    private PrerequisiteDifference Difference(
        PrerequisiteResult? requirement,
        string? majority,
        ReportServer[] servers,
        Func<ReportServer, string> value) => new()
        {
            Pool = Pool,
            Product = _servers[0].Product,
            RoleValue = _servers[0].Roles,
            RequirementId = requirement?.RequirementId,
            Name = requirement?.Name,
            ImportanceValue = requirement?.ImportanceValue,
            Majority = majority,
            ComputerName = [.. servers.Select(server => server.Name)],
            Differs = [.. servers.Select(server => server.Name + ": " + value(server))],
            Reference = Pool is not null && requirement is not null ? ReferenceOf(requirement.RequirementId) : null,
        };

    /// <summary>
    /// Returns the sentence that requires the servers of a pool to have the same version of Windows, if they have not. Editions
    /// and values that are not known do not count.
    /// </summary>
    private RequirementSource? ReferenceOf(string requirementId)
    {
        SameInPool? rule = _catalog?.SameInPool.FirstOrDefault(
            some => string.Equals(some.RequirementId, requirementId, StringComparison.OrdinalIgnoreCase));
        return rule is not null
            && _servers.Select(server => server.Find(requirementId))
                .Where(row => row is not null && row.StatusValue != PrerequisiteStatus.Unknown)
                .Select(row => row!.OperatingSystem ?? row.Actual)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Count() > 1
            ? rule.Source
            : null;
    }
}
