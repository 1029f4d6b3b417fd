using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Reporting;

namespace LyncPrereq.Comparison;

/// <summary>Compares the rows of two tests of the same servers.</summary>
internal static class RowComparison
{
    public const string Equal = "Equal";

    /// <summary>Returns the changes: the servers of the second test in natural order, and then those that are gone.</summary>
    /// <param name="before">The rows of the first test.</param>
    /// <param name="after">The rows of the second test.</param>
    public static IEnumerable<PrerequisiteChange> Compare(IReadOnlyList<PrerequisiteResult> before, IReadOnlyList<PrerequisiteResult> after)
    {
        List<ReportServer> old = [.. new Report(before, [], DateTime.UtcNow).Servers];
        ReportServer[] current = new Report(after, [], DateTime.UtcNow).Servers;
        var pairs = new Dictionary<ReportServer, ReportServer>();
        Pair(old, current, pairs, (one, other) => Same(one.Name, other.Name));
        Pair(old, current, pairs, (one, other) => ComputerNames.AreSame(one.ComputerName, other.ComputerName));
        Pair(old, current, pairs, WereRequestedAsOne);
        foreach (ReportServer server in current)
        {
            IEnumerable<PrerequisiteChange> changes = pairs.TryGetValue(server, out ReportServer? previous)
                ? Compare(previous, server)
                : [Whole("New", null, server)];
            foreach (PrerequisiteChange change in changes)
            {
                yield return change;
            }
        }

        foreach (ReportServer server in old)
        {
            yield return Whole("Gone", server, null);
        }
    }

    /// <summary>Returns the status and the value of a row.</summary>
    public static string Describe(PrerequisiteResult row) =>
        row.Status + ": " + (row.StatusValue == PrerequisiteStatus.Unknown ? row.Cause : row.Actual);

    /// <summary>
    /// Pairs servers that have no partner. A short name is paired with a full one only if each of them fits no other server.
    /// </summary>
    private static void Pair(
        List<ReportServer> old,
        ReportServer[] current,
        Dictionary<ReportServer, ReportServer> pairs,
        Func<ReportServer, ReportServer, bool> areSame)
    {
        ReportServer[] free = [.. current.Where(server => !pairs.ContainsKey(server))];
        foreach (ReportServer server in free)
        {
            ReportServer[] candidates = [.. old.Where(other => other.Product == server.Product && areSame(other, server))];
            if (candidates.Length == 1
                && free.Count(other => other.Product == server.Product && areSame(candidates[0], other)) == 1)
            {
                pairs.Add(server, candidates[0]);
            }
        }

        old.RemoveAll(pairs.ContainsValue);
    }

    private static IEnumerable<PrerequisiteChange> Compare(ReportServer before, ReportServer after)
    {
        if (before.IsUnknown != after.IsUnknown)
        {
            return [Whole(after.IsUnknown ? "Lost" : "Seen", before, after)];
        }

        return CompareRows(before, after);
    }

    private static IEnumerable<PrerequisiteChange> CompareRows(ReportServer before, ReportServer after)
    {
        foreach (PrerequisiteResult row in after.Rows)
        {
            PrerequisiteResult? previous = before.Find(row.RequirementId);
            yield return new PrerequisiteChange(previous is null ? "New" : Kind(previous, row), after.Name, previous, row);
        }

        foreach (PrerequisiteResult row in before.Rows.Where(row => after.Find(row.RequirementId) is null))
        {
            yield return new PrerequisiteChange("Gone", after.Name, row, null);
        }
    }

    /// <summary>Returns the change of a server of which all rows were gained or lost: one object instead of one for each row.</summary>
    private static PrerequisiteChange Whole(string change, ReportServer? before, ReportServer? after) =>
        new(change, (after ?? before)!.Name, Decided(before), Decided(after), isServer: true);

    /// <summary>Returns a row that is not Unknown if there is one.</summary>
    private static PrerequisiteResult? Decided(ReportServer? server) =>
        server?.Rows.FirstOrDefault(row => row.StatusValue != PrerequisiteStatus.Unknown) ?? server?.Rows[0];

    private static string Kind(PrerequisiteResult before, PrerequisiteResult after)
    {
        if (Same(Describe(before), Describe(after)))
        {
            return Equal;
        }

        if (before.StatusValue == after.StatusValue || (before.IsCompliant && after.IsCompliant))
        {
            return "Changed";
        }

        return after.StatusValue == PrerequisiteStatus.Unknown ? "Lost"
            : before.StatusValue == PrerequisiteStatus.Unknown ? "Seen"
            : after.IsCompliant ? "Fixed"
            : "Regressed";
    }

    /// <summary>A server that did not answer has only the name by which it was requested, for example an address.</summary>
    private static bool WereRequestedAsOne(ReportServer one, ReportServer other) =>
        (one.RequestedName ?? one.ComputerName) is var first && (other.RequestedName ?? other.ComputerName) is var second
        && (Same(first, second) || Same(first, other.ComputerName) || Same(one.ComputerName, second));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
