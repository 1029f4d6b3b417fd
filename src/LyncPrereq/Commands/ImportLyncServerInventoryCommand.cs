using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>
/// Reads the facts of servers from files: inventories that were exported, or raw captures. All raw captures of one
/// call are one server.
/// </summary>
[Cmdlet(VerbsData.Import, "LyncServerInventory", DefaultParameterSetName = "Path", HelpUri = HelpAddress.Article)]
[OutputType(typeof(ServerInventory))]
public sealed class ImportLyncServerInventoryCommand : PSCmdlet
{
    private InventoryFileReader _reader = null!;

    /// <summary>The files; wildcards are resolved.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = "Path",
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files, as their names stand.</summary>
    [Parameter(
        Mandatory = true,
        ParameterSetName = "LiteralPath",
        ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The server that raw captures belong to, where they do not say it themselves or name different machines.
    /// Inventory files keep their own name.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ComputerName { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _reader = new InventoryFileReader(this, ComputerName);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool isLiteral = ParameterSetName == "LiteralPath";
        foreach (ServerInventory inventory in _reader.Read(isLiteral ? LiteralPath : Path, isLiteral))
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
