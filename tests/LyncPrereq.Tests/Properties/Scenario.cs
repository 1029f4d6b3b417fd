using LyncPrereq.Captures;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Tests.Properties;

/// <summary>A server, and what it is judged for.</summary>
internal sealed record Scenario
{
    public required LyncProduct Product { get; init; }

    public required LyncRole[] Roles { get; init; }

    public required LyncWorkload[] Workloads { get; init; }

    public required Requirement[] Requirements { get; init; }

    public required ServerInventory Inventory { get; init; }

    /// <summary>What a property draws from that needs more than the server.</summary>
    public required int Draw { get; init; }

    public InventorySource[] Sources => [.. Inventory.Sources];

    public Catalog Catalog => Catalogs.For(Product);

    public WindowsRelease? Release => new OperatingSystemFacts(Sources).Release;

    public Random Random => new(Draw);

    public List<PrerequisiteResult> Judge() => Judge(Roles);

    public List<PrerequisiteResult> Judge(params LyncRole[] roles) => [.. Evaluator(roles).Evaluate(Inventory)];

    public RequirementEvaluator Evaluator() => Evaluator(Roles);

    private RequirementEvaluator Evaluator(LyncRole[] roles) => new(Catalog, roles, Workloads, Requirements);

    public InstallationPlan Plan(List<PrerequisiteResult> rows) =>
        new InstallationPlanner(Catalog).Plan(InstallRequest.Of(
            Inventory.ComputerName,
            rows,
            new InstallationOptions { IncludeRecommended = Draw % 2 == 0 }));

    public Scenario With(params InventorySource[] sources) => this with
    {
        Inventory = new ServerInventory(Inventory.ComputerName, Inventory.RequestedName, Inventory.InspectedAt, sources),
    };

    /// <summary>The same with something left out, the most first.</summary>
    public IEnumerable<Scenario> Smaller() =>
    [
        .. Less(Sources).Select(With),
        .. Less(Requirements).Where(left => Scenarios.IsAsked(left, Roles)).Select(left => this with { Requirements = left }),
        .. Less(Roles).Where(left => Scenarios.IsAsked(Requirements, left)).Select(left => this with { Roles = left }),
        .. Sources.SelectMany((source, i) => Smaller(source).Select(smaller =>
            With([.. Sources[..i], smaller, .. Sources[(i + 1)..]]))),
    ];

    public override string ToString() =>
        $"{Product} for {string.Join(", ", Roles)} with {string.Join(", ", Workloads)}, drawing {Draw}, judged by "
        + $"{(Requirements.Length > 9 ? Requirements.Length + " requirements" : string.Join(", ", Requirements.Select(some => some.Id)))}:\n"
        + InventoryFile.Write(Inventory);

    private static IEnumerable<InventorySource> Smaller(InventorySource source) =>
    [
        .. Less(source.Features).Select(left => source.With(features: left)),
        .. Less(source.RegistryKeys).Select(left => source.With(keys: left)),
        .. Less(source.Updates).Select(left => source.With(updates: left)),
        .. Less(source.WinsockCatalogs).Select(left => source.With(catalogs: left)),
        .. Less(source.MissingFacts).Select(left => source.With(gaps: left)),
    ];

    private static IEnumerable<T[]> Less<T>(T[]? items)
    {
        for (int size = (items?.Length ?? 0) / 2; size > 0; size /= 2)
        {
            for (int at = 0; at < items!.Length; at += size)
            {
                yield return [.. items[..at], .. items[Math.Min(at + size, items.Length)..]];
            }
        }

        if (items?.Length == 1)
        {
            yield return [];
        }
    }
}
