using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The status of a condition on one server, with its evidence.</summary>
internal sealed class Finding : Known<PrerequisiteStatus>
{
    private Finding(PrerequisiteStatus status, UnknownCause cause, string actual, string reason, Evidence[] evidence)
        : base(status, cause, reason, evidence) => Actual = actual;

    public PrerequisiteStatus Status => Value;

    public string Actual { get; private set; }

    /// <summary>True if the feature itself was not seen, only one that cannot exist without it.</summary>
    public bool IsInferred { get; private set; }

    /// <summary>True if the next restart completes the condition.</summary>
    public bool RestartPending { get; private set; }

    /// <summary>Services that must run but are disabled.</summary>
    public string[] DisabledServices { get; private set; } = [];

    /// <summary>A remedy that differs from the remedy of the requirement; null if there is none. A restart follows it.</summary>
    public string? OwnRemedy { get; private set; }

    /// <summary>True if the condition is met, with a remark that is shown even if other observations agree.</summary>
    public bool HasRemark { get; private set; }

    /// <summary>True if the finding cannot prove a condition, only contradict it or add a remark.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>True if the status is Met or NotMet.</summary>
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

    public static Finding Unknown<T>(Known<T> fact) => Unknown(fact.Cause, fact.Reason, fact.Evidence);

    /// <summary>The finding on a fact: unknown if the fact is not known.</summary>
    public static Finding Of<T>(Known<T> fact, Func<T, Evidence[], Finding> evaluate) =>
        fact.IsKnown ? evaluate(fact.Value, fact.Evidence) : Unknown(fact);

    /// <summary>Combines findings that have the same status.</summary>
    public static Finding Merge(List<Finding> findings) => findings.Count == 1 ? findings[0] : new Finding(
        findings[0].Status,
        findings[0].Cause,
        string.Join("; ", findings.Select(finding => finding.Actual).Distinct()),
        string.Join(" ", findings.Select(finding => finding.Reason).Distinct()),
        EachOnce(findings.SelectMany(finding => finding.Evidence)))
    {
        IsInferred = findings.TrueForAll(finding => finding.IsInferred),
        RestartPending = findings.Exists(finding => finding.RestartPending),
        HasRemark = findings.Exists(finding => finding.HasRemark),
        OwnRemedy = findings.TrueForAll(finding => finding.OwnRemedy == findings[0].OwnRemedy) ? findings[0].OwnRemedy : null,

        // Starting services is a remedy only if nothing else is missing.
        DisabledServices = findings.TrueForAll(finding => finding.DisabledServices.Length > 0)
            ? [.. findings.SelectMany(finding => finding.DisabledServices).Distinct()]
            : [],
    };

    /// <summary>The same status with an addition to its reason and evidence.</summary>
    public Finding With(string reason, params IEnumerable<Evidence> evidence) => But(copy =>
    {
        copy.Reason = Reason + " " + reason;
        copy.Evidence = [.. Evidence, .. evidence];
    });

    /// <summary>The same status with the remark of another observation.</summary>
    public Finding WithRemark(Finding remark) => With(remark.Reason, remark.Evidence).But(copy =>
    {
        copy.Actual = Actual + "; " + remark.Actual;
        copy.HasRemark = true;
    });

    public Finding ThatIsInferred() => But(copy => copy.IsInferred = true);

    public Finding WithRestartPending(bool isPending = true) => But(copy => copy.RestartPending = isPending);

    public Finding ThatIsARemark() => But(copy => copy.HasRemark = true);

    public Finding ThatIsSilent() => But(copy => copy.IsSilent = true);

    public Finding WithRemedy(string remedy) => But(copy => copy.OwnRemedy = remedy);

    public Finding WithDisabledService(string name) => But(copy => copy.DisabledServices = [name]);

    private static Evidence[] EachOnce(IEnumerable<Evidence> evidence) =>
        [.. evidence.GroupBy(some => new { some.Value, some.Source, some.Location }).Select(same => same.First())];

    private Finding But(Action<Finding> change)
    {
        var copy = (Finding)MemberwiseClone();
        change(copy);
        return copy;
    }
}
