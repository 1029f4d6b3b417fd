using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// The raw captures of one call. They are one server: captures that name different machines are refused, unless
/// somebody who knows says that they belong together.
/// </summary>
internal sealed class CaptureSet
{
    private readonly string? _computerName;
    private readonly List<InventorySource> _sources = [];
    private string? _namedBy;
    private string? _name;
    private DateTime _oldest = DateTime.MaxValue;
    private bool _hasFailed;

    public CaptureSet(string? computerName) => _computerName = computerName;

    public bool IsUnnamed => _name is null && _computerName is null;

    /// <exception cref="InputException">The file is broken, or of another machine than the ones before.</exception>
    public void Add(CaptureFile file)
    {
        foreach (InventorySource source in CaptureFormats.Read(file))
        {
            CheckName(source, file);
            _sources.Add(source);
        }

        _oldest = file.LastWriteTimeUtc < _oldest ? file.LastWriteTimeUtc : _oldest;
    }

    /// <summary>A file of this server could not be used: without it, the others would be a smaller server.</summary>
    public void Fail() => _hasFailed = true;

    /// <summary>The server; null where one of its files failed, or there was none.</summary>
    public ServerInventory? ToInventory() => _hasFailed || _sources.Count == 0
        ? null
        : new ServerInventory(_computerName ?? _name ?? ComputerNames.Unnamed, null, _oldest, [.. _sources]);

    private void CheckName(InventorySource source, CaptureFile file)
    {
        if (_computerName is not null || source.ComputerName is not { } name)
        {
            return;
        }

        if (_name is null)
        {
            _name = name;
            _namedBy = file.Name;
        }
        else if (!ComputerNames.AreSame(_name, name))
        {
            throw new InputException(
                nameof(SR.CaptureOtherComputer),
                Text.Format(SR.CaptureOtherComputer, file.Path, name, _namedBy!, _name),
                file.Path);
        }
        else if (name.Length > _name.Length)
        {
            // With its domain the name says more: a third capture may be of the same name in another domain.
            _name = name;
            _namedBy = file.Name;
        }
    }
}
