using LyncPrereq.Captures;
using LyncPrereq.Evaluation;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Properties;

/// <summary>What holds of verdicts on any server.</summary>
public sealed class VerdictProperties
{
    /// <summary>None of the catalogs has a condition that asks for the absence of a feature, so nothing is excepted.</summary>
    [Fact]
    public void One_more_fact_of_an_installed_feature_never_makes_not_met_of_met() => PropertyRun.Check(Scenarios.Any, scenario =>
    {
        List<PrerequisiteResult> before = scenario.Judge();

        foreach ((PrerequisiteResult met, PrerequisiteResult row) in Met(before, scenario.With(WithAnotherFact(scenario)).Judge()))
        {
            Assert.True(
                row.StatusValue == PrerequisiteStatus.Met || row is { StatusValue: PrerequisiteStatus.Unknown, CauseValue: UnknownCause.Conflict },
                $"{met}, then {row.Status} {row.Cause}: {row.Reason}");
        }
    });

    [Fact]
    public void A_feature_that_every_list_says_is_installed_leaves_met_what_was() => PropertyRun.Check(Scenarios.Any, scenario =>
    {
        List<PrerequisiteResult> before = scenario.Judge();
        if (scenario.Release is not { } release || Scenarios.FeaturesOf(release).Length == 0)
        {
            return;
        }

        var server = new ModelServer(scenario.Sources, release);
        server.Become(scenario.Random.GetItems(Scenarios.FeaturesOf(release), 1)[0], FeatureState.Installed);

        Assert.All(Met(before, scenario.With(server.Sources).Judge()), pair => Assert.Equal(PrerequisiteStatus.Met, pair.After.StatusValue));
    });

    /// <summary>What two roles ask for in different words is met where it is for both.</summary>
    [Fact]
    public void Several_roles_give_the_rows_of_each() => PropertyRun.Check(Scenarios.Any, scenario =>
    {
        ILookup<string, PrerequisiteResult> single = scenario.Roles
            .SelectMany(role => scenario.Judge(role))
            .ToLookup(row => row.RequirementId);

        List<PrerequisiteResult> rows = scenario.Judge();

        Assert.Equal(single.Select(same => same.Key).Order(StringComparer.Ordinal), rows.Select(row => row.RequirementId).Order(StringComparer.Ordinal));
        foreach (PrerequisiteResult row in rows)
        {
            Assert.Equal(single[row.RequirementId].SelectMany(one => one.Role).Order(), row.Role.Order());
            Assert.Equal((row.RequirementId, Worst(single[row.RequirementId])), (row.RequirementId, row.StatusValue));
        }
    });

    [Fact]
    public void The_order_of_sources_facts_roles_and_requirements_changes_nothing() => PropertyRun.Check(Scenarios.Any, scenario =>
    {
        Random random = scenario.Random;
        T[] Shuffled<T>(T[]? items)
        {
            T[] shuffled = [.. items ?? []];
            random.Shuffle(shuffled);
            return shuffled;
        }

        Scenario other = scenario.With(Shuffled(scenario.Sources).Select(source => source.With(
            features: source.Features is null ? null : Shuffled(source.Features),
            keys: source.RegistryKeys is null ? null : Shuffled(source.RegistryKeys),
            updates: source.Updates is null ? null : Shuffled(source.Updates),
            services: source.Services is null ? null : Shuffled(source.Services),
            catalogs: source.WinsockCatalogs is null ? null : Shuffled(source.WinsockCatalogs),
            gaps: Shuffled(source.MissingFacts))).ToArray()) with
        {
            Roles = Shuffled(scenario.Roles),
            Workloads = Shuffled(scenario.Workloads),
            Requirements = Shuffled(scenario.Requirements),
        };

        Assert.Equal(Shown(scenario.Judge()), Shown(other.Judge()));
    });

    [Fact]
    public void The_order_of_servers_changes_nothing() => PropertyRun.Check(Scenarios.Pairs, pair =>
    {
        RequirementEvaluator evaluator = pair.First.Evaluator();
        ServerInventory[] servers = [pair.First.Inventory, pair.Second.Inventory, pair.First.Inventory];

        string[][] rows = [.. servers.Select(server => Shown(evaluator.Evaluate(server)))];

        Assert.Equal(servers.Select(server => Shown(pair.First.Evaluator().Evaluate(server))), rows);
    });

    [Fact]
    public void An_inventory_comes_back_as_it_was_written()
    {
        using var folder = new Folder();
        string path = folder.File("inventory.json");
        PropertyRun.Check(Scenarios.Any, scenario =>
        {
            InventoryFile.Save(scenario.Inventory, path);

            ServerInventory back = InventoryFile.Read(new CaptureFile(path));

            Assert.Equal(Inventories.Describe(scenario.Inventory), Inventories.Describe(back));
        });
    }

    /// <summary>A feature turned to installed in one list, or listed as such where it was not listed.</summary>
    private static InventorySource[] WithAnotherFact(Scenario scenario)
    {
        Random random = scenario.Random;
        int[] lists = [.. Enumerable.Range(0, scenario.Sources.Length).Where(i => scenario.Sources[i].Features is not null)];
        if (lists.Length == 0)
        {
            return scenario.Sources;
        }

        InventorySource[] sources = [.. scenario.Sources];
        int at = lists[random.Next(lists.Length)];
        List<FeatureFact> features = [.. sources[at].Features!];
        int turned = random.Next(features.Count + 40);
        if (turned < features.Count)
        {
            features[turned] = new FeatureFact(features[turned].Name, FeatureState.Installed);
        }
        else
        {
            WindowsFeature feature = random.GetItems(Scenarios.FeaturesOf(WindowsRelease.WindowsServer2012R2), 1)[0];
            features.AddRange((sources[at].FeatureNamingValue == FeatureNaming.Dism ? feature.DismNames : [feature.Name])
                .Select(name => new FeatureFact(name, FeatureState.Installed)));
        }

        sources[at] = sources[at].With(features: [.. features]);
        return sources;
    }

    private static IEnumerable<(PrerequisiteResult Before, PrerequisiteResult After)> Met(
        List<PrerequisiteResult> before,
        List<PrerequisiteResult> after) => before.Zip(after).Where(pair => pair.First.StatusValue == PrerequisiteStatus.Met);

    private static PrerequisiteStatus Worst(IEnumerable<PrerequisiteResult> rows) => new[]
    {
        PrerequisiteStatus.NotMet, PrerequisiteStatus.Unknown, PrerequisiteStatus.Met, PrerequisiteStatus.NotApplicable,
    }.First(status => rows.Any(row => row.StatusValue == status));

    /// <summary>Rows without what names one source before another.</summary>
    private static string[] Shown(IEnumerable<PrerequisiteResult> rows) =>
    [
        .. rows.Select(row => string.Join(
            " | ",
            row.RequirementId,
            row.Status,
            row.Cause,
            row.OperatingSystem,
            string.Join(",", row.Role),
            row.Expected,
            row.Remediation,
            row.RemediationCommand,
            row.RestartPending,
            row.SourceRequired)).Order(StringComparer.Ordinal),
    ];
}
