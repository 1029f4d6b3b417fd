using System;
using System.Collections.Generic;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Another requirement of the same catalog is met.</summary>
internal sealed class RequirementCondition(Requirement requirement) : Condition
{
    public override Remedy? Remedy => requirement.Cases[0].Remedy;

    public static RequirementCondition Read(ConditionSource source) => new(source.Requirement(source.Only));

    public override IEnumerable<string> Services(Func<Requirement, Condition?> conditionOf) =>
        conditionOf(requirement)?.Services(conditionOf) ?? [];

    public override void AddNeeds(FactNeeds needs) => needs.Add(requirement);

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedRequirement, requirement.Id);

    public override Finding Evaluate(EvaluationContext server) =>
        server.Evaluate(requirement).With(Text.Format(SR.ReasonJudgedBy, requirement.Id));
}
