using System.Collections;
using System.Management.Automation;
using LyncPrereq.Commands;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;

namespace LyncPrereq.Tests.Support;

/// <summary>The cmdlet under test with fake servers at the other end; everything else of it is the module's own.</summary>
[Cmdlet(VerbsCommon.Get, "FakeRow", DefaultParameterSetName = ComputerSet)]
public sealed class GetFakeRowCommand : InspectionCommand
{
    /// <summary>Fake servers by the name that they are asked by.</summary>
    [Parameter(Mandatory = true)]
    public IDictionary Servers { get; set; } = new Hashtable();

    [Parameter]
    public LyncRole[] Role { get; set; } = [LyncRole.Edge];

    protected override void ProcessRecord()
    {
        foreach (InputItem item in Items())
        {
            AddTargets(item.Servers, item.Role is { } role ? RoleTransformationAttribute.Read(role) : Role);
        }
    }

    protected override void EndProcessing() => Inspect();

    internal override IServerReader OpenServer(InspectionTarget target) =>
        new FakeCimReader((FakeServer)Servers[target.Name]!);

    internal override Func<InventorySource[], FactNeeds> NeedsOf(InspectionTarget target) => Support.Inspect.Needs([.. target.Roles]);

    internal override void Take(ServerInventory inventory, InspectionTarget target) =>
        WriteObject(Support.Inspect.Judge(inventory, [.. target.Roles]), enumerateCollection: true);
}
