using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>
/// Reads the facts of servers from inventory files or captures. All captures of one command describe one server.
/// </summary>
[Cmdlet(VerbsData.Import, "LyncServerInventory", DefaultParameterSetName = "Path", HelpUri = HelpAddress.Article)]
[OutputType(typeof(ServerInventory))]
public sealed class ImportLyncServerInventoryCommand : PSCmdlet
{
    private InventoryFileReader _reader = null!;

    /// <summary>Gets or sets the files. Wildcard characters are permitted.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = "Path",
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Gets or sets the files, without interpreting wildcard characters.</summary>
    [Parameter(
        Mandatory = true,
        ParameterSetName = "LiteralPath",
        ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Gets or sets the server that the captures belong to, if they do not contain its name or contain different names.
    /// Inventory files keep their names.
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
