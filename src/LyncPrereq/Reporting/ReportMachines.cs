using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Reporting;

/// <summary>
/// Distinguishes computers with the same name. The rows of one inspection have the same time and requested name. Two
/// inspections are of different computers if their requested names cannot be those of one computer, or if they found
/// different releases of Windows.
/// </summary>
internal static class ReportMachines
{
    /// <param name="rows">The rows with one computer name and one product.</param>
    public static IEnumerable<ReportServer> Split(IEnumerable<PrerequisiteResult> rows)
    {
        var machines = new List<List<PrerequisiteResult>>();
        foreach (PrerequisiteResult[] inspection in Inspections(rows))
        {
            List<PrerequisiteResult>? machine = machines.Find(known => AreOne(known, inspection));
            if (machine is null)
            {
                machines.Add([.. inspection]);
            }
            else
            {
                machine.AddRange(inspection);
            }
        }

        return machines.Select(machine => new ReportServer(machine, machines.Count == 1 ? null : Distinction(machine)));
    }

    /// <summary>Groups the rows by inspection, those with a requested name first, in a stable order.</summary>
    private static IEnumerable<PrerequisiteResult[]> Inspections(IEnumerable<PrerequisiteResult> rows) => rows
        .GroupBy(row => new { row.InspectedAt, Name = row.RequestedName?.ToUpperInvariant() })
        .OrderBy(inspection => inspection.Key.Name is null)
        .ThenBy(inspection => inspection.Key.Name, NaturalComparer.Instance)
        .ThenBy(inspection => inspection.Key.InspectedAt)
        .Select(inspection => inspection.ToArray());

    private static bool AreOne(List<PrerequisiteResult> machine, PrerequisiteResult[] inspection) =>
        AreCompatible(RequestedName(machine), RequestedName(inspection), ComputerNames.AreSame)
        && AreCompatible(Release(machine), Release(inspection), (one, other) => one == other);

    private static bool AreCompatible(string? one, string? other, Func<string, string, bool> areSame) =>
        one is null || other is null || areSame(one, other);

    private static string Distinction(List<PrerequisiteResult> machine) =>
        RequestedName(machine) ?? Release(machine) ?? Report.Time(machine[0].InspectedAt);

    private static string? RequestedName(IEnumerable<PrerequisiteResult> rows) =>
        rows.Select(row => row.RequestedName).FirstOrDefault(name => name is not null);

    private static string? Release(IEnumerable<PrerequisiteResult> rows) =>
        rows.Select(row => row.OperatingSystem).FirstOrDefault(release => release is not null)?.ToString();
}
