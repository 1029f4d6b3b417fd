using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Reporting;

namespace LyncPrereq.Comparison;

/// <summary>Compares the rows of two tests of the same servers.</summary>
internal sealed class RowComparison
{
    private readonly ReportServer[] _after;
    private readonly ServerPairs _pairs;
    private readonly IEnumerable<PrerequisiteResult> _rows;

    /// <param name="before">The rows of the first test.</param>
    /// <param name="after">The rows of the second test.</param>
    public RowComparison(IReadOnlyList<PrerequisiteResult> before, IReadOnlyList<PrerequisiteResult> after)
    {
        _after = new Report(after, [], DateTime.UtcNow).Servers;
        _pairs = new ServerPairs(new Report(before, [], DateTime.UtcNow).Servers, _after);
        _rows = before.Concat(after);
    }

    /// <summary>Gets one sentence for each fact that makes the changes less certain.</summary>
    public IEnumerable<string> Warnings => CatalogVersions.Warnings(_rows, SR.CompareCatalogs).Concat(_pairs.Warnings);

    /// <summary>Gets the changes: the servers of the second test in natural order, and then those that are gone.</summary>
    public IEnumerable<PrerequisiteChange> Changes =>
        _after.SelectMany(server => _pairs.Find(server) is { } previous ? Compare(previous, server) : [Whole(ChangeKind.New, null, server)])
            .Concat(_pairs.Gone.Select(server => Whole(ChangeKind.Gone, server, null)));

    /// <summary>Returns the status and the value of a row.</summary>
    public static string Describe(PrerequisiteResult row) =>
        row.Status + ": " + (row.StatusValue == PrerequisiteStatus.Unknown ? row.Cause : row.Actual);

    private static IEnumerable<PrerequisiteChange> Compare(ReportServer before, ReportServer after) =>
        before.IsUnknown != after.IsUnknown
            ? [Whole(after.IsUnknown ? ChangeKind.Lost : ChangeKind.Seen, before, after)]
            : CompareRows(before, after);

    private static IEnumerable<PrerequisiteChange> CompareRows(ReportServer before, ReportServer after)
    {
        foreach (PrerequisiteResult row in after.Rows)
        {
            PrerequisiteResult? previous = before.Find(row.RequirementId);
            yield return PrerequisiteChange.OfRow(
                previous is null ? ChangeKind.New : Kind(previous, row),
                after.Name,
                previous,
                row,
                previous is null ? CauseOf(row, before) : ChangeCause.None);
        }

        foreach (PrerequisiteResult row in before.Rows.Where(row => after.Find(row.RequirementId) is null))
        {
            yield return PrerequisiteChange.OfRow(ChangeKind.Gone, after.Name, row, null, CauseOf(row, after));
        }
    }

    /// <summary>Returns why the other test of a server has no such row.</summary>
    private static ChangeCause CauseOf(PrerequisiteResult row, ReportServer other) =>
        other.NotTested.Contains(row.RequirementId) ? ChangeCause.LeftOut
        : !row.RoleValue.Intersect(other.Roles).Any() ? ChangeCause.Role
        : CatalogVersions.Differ(row, other.Rows[0]) ? ChangeCause.Catalog
        : ChangeCause.None;

    /// <summary>Returns the change of a server of which all rows were gained or lost: one object instead of one for each row.</summary>
    private static PrerequisiteChange Whole(ChangeKind change, ReportServer? before, ReportServer? after) =>
        PrerequisiteChange.OfServer(change, (after ?? before)!.Name, Decided(before), Decided(after));

    /// <summary>Returns a row that is not Unknown if there is one.</summary>
    private static PrerequisiteResult? Decided(ReportServer? server) =>
        server?.Rows.FirstOrDefault(row => row.StatusValue != PrerequisiteStatus.Unknown) ?? server?.Rows[0];

    private static ChangeKind Kind(PrerequisiteResult before, PrerequisiteResult after)
    {
        if (string.Equals(Describe(before), Describe(after), StringComparison.OrdinalIgnoreCase))
        {
            return ChangeKind.Equal;
        }

        if (before.StatusValue == after.StatusValue || (before.IsCompliant && after.IsCompliant))
        {
            return ChangeKind.Changed;
        }

        return after.StatusValue == PrerequisiteStatus.Unknown ? ChangeKind.Lost
            : before.StatusValue == PrerequisiteStatus.Unknown ? ChangeKind.Seen
            : after.IsCompliant ? ChangeKind.Fixed
            : ChangeKind.Regressed;
    }
}
