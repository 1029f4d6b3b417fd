using System.Collections.Generic;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>What must be true of a server. Conditions are plain data; the evaluator gives them meaning.</summary>
internal abstract class Condition
{
    /// <summary>The features named anywhere in the condition, in its order.</summary>
    public virtual IEnumerable<FeatureCondition> Features => [];

    /// <summary>The services named anywhere in the condition, in its order.</summary>
    public virtual IEnumerable<ServiceCondition> Services => [];
}
