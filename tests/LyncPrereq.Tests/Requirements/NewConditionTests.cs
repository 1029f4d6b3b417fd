using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>A kind of condition that the module does not have is one class and one registration.</summary>
public sealed class NewConditionTests
{
    private static readonly RegistryLocation s_location =
        new(@"SOFTWARE\Example", new RegistryValueName("Edition", RegistryDataKind.Text));

    private static readonly Catalog s_catalog = CatalogReader.Read(
        CatalogText.With("requirements[0].cases", """
            [
              {
                "condition": { "anyOf": [{ "exampleEdition": "Full" }, { "dotNet35": true }] },
                "remedy": { "sentence": "Install the full edition." }
              }
            ]
            """),
        "test.json",
        new Dictionary<string, Func<ConditionSource, Condition>>(ConditionKinds.All.ToDictionary(kind => kind.Key, kind => kind.Value)) { ["exampleEdition"] = ExampleCondition.Read });

    private static readonly Requirement s_requirement = s_catalog.Find("First")!;

    [Theory]
    [InlineData("Full", PrerequisiteStatus.Met)]
    [InlineData("Light", PrerequisiteStatus.NotMet)]
    [InlineData(null, PrerequisiteStatus.Unknown)]
    public void It_is_evaluated(string? edition, PrerequisiteStatus status)
    {
        Server server = Server.WindowsServer2012().NoKey(RegistryLocations.DotNetFramework35);

        PrerequisiteResult row = Evaluate(edition is null ? server : server.Key(s_location, Server.Words("Edition", edition)));

        Assert.Equal(status, row.StatusValue);
        Assert.Equal("edition Full" + SR.ExpectedOr + SR.ExpectedDotNet35, row.Expected);
        Assert.Equal(status == PrerequisiteStatus.NotMet ? "Install the full edition." : null, row.Remediation);
        Assert.Equal(edition is not null, row.Evidence.Any(seen => seen.Value == "Edition = " + edition));
    }

    [Fact]
    public void Its_facts_are_read() => Assert.Equal(
        [s_location, RegistryLocations.DotNetFramework35],
        FactNeeds.Of([s_requirement], [LyncRole.FrontEnd], _ => true).Locations);

    [Fact]
    public void A_mistake_in_it_is_refused_with_its_place()
    {
        string text = CatalogText.With(CatalogText.Condition, """{ "exampleEdition": " " }""");

        InputException problem = Assert.Throws<InputException>(() => CatalogReader.Read(
            text,
            "test.json",
            new Dictionary<string, Func<ConditionSource, Condition>> { ["exampleEdition"] = ExampleCondition.Read }));

        Assert.Contains("$.requirements[0].cases[0].condition.exampleEdition", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_registration_it_is_none() => Assert.Throws<InputException>(() =>
        CatalogReader.Read(CatalogText.With(CatalogText.Condition, """{ "exampleEdition": "Full" }"""), "test.json"));

    private static PrerequisiteResult Evaluate(Server server) => Assert.Single(
        new RequirementEvaluator(s_catalog, [LyncRole.FrontEnd], [LyncWorkload.Conferencing], [s_requirement])
            .Evaluate(server.Inventory));

    private sealed class ExampleCondition(string edition) : Condition
    {
        public static ExampleCondition Read(ConditionSource source) => new(source.Only.AsWords());

        public override void AddNeeds(FactNeeds needs) => needs.Add(s_location);

        public override string Expected(WindowsRelease? release) => "edition " + edition;

        public override Finding Evaluate(EvaluationContext server) => Finding.Of(
            server.Facts.Value(s_location, "Edition"),
            (value, seen) => Finding.Decided(value?.Text == edition, value?.Text ?? "none", "It is.", seen));
    }
}
