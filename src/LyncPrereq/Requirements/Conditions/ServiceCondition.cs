using System.Collections.Generic;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>A Windows service of this name exists, and is not disabled.</summary>
internal sealed class ServiceCondition : Condition
{
    public ServiceCondition(string name, bool blocksOnly = false)
    {
        Name = name;
        BlocksOnly = blocksOnly;
    }

    public string Name { get; }

    /// <summary>Whether it proves nothing by being there, and only counts against the requirement if it is disabled.</summary>
    public bool BlocksOnly { get; }

    public override IEnumerable<ServiceCondition> Services => [this];
}
