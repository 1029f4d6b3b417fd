using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>A condition that combines other conditions.</summary>
internal sealed class CompositeCondition(CompositeKind kind, Condition[] parts) : Condition
{
    public override bool FindsVersion => Array.Exists(parts, part => part.FindsVersion);

    public override IEnumerable<FeatureCondition> Features => parts.SelectMany(part => part.Features);

    public static CompositeCondition Read(ConditionSource source, CompositeKind kind) =>
        new(kind, source.Parts(source.Only));

    public static CompositeCondition ReadAnyOf(ConditionSource source)
    {
        JsonCursor? exempts = source.With("exempts").Optional("exempts");
        return new CompositeCondition(
            exempts?.Word("First", CompositeKind.AnyOfFirstExempts) ?? CompositeKind.AnyOf,
            source.Parts(source.Value));
    }

    public static CompositeCondition ReadObservations(ConditionSource source)
    {
        JsonCursor? decides = source.With("decides").Optional("decides");
        return new CompositeCondition(
            decides?.Word("First", CompositeKind.ObservationsFirstDecides) ?? CompositeKind.Observations,
            source.Parts(source.Value));
    }

    public override bool AcceptsDotNet(int release) => Array.TrueForAll(parts, part => part.AcceptsDotNet(release));

    public override IEnumerable<string> Services(Func<Requirement, Condition?> conditionOf) =>
        parts.SelectMany(part => part.Services(conditionOf));

    public override void AddNeeds(FactNeeds needs) => Array.ForEach(parts, part => part.AddNeeds(needs));

    /// <summary>A part that can only contradict the requirement is required in addition to the others.</summary>
    public override string Expected(WindowsRelease? release)
    {
        string rest = string.Join(
            kind == CompositeKind.AllOf ? SR.ExpectedAnd : SR.ExpectedOr,
            parts.Where(part => !part.BlocksOnly).Select(part => part.Expected(release)));
        return string.Join(
            SR.ExpectedAnd,
            [rest, .. parts.Where(part => part.BlocksOnly).Select(part => part.Expected(release))]);
    }

    public override Finding Evaluate(EvaluationContext server)
    {
        List<Finding> findings = [.. parts.Select(part => part.Evaluate(server))];
        return kind switch
        {
            CompositeKind.AnyOf => Composition.AnyOf(findings),
            CompositeKind.AnyOfFirstExempts => findings[0].Status == PrerequisiteStatus.Met
                ? Finding.NotApplicable(findings[0].Reason)
                : Composition.AnyOf(findings),
            CompositeKind.AllOf => Composition.AllOf(findings),
            _ => Composition.Observations(findings, kind == CompositeKind.ObservationsFirstDecides),
        };
    }
}

/// <summary>The relation between the parts of a condition.</summary>
internal enum CompositeKind
{
    /// <summary>Alternatives, one of which must be met.</summary>
    AnyOf,

    /// <summary>Alternatives, one of which must be met. If the first one is met, the requirement does not apply.</summary>
    AnyOfFirstExempts,

    /// <summary>Conditions that must all be met.</summary>
    AllOf,

    /// <summary>Observations of the same fact. If they contradict each other, the result is unknown.</summary>
    Observations,

    /// <summary>
    /// Observations of the same fact. If they contradict each other, the first known one takes precedence.
    /// </summary>
    ObservationsFirstDecides,
}
