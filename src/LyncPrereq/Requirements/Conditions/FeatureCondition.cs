using System.Collections.Generic;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>A Windows feature is installed.</summary>
internal sealed class FeatureCondition : Condition
{
    public FeatureCondition(string name, string[] broughtBy)
    {
        Name = name;
        BroughtBy = broughtBy;
    }

    /// <summary>The name that ServerManager gives the feature on the systems of the case.</summary>
    public string Name { get; }

    /// <summary>Other features whose installation brings this one along, and by which documents ask for it.</summary>
    public string[] BroughtBy { get; }

    public override IEnumerable<FeatureCondition> Features => [this];
}
