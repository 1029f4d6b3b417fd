using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The name of the domain that the computer is joined to has at least two labels.</summary>
internal sealed class MultiLabelDomainCondition : Condition
{
    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.ComputerSystem);

    public override string Expected(WindowsRelease? release) => SR.ExpectedMultiLabelDomain;

    public override Finding Evaluate(EvaluationContext server) => DomainFacts.Membership(server, (isJoined, _) => isJoined
        ? Finding.Of(server.Facts.Classes.Property(FactClasses.ComputerSystem, "Domain"), (domain, seen) =>
            domain.Text.Length == 0 ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoName, seen)
            : domain.Text.Trim('.').IndexOf('.') > 0 ? Finding.Met(domain.Text, SR.ReasonMultiLabelDomain, seen)
            : Finding.NotMet(domain.Text, SR.ReasonSingleLabelDomain, seen))
        : Finding.NotApplicable(SR.ReasonWorkgroup));
}
