using System;

namespace LyncPrereq.Facts;

/// <summary>Represents a value with its evidence, or the reason why it is not known.</summary>
internal class Known<T>(T value, UnknownCause cause, string reason, Evidence[] evidence)
{
    public bool IsKnown => Cause == UnknownCause.None;

    /// <summary>Gets the value, which is valid only if <see cref="IsKnown"/>.</summary>
    public T Value { get; } = value;

    public UnknownCause Cause { get; } = cause;

    public string Reason { get; protected set; } = reason;

    public Evidence[] Evidence { get; protected set; } = evidence;

    public static Known<T> As(T value, params Evidence[] evidence) => new(value, UnknownCause.None, "", evidence);

    public static Known<T> Not(UnknownCause cause, string reason, params Evidence[] evidence) =>
        new(default!, cause, reason, evidence);

    /// <param name="gap">The missing fact of a source.</param>
    /// <param name="shown">The name of that fact in messages.</param>
    /// <param name="evidence">The source.</param>
    public static Known<T> Not(MissingFact gap, string shown, params Evidence[] evidence) => Not(
        gap.CauseValue,
        gap.Subject == FactSubjects.Everything
            ? Text.Format(SR.ReasonServerGap, gap.Message)
            : Text.Format(SR.ReasonGap, shown, gap.Message),
        evidence);

    /// <summary>Returns an unknown value, because sources with the same precedence contradict each other.</summary>
    public static Known<T> Conflict(params Evidence[] evidence) => Not(
        UnknownCause.Conflict,
        Text.Format(SR.ReasonConflict, string.Join("; ", Array.ConvertAll(evidence, some => some.ToString()))),
        evidence);
}
