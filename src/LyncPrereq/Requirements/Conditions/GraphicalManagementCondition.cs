using System.Collections.Generic;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The server has its graphical management tools: it is not Server Core.</summary>
internal sealed class GraphicalManagementCondition : Condition
{
    public GraphicalManagementCondition(string management, string shell)
    {
        Management = management;
        Shell = shell;
    }

    public string Management { get; }

    public string Shell { get; }

    /// <summary>The management tools suffice: the shell only tells what else the server has.</summary>
    public override IEnumerable<FeatureCondition> Features => [new FeatureCondition(Management, [])];
}
