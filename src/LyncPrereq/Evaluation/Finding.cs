using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Evaluation;

/// <summary>What looking at one condition came to.</summary>
internal sealed class Finding
{
    private Finding(PrerequisiteStatus status, UnknownCause cause, string actual, string reason, Evidence[] evidence)
    {
        Status = status;
        Cause = cause;
        Actual = actual;
        Reason = reason;
        Evidence = evidence;
    }

    public PrerequisiteStatus Status { get; }

    public UnknownCause Cause { get; }

    public string Actual { get; }

    public string Reason { get; }

    public Evidence[] Evidence { get; }

    /// <summary>Not seen itself, but something that cannot be there without it was.</summary>
    public bool IsInferred { get; private init; }

    /// <summary>What is missing comes with the next restart.</summary>
    public bool WaitsForRestart { get; private init; }

    /// <summary>Whether the condition has been seen to hold or not to hold.</summary>
    public bool IsDecided => Status is PrerequisiteStatus.Met or PrerequisiteStatus.NotMet;

    public static Finding Met(string actual, string reason, params Evidence[] evidence) =>
        new(PrerequisiteStatus.Met, UnknownCause.None, actual, reason, evidence);

    public static Finding NotMet(string actual, string reason, params Evidence[] evidence) =>
        new(PrerequisiteStatus.NotMet, UnknownCause.None, actual, reason, evidence);

    public static Finding Decided(bool isMet, string actual, string reason, params Evidence[] evidence) =>
        isMet ? Met(actual, reason, evidence) : NotMet(actual, reason, evidence);

    public static Finding NotApplicable(string reason) =>
        new(PrerequisiteStatus.NotApplicable, UnknownCause.None, SR.ActualNotAsked, reason, []);

    public static Finding Unknown(UnknownCause cause, string reason, params Evidence[] evidence) =>
        new(PrerequisiteStatus.Unknown, cause, SR.ActualUnknown, reason, evidence);

    /// <summary>Several findings of the same status in one.</summary>
    public static Finding Merge(List<Finding> findings) => findings.Count == 1 ? findings[0] : new Finding(
        findings[0].Status,
        findings[0].Cause,
        string.Join("; ", findings.Select(finding => finding.Actual).Distinct()),
        string.Join(" ", findings.Select(finding => finding.Reason).Distinct()),
        EachOnce(findings))
    {
        IsInferred = findings.TrueForAll(finding => finding.IsInferred),
        WaitsForRestart = findings.Exists(finding => finding.WaitsForRestart),
    };

    /// <summary>The same verdict, with more said and seen.</summary>
    public Finding With(string reason, params IEnumerable<Evidence> evidence) =>
        new(Status, Cause, Actual, Reason + " " + reason, [.. Evidence, .. evidence])
        {
            IsInferred = IsInferred,
            WaitsForRestart = WaitsForRestart,
        };

    public Finding ThatIsInferred() =>
        new(Status, Cause, Actual, Reason, Evidence) { IsInferred = true, WaitsForRestart = WaitsForRestart };

    public Finding ThatWaitsForRestart(bool waits = true) =>
        new(Status, Cause, Actual, Reason, Evidence) { IsInferred = IsInferred, WaitsForRestart = waits };

    private static Evidence[] EachOnce(List<Finding> findings)
    {
        var each = new List<Evidence>();
        foreach (Finding finding in findings)
        {
            foreach (Evidence some in finding.Evidence)
            {
                if (!each.Exists(other => other.IsSameAs(some)))
                {
                    each.Add(some);
                }
            }
        }

        return [.. each];
    }
}
