using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// The raw captures of one call. They are one server: captures that name different machines, or were made on different
/// systems, are refused, unless the user says that they belong together.
/// </summary>
internal sealed class CaptureSet
{
    private readonly string? _computerName;
    private readonly List<InventorySource> _sources = [];
    private readonly List<CapturedSystem> _systems = [];
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
            CheckSystem(new CapturedSystem(source, file.Name), file);
            _sources.Add(source);
        }

        _oldest = file.LastWriteTimeUtc < _oldest ? file.LastWriteTimeUtc : _oldest;
    }

    /// <summary>Whether captures that could be read are not used because another one could not.</summary>
    public bool IsDiscarded => _hasFailed && _sources.Count > 0;

    /// <summary>A file of this server could not be used: without it, the others would be a smaller server.</summary>
    public void Fail() => _hasFailed = true;

    /// <summary>The server; null where one of its files failed, or there was none.</summary>
    public ServerInventory? ToInventory() => _hasFailed || _sources.Count == 0
        ? null
        : new ServerInventory(_computerName ?? _name ?? ComputerNames.Unnamed, null, _oldest, [.. _sources]);

    /// <summary>
    /// Several objects of one kind in one file are left to the verdict, which shows them all. What DISM names is the
    /// version of an image, the weakest of what tells the system.
    /// </summary>
    private void CheckSystem(CapturedSystem system, CaptureFile file)
    {
        if (_computerName is not null || system.Kind == InventorySourceKind.Dism)
        {
            return;
        }

        CapturedSystem? other = _systems.Find(known => known.Contradicts(system));
        if (other is not null && (other.Kind != system.Kind || other.File != system.File))
        {
            throw new InputException(
                nameof(SR.CaptureOtherSystem),
                Text.Format(SR.CaptureOtherSystem, file.Path, system, other.File, other),
                file.Path);
        }

        _systems.Add(system);
    }

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
