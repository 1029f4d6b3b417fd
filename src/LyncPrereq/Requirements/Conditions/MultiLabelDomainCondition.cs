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
            : HasLabels(domain.Text) ? Finding.Met(domain.Text, SR.ReasonMultiLabelDomain, seen)
            : SingleLabel(server, domain.Text, seen))
        : Finding.NotApplicable(SR.ReasonWorkgroup));

    /// <summary>A name without a period can be the NetBIOS name, which the DNS suffix shows if a source contains it.</summary>
    private static Finding SingleLabel(EvaluationContext server, string domain, Evidence[] seen)
    {
        Known<string> suffix = DomainFacts.ActiveSuffix(server);
        return suffix.IsKnown && HasLabels(suffix.Value)
            ? Finding.Unknown(UnknownCause.Conflict, Text.Format(SR.ReasonDomainNames, domain, suffix.Value), [.. seen, .. suffix.Evidence])
            : Finding.NotMet(domain, SR.ReasonSingleLabelDomain, seen);
    }

    private static bool HasLabels(string name) => name.Trim('.').IndexOf('.') > 0;
}
