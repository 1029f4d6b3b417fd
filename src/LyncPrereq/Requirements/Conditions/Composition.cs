using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>How findings on the parts of a condition become one.</summary>
internal static class Composition
{
    /// <summary>One that is met suffices; only where none can be is the whole not met.</summary>
    public static Finding AnyOf(List<Finding> parts) =>
        Finding.Merge(First(parts, PrerequisiteStatus.Met, PrerequisiteStatus.Unknown) ?? parts);

    /// <summary>One that is not met decides; a restart mends the whole only where it mends all that is not.</summary>
    public static Finding AllOf(List<Finding> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        List<Finding> decisive =
            First(parts, PrerequisiteStatus.NotMet, PrerequisiteStatus.Unknown, PrerequisiteStatus.Met) ?? parts;
        return Finding.Merge(decisive).WithRestartPending(decisive.TrueForAll(part => part.RestartPending));
    }

    /// <summary>
    /// Several sights of one thing. What was seen beats what was inferred; where sights disagree, the first decides
    /// if it is the stronger one, else nothing is known. A sight that disagrees with itself is no missing one: what is
    /// left cannot outvote it. A service that is disabled, or may be, stands in the way of what is there; one that is
    /// stopped does not, and is told.
    /// </summary>
    public static Finding Observations(List<Finding> sights, bool firstDecides)
    {
        List<Finding> speaking = sights.FindAll(sight => !sight.IsSilent && sight.DisabledServices.Length == 0);
        List<Finding> obstacles = sights.FindAll(sight => sight.DisabledServices.Length > 0);
        List<Finding> remarks = sights.FindAll(sight => sight.HasRemark && sight.DisabledServices.Length == 0);
        List<Finding> plain = speaking.FindAll(sight => !sight.HasRemark);
        bool areRemarksAside = plain.Exists(sight => sight.Status == PrerequisiteStatus.Met);
        Finding? verdict = speaking.Count == 0 ? null : Weigh(areRemarksAside ? plain : speaking, firstDecides);
        if (verdict is null || (obstacles.Count > 0 && verdict.Status != PrerequisiteStatus.NotMet))
        {
            return Finding.Merge(First(obstacles, PrerequisiteStatus.NotMet) ?? obstacles);
        }

        return areRemarksAside && verdict.Status == PrerequisiteStatus.Met
            ? remarks.Aggregate(verdict, (all, remark) => all.WithRemark(remark))
            : verdict;
    }

    private static Finding Weigh(List<Finding> sights, bool firstDecides)
    {
        if (sights.Count == 1)
        {
            return sights[0];
        }

        List<Finding> decided = sights.FindAll(sight => sight.IsDecided);
        if (sights.Find(sight => sight.Cause == UnknownCause.Conflict) is { } disputed
            && !(firstDecides && sights[0].IsDecided))
        {
            return Finding.Unknown(
                UnknownCause.Conflict,
                disputed.Reason,
                [.. disputed.Evidence, .. decided.SelectMany(sight => sight.Evidence)]);
        }

        List<Finding> seen = decided.FindAll(sight => !sight.IsInferred);
        decided = seen.Count > 0 ? seen : decided;
        if (decided.Count == 0)
        {
            return Finding.Merge(sights.FindAll(sight => sight.Cause == sights[0].Cause));
        }

        Finding first = decided[0];
        List<Finding> agreeing = decided.FindAll(sight => sight.Status == first.Status);
        if (agreeing.Count == decided.Count)
        {
            // One of them that has seen it wait suffices: the others have not seen it yet.
            return decided.Count == 1
                ? first
                : first.With(SR.ReasonAgreed, decided.Skip(1).SelectMany(sight => sight.Evidence))
                    .WithRestartPending(decided.Exists(sight => sight.RestartPending));
        }

        IEnumerable<Evidence> evidence = decided.SelectMany(sight => sight.Evidence);
        string all = string.Join("; ", evidence.Select(some => some.ToString()));
        return firstDecides
            ? first.With(Text.Format(SR.ReasonStronger, all), decided.Skip(1).SelectMany(sight => sight.Evidence))
            : Finding.Unknown(UnknownCause.Conflict, Text.Format(SR.ReasonConflict, all), [.. evidence]);
    }

    /// <summary>The findings of the first of these statuses that any of them has.</summary>
    private static List<Finding>? First(List<Finding> findings, params PrerequisiteStatus[] statuses)
    {
        foreach (PrerequisiteStatus status in statuses)
        {
            List<Finding> some = findings.FindAll(finding => finding.Status == status);
            if (some.Count > 0)
            {
                return some;
            }
        }

        return null;
    }
}
