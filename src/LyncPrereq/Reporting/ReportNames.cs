using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>
/// Finds the name of the computer of a row. A server that did not answer has rows with its requested name; if it answered
/// another time, these rows have the name that it reported.
/// </summary>
internal sealed class ReportNames(IEnumerable<PrerequisiteResult> rows)
{
    private readonly ILookup<string, string> _reported = rows
        .Where(row => row.RequestedName is not null && !IsRequested(row))
        .Select(row => new KeyValuePair<string, string>(row.RequestedName!, row.ComputerName))
        .Distinct()
        .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    public string Of(PrerequisiteResult row)
    {
        string[] reported = IsRequested(row) ? [.. _reported[row.ComputerName].Distinct(StringComparer.OrdinalIgnoreCase)] : [];
        return reported.Length == 1 ? reported[0] : row.ComputerName;
    }

    private static bool IsRequested(PrerequisiteResult row) =>
        string.Equals(row.RequestedName, row.ComputerName, StringComparison.OrdinalIgnoreCase);
}
