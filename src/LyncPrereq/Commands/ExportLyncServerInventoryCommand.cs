using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using LyncPrereq.Captures;

namespace LyncPrereq.Commands;

/// <summary>
/// Writes the facts of servers to files, to be judged elsewhere. A folder gets one file a server, named after it; a
/// file takes one server.
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
    private const string Extension = ".json";

    /// <summary>Names of devices, which Windows does not take for a file whatever follows a dot.</summary>
    private static readonly Regex s_device = new(
        @"^(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])\s*(\.|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Windows takes names for one that differ in their case only.</summary>
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private string _target = "";
    private bool _isFolder;
    private ServerInventory? _first;
    private bool _isRefused;

    /// <summary>The servers.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [Rehydrate]
    [ValidateNotNull]
    public ServerInventory[] InputObject { get; set; } = [];

    /// <summary>A file for one server, or a folder that gets a file for each. A path that ends in a separator is a folder.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The same, with no character taken for a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>Writes over a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the written files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        string path = ParameterSetName == "LiteralPath" ? LiteralPath : Path;
        _target = InputFiles.ResolveOne(this, path);
        _isFolder = Directory.Exists(_target) || path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal);
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
        // One file is written when it is certain that there is one server: never the first of several.
        if (_first is not null && !_isRefused)
        {
            Save(_first, _target);
        }
    }

    private string? FileNameOf(ServerInventory inventory)
    {
        string name = inventory.ComputerName;
        if (name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0
            && !name.Any(char.IsControl)
            && name.Trim('.', ' ').Length > 0
            && !s_device.IsMatch(name))
        {
            return name + Extension;
        }

        WriteError(ErrorRecords.ExportNameInvalid(inventory));
        return null;
    }

    private void Save(ServerInventory inventory, string path)
    {
        if (!ShouldProcess(path, Text.Format(SR.InventoryAction, inventory.ComputerName)))
        {
            return;
        }

        if (!_written.Add(path))
        {
            WriteError(ErrorRecords.ExportTwice(inventory, path));
            return;
        }

        if (File.Exists(path) && !Force)
        {
            WriteError(ErrorRecords.ExportExists(path));
            return;
        }

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
