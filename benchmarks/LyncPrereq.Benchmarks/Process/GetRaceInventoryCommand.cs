using System.Management.Automation;
using LyncPrereq.Captures;

namespace LyncPrereq.Benchmarks;

/// <summary>Writes the specified number of inventories, with the facts of the sample and different names.</summary>
[Cmdlet(VerbsCommon.Get, "RaceInventory")]
public sealed class GetRaceInventoryCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public int Count { get; set; }

    protected override void ProcessRecord()
    {
        ServerInventory sample = InventoryFile.Read(new CaptureFile(Repository.SampleInventory));
        for (int i = 0; i < Count; i++)
        {
            WriteObject(new ServerInventory("FE" + i.ToString("d6", null), null, sample.InspectedAt, sample.Sources));
        }
    }
}
