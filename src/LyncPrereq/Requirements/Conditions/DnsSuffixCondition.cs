using System;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>A computer that is not joined to a domain has a DNS suffix.</summary>
internal sealed class DnsSuffixCondition : Condition
{
    public override void AddNeeds(FactNeeds needs)
    {
        needs.Add(FactClasses.ComputerSystem);
        needs.Add(RegistryLocations.DnsSuffix);
    }

    public override string Expected(WindowsRelease? release) => SR.ExpectedDnsSuffix;

    public override Finding Evaluate(EvaluationContext server) => DomainFacts.Membership(server, (isJoined, _) => isJoined
        ? Finding.NotApplicable(SR.ReasonSuffixOfDomain)
        : Finding.Of(
            DomainFacts.Suffix(server),
            (suffix, seen) => Finding.Of(
                DomainFacts.ActiveSuffix(server),
                (active, alsoSeen) => Evaluate(suffix, active, [.. seen, .. alsoSeen]))));

    private static Finding Evaluate(string suffix, string active, Evidence[] seen) =>
        suffix.Length == 0 && active.Length > 0 ? Finding.Unknown(UnknownCause.Conflict, Text.Format(SR.ReasonDnsSuffixActive, active), seen)
        : suffix.Length == 0 ? Finding.NotMet(SR.ActualNoDnsSuffix, SR.ReasonNoDnsSuffix, seen)
        : active.Length > 0 && !string.Equals(suffix, active, StringComparison.OrdinalIgnoreCase)
            ? Finding.Unknown(UnknownCause.Conflict, Text.Format(SR.ReasonDnsSuffixOther, suffix, active), seen)
        : string.Equals(suffix, active, StringComparison.OrdinalIgnoreCase)
            ? Finding.Met(suffix, SR.ReasonDnsSuffix, seen)
            : Finding.NotMet(suffix, SR.ReasonDnsSuffixPending, seen).WithRestartPending();
}
