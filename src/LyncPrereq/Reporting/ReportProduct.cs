using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>The servers that were judged by the requirements of one product.</summary>
internal sealed class ReportProduct
{
    public ReportProduct(IEnumerable<PrerequisiteResult> rows)
    {
        PrerequisiteResult[] all = [.. rows];
        Name = all[0].Product;
        Roles = [.. all.SelectMany(row => row.Role).Distinct().OrderBy(role => role)];
        Servers =
        [
            .. all.GroupBy(row => row.ComputerName, StringComparer.OrdinalIgnoreCase).Select(server => new ReportServer(server)),
        ];
        Requirements =
        [
            .. all.GroupBy(row => row.RequirementId, StringComparer.OrdinalIgnoreCase).Select(requirement => requirement.First()),
        ];
    }

    public string Name { get; }

    public LyncRole[] Roles { get; }

    public ReportServer[] Servers { get; }

    /// <summary>A row of each requirement, in the order in which they came.</summary>
    public PrerequisiteResult[] Requirements { get; }
}
