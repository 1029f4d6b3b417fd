using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Reporting;

/// <summary>
/// Distinguishes computers with the same name. The rows of one inspection have the same time and requested name. Two
/// inspections are of different computers if their requested names cannot be those of one computer, if they are in different
/// pools, or if they found different releases of Windows.
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

        return machines.Select((machine, index) => new ReportServer(
            machine,
            machines.Count == 1 ? null : Distinction(machines, machine) ?? "#" + ReportText.Number(index + 1)));
    }

    /// <summary>Groups the rows by inspection, those with a requested name first, in a stable order.</summary>
    private static IEnumerable<PrerequisiteResult[]> Inspections(IEnumerable<PrerequisiteResult> rows) => rows
        .GroupBy(row => new { row.InspectedAt, Name = row.RequestedName?.ToUpperInvariant(), Pool = row.Pool?.ToUpperInvariant() })
        .OrderBy(inspection => inspection.Key.Name is null)
        .ThenBy(inspection => inspection.Key.Name, NaturalComparer.Instance)
        .ThenBy(inspection => inspection.Key.Pool, NaturalComparer.Instance)
        .ThenBy(inspection => inspection.Key.InspectedAt)
        .Select(inspection => inspection.ToArray());

    private static bool AreOne(List<PrerequisiteResult> machine, PrerequisiteResult[] inspection) =>
        machine[0].ComputerName != ComputerNames.Unnamed
        && AreCompatible(RequestedName(machine), RequestedName(inspection), ComputerNames.AreSame)
        && AreCompatible(Pool(machine), Pool(inspection), ComputerNames.AreSame)
        && AreCompatible(Release(machine), Release(inspection), (one, other) => one == other);

    private static bool AreCompatible(string? one, string? other, Func<string, string, bool> areSame) =>
        one is null || other is null || areSame(one, other);

    /// <summary>Returns the first property in which all computers differ; null if there is none.</summary>
    private static string? Distinction(List<List<PrerequisiteResult>> machines, List<PrerequisiteResult> machine) =>
        new Func<List<PrerequisiteResult>, string?>[] { RequestedName, Pool, Release, rows => Report.Time(rows[0].InspectedAt) }
            .Where(property => machines.Select(property).Distinct(StringComparer.OrdinalIgnoreCase).Count() == machines.Count)
            .Select(property => property(machine))
            .FirstOrDefault();

    private static string? RequestedName(IEnumerable<PrerequisiteResult> rows) =>
        rows.Select(row => row.RequestedName).FirstOrDefault(name => name is not null);

    private static string? Pool(IEnumerable<PrerequisiteResult> rows) =>
        rows.Select(row => row.Pool).FirstOrDefault(pool => pool is not null);

    private static string? Release(IEnumerable<PrerequisiteResult> rows) =>
        rows.Select(row => row.OperatingSystem).FirstOrDefault(release => release is not null);
}
