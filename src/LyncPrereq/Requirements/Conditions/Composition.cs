using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Combines the findings on the parts of a condition.</summary>
internal static class Composition
{
    /// <summary>Met if one is met; not met only if none of them can be met.</summary>
    public static Finding AnyOf(List<Finding> parts) =>
        Finding.Merge(First(parts, PrerequisiteStatus.Met, PrerequisiteStatus.Unknown) ?? parts);

    /// <summary>Not met if one is not met. A restart completes the whole only if it completes every part that is not met.</summary>
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
    /// Several observations of the same fact. An observation takes precedence over an inference. If observations
    /// disagree, the first one decides if it is stronger; otherwise, the result is unknown. A source that contradicts
    /// itself is not a missing source: the others cannot outvote it. A service that is or may be disabled prevents a
    /// result of Met; a service that is stopped only adds a remark.
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
            // One observation of a pending restart is sufficient: the others can be older.
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

    /// <summary>The findings with the first of these statuses that occurs.</summary>
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
