using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>
/// Contains the servers that were tested against the requirements of one product, in the natural order of their names.
/// </summary>
internal sealed class ReportProduct
{
    public ReportProduct(IEnumerable<PrerequisiteResult> rows)
    {
        PrerequisiteResult[] all = [.. rows];
        Id = all[0].Product;
        Servers =
        [
            .. all.GroupBy(new ReportNames(all).Of, StringComparer.OrdinalIgnoreCase)
                .OrderBy(rowsOfName => rowsOfName.Key, NaturalComparer.Instance)
                .SelectMany(ReportMachines.Split),
        ];
        Roles = [.. Servers.SelectMany(server => server.Roles).Distinct().OrderBy(role => role)];
        Requirements =
        [
            .. Servers.SelectMany(server => server.Rows)
                .GroupBy(row => row.RequirementId, StringComparer.OrdinalIgnoreCase)
                .Select(rowsOfRequirement => new ReportRequirement([.. rowsOfRequirement])),
        ];
        NotTested =
        [
            .. Servers.SelectMany(server => server.NotTested)
                .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
                .Select(same => same.Count() == Servers.Length ? same.Key : same.Key + " (" + Text.Format(SR.ReportCountOf, same.Count(), Servers.Length) + ")"),
        ];
        Failing =
        [
            .. Requirements.Where(requirement => requirement.NotMet + requirement.Unknown > 0)
                .OrderBy(requirement => requirement.Importance)
                .ThenByDescending(requirement => requirement.NotMet)
                .ThenByDescending(requirement => requirement.Unknown)
                .ThenBy(requirement => requirement.Id, NaturalComparer.Instance),
        ];
    }

    /// <summary>Gets the product in the rows, for example LyncServer2013.</summary>
    public string Id { get; }

    /// <summary>Gets the display name of the product.</summary>
    public string Name => ReportWords.Product(Id);

    public LyncRole[] Roles { get; }

    public ReportServer[] Servers { get; }

    /// <summary>Gets the requirements, in the order of the first server that has them.</summary>
    public ReportRequirement[] Requirements { get; }

    /// <summary>Gets the IDs of the requirements that were left out, with the number of servers if it is not that of all servers.</summary>
    public string[] NotTested { get; }

    /// <summary>
    /// Gets the requirements that are not met or unknown on some servers: Required ones first, and then by the number
    /// of servers.
    /// </summary>
    public ReportRequirement[] Failing { get; }
}
