using System.Management.Automation;
using LyncPrereq.Captures;

namespace LyncPrereq.Commands;

/// <summary>
/// Reads the facts of servers from inventory files or captures. All captures of one command describe one server.
/// </summary>
[Cmdlet(VerbsData.Import, "LyncServerInventory", DefaultParameterSetName = "Path", HelpUri = HelpAddress.Article)]
[OutputType(typeof(ServerInventory))]
public sealed class ImportLyncServerInventoryCommand : FileCommand
{
    private InventoryFileReader _reader = null!;

    /// <summary>
    /// Gets or sets the server that the captures belong to, if they do not contain its name or contain different names.
    /// Inventory files keep their names.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ComputerName { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _reader = new InventoryFileReader(this, new CaptureSet(ComputerName));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (ServerInventory inventory in _reader.Read(Paths, IsLiteral))
        {
            WriteObject(inventory);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_reader.Finish() is { } inventory)
        {
            WriteObject(inventory);
        }
    }
}
