using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>A condition made of others.</summary>
internal sealed class CompositeCondition : Condition
{
    public CompositeCondition(CompositeKind kind, Condition[] parts)
    {
        Kind = kind;
        Parts = parts;
    }

    public CompositeKind Kind { get; }

    public Condition[] Parts { get; }

    public override IEnumerable<FeatureCondition> Features => Parts.SelectMany(part => part.Features);

    public override IEnumerable<ServiceCondition> Services => Parts.SelectMany(part => part.Services);
}
