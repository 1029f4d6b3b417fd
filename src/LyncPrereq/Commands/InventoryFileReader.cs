using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Collection;

namespace LyncPrereq.Commands;

/// <summary>
/// Reads the files of one server. An inventory file is returned at once; captures are collected and returned as one
/// server at the end. If a file fails, it is a separate error, and the other files are read. Of a folder, the inventory files
/// are read.
/// </summary>
internal sealed class InventoryFileReader(PSCmdlet cmdlet, CaptureSet captures)
{
    /// <summary>The minimum time between progress records, so that fast operations show none.</summary>
    private static readonly TimeSpan s_betweenProgress = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _sinceProgress = Stopwatch.StartNew();
    private readonly PSCmdlet _cmdlet = cmdlet;
    private readonly CaptureSet _captures = captures;
    private int _read;

    /// <summary>Gets a value that indicates whether a file failed, or is from another computer than the requested one.</summary>
    public bool HasFailed { get; private set; }

    public IEnumerable<ServerInventory> Read(string[] paths, bool isLiteral)
    {
        foreach (string path in InputFiles.Resolve(_cmdlet, paths, isLiteral, FailCaptures))
        {
            foreach (ServerInventory inventory in Directory.Exists(path) ? ReadFolder(path) : ReadFile(path))
            {
                yield return inventory;
            }
        }
    }

    /// <summary>
    /// Returns the server of the collected captures; null if there are none, or if one of them failed.
    /// </summary>
    public ServerInventory? Finish()
    {
        if (_captures.ToInventory() is not { } inventory)
        {
            if (_captures.IsDiscarded)
            {
                _cmdlet.WriteWarning(SR.CapturesNotUsed);
            }

            return null;
        }

        if (_captures.IsUnnamed)
        {
            _cmdlet.WriteWarning(Text.Format(SR.InventoryUnnamed, inventory.ComputerName));
        }

        return Compared(inventory, inventory.Sources[0].Location);
    }

    /// <summary>
    /// Returns an inventory with the requested name. If it is from another computer, the requested one was not tested.
    /// </summary>
    private ServerInventory Compared(ServerInventory inventory, string file)
    {
        if (_captures.IsOfOther(inventory))
        {
            HasFailed = true;
            _cmdlet.WriteWarning(Text.Clean(Text.Format(SR.InventoryOtherComputer, file, inventory.ComputerName, _captures.RequestedName!)));
        }

        return _captures.AsRequested(inventory);
    }

    private void ShowProgress(string path)
    {
        if (_sinceProgress.Elapsed > s_betweenProgress)
        {
            _cmdlet.WriteProgress(new ProgressRecord(1, SR.ProgressFiles, Text.Format(SR.ProgressFile, _read, path)));
            _sinceProgress.Restart();
        }

        _read++;
    }

    private ServerInventory[] ReadFile(string path)
    {
        ShowProgress(path);
        try
        {
            var file = new CaptureFile(path);
            if (InventoryFile.Recognizes(file.Head))
            {
                return ReadInventory(file);
            }

            Trace(FileTrace.Of(path, CaptureFormats.Of(file).Name, null, _captures.Add(file)));
        }
        catch (InputException problem)
        {
            FailCaptures(ErrorRecords.From(problem));
        }

        return [];
    }

    /// <summary>
    /// Returns the inventories in a folder. Captures of one server cannot be told from those of another there, so that they are
    /// not read.
    /// </summary>
    private IEnumerable<ServerInventory> ReadFolder(string path)
    {
        InventoryFolder folder;
        try
        {
            folder = new InventoryFolder(path);
        }
        catch (InputException problem)
        {
            Fail(ErrorRecords.From(problem));
            yield break;
        }

        foreach (InputException problem in folder.Problems)
        {
            Fail(ErrorRecords.From(problem));
        }

        if (folder.Others.Count > 0)
        {
            _cmdlet.WriteWarning(Text.Clean(Text.Format(SR.FolderOthers, path, string.Join(", ", folder.Others))));
        }

        foreach (CaptureFile file in folder.Inventories)
        {
            ShowProgress(file.Path);
            foreach (ServerInventory inventory in ReadInventory(file))
            {
                yield return inventory;
            }
        }
    }

    private ServerInventory[] ReadInventory(CaptureFile file)
    {
        try
        {
            ServerInventory inventory = CollectedFile.Recognizes(file.Head) ? CollectedFile.Read(file) : InventoryFile.Read(file);
            Trace(FileTrace.Of(file.Path, SR.TraceInventory, inventory.ComputerName, inventory.Sources));
            return [Compared(inventory, file.Path)];
        }
        catch (InputException problem)
        {
            Fail(ErrorRecords.From(problem));
            return [];
        }
    }

    private void Trace(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            _cmdlet.WriteVerbose(line);
        }
    }

    /// <summary>
    /// Records a file that does not exist or was not recognized, which could have been a capture of the same server.
    /// </summary>
    private void FailCaptures(ErrorRecord problem)
    {
        _captures.Fail();
        Fail(problem);
    }

    private void Fail(ErrorRecord problem)
    {
        HasFailed = true;
        _cmdlet.WriteError(problem);
    }
}
