using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The computer is joined to a domain, or it is not.</summary>
internal sealed class DomainMemberCondition(bool isMember) : Condition
{
    public static DomainMemberCondition Read(ConditionSource source) => new(source.Only.AsBoolean());

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.ComputerSystem);

    public override string Expected(WindowsRelease? release) => isMember ? SR.ExpectedDomainMember : SR.ExpectedWorkgroup;

    public override Finding Evaluate(EvaluationContext server) => DomainFacts.Membership(server, (isJoined, seen) =>
    {
        Known<PropertyFact> domain = server.Facts.Classes.Property(FactClasses.ComputerSystem, "Domain");
        string name = domain.IsKnown ? domain.Value.Text : "";
        return Finding.Decided(
            isJoined == isMember,
            Text.Format(isJoined ? SR.ActualDomain : SR.ActualWorkgroup, name).Trim(),
            isJoined ? SR.ReasonDomainMember : SR.ReasonWorkgroup,
            [.. seen, .. domain.Evidence]);
    });
}
