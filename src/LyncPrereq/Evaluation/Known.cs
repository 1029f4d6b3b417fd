using System;
using LyncPrereq.Facts;

namespace LyncPrereq.Evaluation;

/// <summary>A fact with its evidence, or the reason why there is none.</summary>
internal sealed class Known<T>
{
    private Known(bool isKnown, T value, UnknownCause cause, string reason, Evidence[] evidence)
    {
        IsKnown = isKnown;
        Value = value;
        Cause = cause;
        Reason = reason;
        Evidence = evidence;
    }

    public bool IsKnown { get; }

    /// <summary>Only to be read where <see cref="IsKnown"/>.</summary>
    public T Value { get; }

    public UnknownCause Cause { get; }

    public string Reason { get; }

    public Evidence[] Evidence { get; }

    public static Known<T> As(T value, params Evidence[] evidence) => new(true, value, UnknownCause.None, "", evidence);

    public static Known<T> Not(UnknownCause cause, string reason, params Evidence[] evidence) =>
        new(false, default!, cause, reason, evidence);

    /// <param name="gap">What a source could not say.</param>
    /// <param name="shown">What was wanted of it.</param>
    /// <param name="evidence">The source.</param>
    public static Known<T> Not(MissingFact gap, string shown, params Evidence[] evidence) => Not(
        gap.Cause,
        gap.Subject == FactSubjects.Everything
            ? Text.Format(SR.ReasonServerGap, gap.Message)
            : Text.Format(SR.ReasonGap, shown, gap.Message),
        evidence);

    /// <summary>Sources that disagree, none of them the stronger one.</summary>
    public static Known<T> Conflict(params Evidence[] evidence) => Not(
        UnknownCause.Conflict,
        Text.Format(SR.ReasonConflict, string.Join("; ", Array.ConvertAll(evidence, some => some.ToString()))),
        evidence);

    public Finding ToUnknown() => Finding.Unknown(Cause, Reason, Evidence);
}
