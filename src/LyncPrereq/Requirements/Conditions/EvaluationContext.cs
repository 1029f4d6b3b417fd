using System;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The facts of one server, interpreted for one release of Windows.</summary>
internal sealed class EvaluationContext(ServerFacts facts, WindowsRelease? release, Func<Requirement, Finding> evaluate)
{
    public ServerFacts Facts { get; } = facts;

    public FeatureCheck Features { get; } = new(facts, release);

    /// <summary>The finding on another requirement of the catalog.</summary>
    public Finding Evaluate(Requirement requirement) => evaluate(requirement);
}
