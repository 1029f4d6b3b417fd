using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;

namespace LyncPrereq.Tests.Support;

/// <summary>Inspects fake servers as the cmdlets would, and judges what came of it.</summary>
internal static class Inspect
{
    private static readonly Catalog s_catalog = Catalogs.For(LyncProduct.LyncServer2013);

    public static InspectionTarget Target(FakeServer server, string? asked = null, CredentialGate? gate = null) =>
        new(asked ?? server.Name, isRequested: true, _ => new FakeCimReader(server), gate);

    /// <summary>What has to be read for these roles.</summary>
    public static Func<InventorySource[], FactNeeds> Needs(params LyncRole[] roles) => Needs(s_catalog.Requirements, roles);

    public static Func<InventorySource[], FactNeeds> Needs(IEnumerable<Requirement> requirements, params LyncRole[] roles) =>
        sources => FactNeeds.Of(requirements, roles, new OperatingSystemFacts(sources).CanBe);

    public static InspectionOutcome Remote(FakeServer server, params LyncRole[] roles) =>
        Over(new FakeCimReader(server), server, roles);

    public static InspectionOutcome Local(FakeServer server, params LyncRole[] roles) =>
        Over(new FakeLocalReader(server), server, roles);

    /// <summary>Through a session: what the script is sent for is decided before anything of the server is known.</summary>
    public static InspectionOutcome Session(FakeServer server, params LyncRole[] roles) => Over(
        new SnapshotReader("session", _ => SnapshotRows.Of(server, new SnapshotRequest(Needs(roles)([])))),
        server,
        roles);

    public static InspectionOutcome Over(IServerReader reader, FakeServer server, params LyncRole[] roles) =>
        new ServerInspector(reader, Target(server), Needs(roles), CancellationToken.None).Inspect();

    public static List<PrerequisiteResult> Judge(InspectionOutcome outcome, params LyncRole[] roles) =>
        Judge(outcome.Inventory, roles);

    public static List<PrerequisiteResult> Judge(ServerInventory inventory, params LyncRole[] roles) =>
    [
        .. new RequirementEvaluator(s_catalog, roles, Enum.GetValues<LyncWorkload>()[1..], s_catalog.Requirements)
            .Evaluate(inventory),
    ];

    public static PrerequisiteResult Row(this IEnumerable<PrerequisiteResult> rows, string id) =>
        Assert.Single(rows, row => row.RequirementId == id);
}
