using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text.RegularExpressions;
using LyncPrereq.Captures;

namespace LyncPrereq.Commands;

/// <summary>
/// Writes the facts of servers to inventory files: one file for each server in a folder, or one file for one server.
/// </summary>
[Cmdlet(
    VerbsData.Export,
    "LyncServerInventory",
    SupportsShouldProcess = true,
    DefaultParameterSetName = "Path",
    HelpUri = HelpAddress.Article)]
[OutputType(typeof(FileInfo))]
public sealed class ExportLyncServerInventoryCommand : PSCmdlet
{
    /// <summary>Matches device names, which Windows does not use for files, with any extension.</summary>
    private static readonly Regex s_device = new(
        @"^(CON(IN\$|OUT\$)?|PRN|AUX|NUL|(COM|LPT)[0-9\u00b9\u00b2\u00b3])\s*(\.|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Windows file names are not case-sensitive.</summary>
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private string _target = "";
    private OverwriteRule _rule = null!;
    private bool _isFolder;
    private ServerInventory? _first;
    private bool _isRefused;

    /// <summary>Gets or sets the servers.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [Rehydrate]
    [ValidateNotNull]
    public ServerInventory[] InputObject { get; set; } = [];

    /// <summary>
    /// Gets or sets a file for one server, or a folder for several. A path that ends in a separator is a folder. Existing files
    /// are overwritten, unless NoClobber is used.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Gets or sets the path, without interpreting wildcard characters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>Gets or sets a value that indicates whether to overwrite read-only files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets a value that indicates whether to keep existing files.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Gets or sets a value that indicates whether to return the files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        string path = ParameterSetName == "LiteralPath" ? LiteralPath : Path;
        _target = InputFiles.ResolveOne(this, path);
        _isFolder = Directory.Exists(_target) || path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal);
        _rule = new OverwriteRule(Force, NoClobber);
        if (!_isFolder && Refuse(_target) is { } refused)
        {
            ThrowTerminatingError(refused);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (ServerInventory inventory in InputObject)
        {
            if (_isFolder)
            {
                if (FileNameOf(inventory) is { } name)
                {
                    Save(inventory, System.IO.Path.Combine(_target, name));
                }
            }
            else if (_first is null)
            {
                _first = inventory;
            }
            else if (!_isRefused)
            {
                _isRefused = true;
                WriteError(ErrorRecords.ExportSeveral(_target, _first, inventory));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A single file is written only when it is certain that there is one server, so that the first of several is
        // not written.
        if (_first is not null && !_isRefused)
        {
            Save(_first, _target);
        }
    }

    private string? FileNameOf(ServerInventory inventory)
    {
        string name = inventory.ComputerName;
        if (name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\t', '\r', '\n', Text.Replacement]) < 0
            && name.Trim('.', ' ').Length > 0
            && !s_device.IsMatch(name))
        {
            return name + InventoryFile.Extension;
        }

        WriteError(ErrorRecords.ExportNameInvalid(inventory));
        return null;
    }

    private ErrorRecord? Refuse(string path) => _rule.Refuse(path, ErrorRecords.ExportExists, ErrorRecords.ExportReadOnly);

    private void Save(ServerInventory inventory, string path)
    {
        if ((_written.Contains(path) ? ErrorRecords.ExportTwice(inventory, path) : Refuse(path)) is { } refused)
        {
            WriteError(refused);
            return;
        }

        if (!ShouldProcess(path, Text.Format(SR.InventoryAction, inventory.ComputerName)))
        {
            return;
        }

        _written.Add(path);
        try
        {
            InventoryFile.Save(inventory, path);
            if (PassThru)
            {
                WriteObject(new FileInfo(path));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException || PathProblem.Is(problem))
        {
            WriteError(ErrorRecords.ExportFailed(inventory, path, problem));
        }
    }
}
