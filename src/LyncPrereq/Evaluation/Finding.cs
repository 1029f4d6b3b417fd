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

    public string Actual { get; private set; }

    public string Reason { get; private set; }

    public Evidence[] Evidence { get; private set; }

    /// <summary>Not seen itself, but something that cannot be there without it was.</summary>
    public bool IsInferred { get; private set; }

    /// <summary>What is missing comes with the next restart.</summary>
    public bool RestartPending { get; private set; }

    /// <summary>Services that are disabled, although what they belong to has to run.</summary>
    public string[] DisabledServices { get; private set; } = [];

    /// <summary>What to do, where that is not what mends everything else that can be missing; a restart follows.</summary>
    public string? OwnRemedy { get; private set; }

    /// <summary>Whether the condition holds, but with something that must be said even where other sights agree.</summary>
    public bool HasRemark { get; private set; }

    /// <summary>Whether it can only count against others, or be a remark to them.</summary>
    public bool IsSilent { get; private set; }

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
        RestartPending = findings.Exists(finding => finding.RestartPending),
        HasRemark = findings.Exists(finding => finding.HasRemark),
        OwnRemedy = findings.TrueForAll(finding => finding.OwnRemedy == findings[0].OwnRemedy) ? findings[0].OwnRemedy : null,

        // Starting services is a remedy only where nothing else is missing.
        DisabledServices = findings.TrueForAll(finding => finding.DisabledServices.Length > 0)
            ? [.. findings.SelectMany(finding => finding.DisabledServices).Distinct()]
            : [],
    };

    /// <summary>The same verdict, with more said and seen.</summary>
    public Finding With(string reason, params IEnumerable<Evidence> evidence)
    {
        Finding copy = Copy();
        copy.Reason = Reason + " " + reason;
        copy.Evidence = [.. Evidence, .. evidence];
        return copy;
    }

    /// <summary>The same verdict, with what another sight has to say of it.</summary>
    public Finding WithRemark(Finding remark)
    {
        Finding copy = With(remark.Reason, remark.Evidence);
        copy.Actual = Actual + "; " + remark.Actual;
        copy.HasRemark = true;
        return copy;
    }

    public Finding ThatIsInferred()
    {
        Finding copy = Copy();
        copy.IsInferred = true;
        return copy;
    }

    public Finding WithRestartPending(bool waits = true)
    {
        Finding copy = Copy();
        copy.RestartPending = waits;
        return copy;
    }

    public Finding ThatIsARemark()
    {
        Finding copy = Copy();
        copy.HasRemark = true;
        return copy;
    }

    public Finding ThatIsSilent()
    {
        Finding copy = Copy();
        copy.IsSilent = true;
        return copy;
    }

    public Finding ThatIsMendedBy(string remedy)
    {
        Finding copy = Copy();
        copy.OwnRemedy = remedy;
        return copy;
    }

    public Finding ThatNeedsService(string name)
    {
        Finding copy = Copy();
        copy.DisabledServices = [name];
        return copy;
    }

    private Finding Copy() => (Finding)MemberwiseClone();

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
