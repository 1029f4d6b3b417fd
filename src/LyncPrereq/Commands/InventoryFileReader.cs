using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using LyncPrereq.Captures;

namespace LyncPrereq.Commands;

/// <summary>
/// Reads the files of one call: an inventory file leaves at once, raw captures are gathered and are one server at the
/// end. A file that cannot be used is an error of its own, and the others go on.
/// </summary>
internal sealed class InventoryFileReader
{
    /// <summary>Progress is for those who wait: what is done at once shows none.</summary>
    private static readonly TimeSpan s_betweenProgress = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _sinceProgress = Stopwatch.StartNew();
    private readonly PSCmdlet _cmdlet;
    private readonly CaptureSet _captures;
    private int _read;

    public InventoryFileReader(PSCmdlet cmdlet, string? computerName)
    {
        _cmdlet = cmdlet;
        _captures = new CaptureSet(computerName);
    }

    /// <summary>Whether a file could not be used.</summary>
    public bool HasFailed { get; private set; }

    public IEnumerable<ServerInventory> Read(string[] paths, bool isLiteral)
    {
        foreach (string path in InputFiles.Resolve(_cmdlet, paths, isLiteral, FailCaptures))
        {
            ShowProgress(path);
            if (ReadFile(path) is { } inventory)
            {
                yield return inventory;
            }
        }
    }

    /// <summary>The server whose captures were gathered; null where there is none, or a file of it failed.</summary>
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

        return inventory;
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

    private ServerInventory? ReadFile(string path)
    {
        bool isInventory = false;
        try
        {
            var file = new CaptureFile(path);
            isInventory = InventoryFile.Recognizes(file.Head);
            if (isInventory)
            {
                return InventoryFile.Read(file);
            }

            _captures.Add(file);
        }
        catch (InputException problem)
        {
            if (isInventory)
            {
                Fail(ErrorRecords.From(problem));
            }
            else
            {
                FailCaptures(ErrorRecords.From(problem));
            }
        }

        return null;
    }

    /// <summary>A file that is not there, or is nothing known, may have been a capture of the same server.</summary>
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
