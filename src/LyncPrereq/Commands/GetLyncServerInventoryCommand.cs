using System;
using System.Management.Automation;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>
/// Reads the facts of live servers: of the local computer, over CIM, or through sessions. Does not change the servers.
/// </summary>
[Cmdlet(VerbsCommon.Get, "LyncServerInventory", DefaultParameterSetName = ComputerSet, HelpUri = HelpAddress.Article)]
[OutputType(typeof(ServerInventory))]
public sealed class GetLyncServerInventoryCommand : InspectionCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (InputItem item in Items())
        {
            if (item.Files.Length > 0 || item.Inventory is not null)
            {
                Fail(ErrorRecords.ComputerNameInvalid(item.Name));
            }
            else
            {
                AddTargets(item.Servers, []);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Inspect();

    internal override Func<InventorySource[], FactNeeds> NeedsOf(InspectionTarget target) => FactNeeds.All;

    internal override void Take(ServerInventory inventory, InspectionTarget target) => WriteObject(inventory);
}
