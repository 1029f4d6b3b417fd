using System.Collections.Generic;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The server has its graphical management tools: it is not Server Core.</summary>
internal sealed class GraphicalManagementCondition(string management, string shell) : Condition
{
    /// <summary>
    /// The management tools are sufficient. The shell only shows whether the server has the full interface.
    /// </summary>
    public override IEnumerable<FeatureCondition> Features => [new FeatureCondition(management, [])];

    public static GraphicalManagementCondition Read(ConditionSource source)
    {
        JsonCursor json = source.Only.AsObject("management", "shell");
        return new GraphicalManagementCondition(
            json.Member("management").Match(CatalogCursor.Name),
            json.Member("shell").Match(CatalogCursor.Name));
    }

    public override void AddNeeds(FactNeeds needs) => needs.Features = true;

    public override string Expected(WindowsRelease? release) =>
        Text.Format(SR.ExpectedFeature, FeatureTable.Describe(release, management));

    public override Finding Evaluate(EvaluationContext server)
    {
        Finding tools = server.Features.Check(management);
        if (tools.Status != PrerequisiteStatus.Met)
        {
            return tools.Status == PrerequisiteStatus.NotMet ? tools.With(SR.ReasonServerCore) : tools;
        }

        Finding full = server.Features.Check(shell);
        Evidence[] seen = [.. tools.Evidence, .. full.Evidence];
        return full.Status switch
        {
            PrerequisiteStatus.Met => Finding.Met(SR.ActualFullServer, tools.Reason, seen),
            PrerequisiteStatus.NotMet => Finding.Met(SR.ActualMinimalInterface, SR.ReasonMinimalInterface, seen),
            _ => tools,
        };
    }
}
