using System.Collections.Generic;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>A Windows feature is installed.</summary>
internal sealed class FeatureCondition(string name, string[] broughtBy) : Condition
{
    /// <summary>The ServerManager name of the feature on the systems of the case.</summary>
    public string Name { get; } = name;

    /// <summary>Other features whose installation includes this one, under whose names documents require it.</summary>
    public string[] BroughtBy { get; } = broughtBy;

    public override IEnumerable<FeatureCondition> Features => [this];

    public static FeatureCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("broughtBy");
        return new FeatureCondition(
            source.Value.Match(CatalogCursor.Name),
            json.Optional("broughtBy")?.AsSet(name => name.Match(CatalogCursor.Name)) ?? []);
    }

    public override void AddNeeds(FactNeeds needs) => needs.Features = true;

    public override string Expected(WindowsRelease? release) =>
        Text.Format(SR.ExpectedFeature, FeatureTable.Describe(release, Name));

    public override Finding Evaluate(EvaluationContext server) => server.Features.Check(Name);
}
