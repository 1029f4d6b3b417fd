using System.Management.Automation;
using LyncPrereq.Commands;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// Runs Test-LyncPrerequisite with simulated servers. Targets, threads, inspection, results, and rows are those of the
/// module.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "LyncPrerequisite", DefaultParameterSetName = ComputerSet)]
public sealed class TestRaceServerCommand : InspectionCommand
{
    private static readonly Catalog s_catalog = Catalogs.For(LyncProduct.LyncServer2013);

    private RequirementEvaluator _evaluator = null!;

    [Parameter(Mandatory = true)]
    public LyncRole[] Role { get; set; } = [];

    /// <summary>Gets or sets a value that indicates whether to use open sessions instead of CIM.</summary>
    [Parameter]
    public SwitchParameter ThroughSession { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _evaluator = new RequirementEvaluator(s_catalog, Role, CatalogChoice.AllWorkloads, s_catalog.Requirements);
    }

    protected override void ProcessRecord()
    {
        foreach (InputItem item in Items())
        {
            AddTargets(item.Servers, Role);
        }
    }

    protected override void EndProcessing() => Inspect();

    internal override IServerReader OpenServer(InspectionTarget target)
    {
        RaceServer server = Pool.Server(target.Name);
        return ThroughSession
            ? new SnapshotReader("session", cancel =>
            {
                server.Remote.Ask(RaceServer.Session, RaceServer.Session, cancel);
                return SnapshotRows.Of(server.Inside, new SnapshotRequest(Needs([])));
            })
            : new FakeCimReader(server.Remote);
    }

    internal override Func<InventorySource[], FactNeeds> NeedsOf(InspectionTarget target) => Needs;

    internal override void Take(ServerInventory inventory, InspectionTarget target) =>
        WriteObject(_evaluator.Evaluate(inventory), enumerateCollection: true);

    private FactNeeds Needs(InventorySource[] sources) =>
        FactNeeds.Of(s_catalog.Requirements, Role, new OperatingSystemFacts(sources).CanBe);
}
