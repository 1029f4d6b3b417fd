using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Represents the captures of one command, which describe one server. Captures with different computer names or
/// operating systems are refused, unless the user specifies the computer.
/// </summary>
/// <param name="computerName">The computer, whatever the captures contain.</param>
/// <param name="requestedName">The computer if the captures contain no name.</param>
internal sealed class CaptureSet(string? computerName, string? requestedName = null)
{
    private readonly string? _computerName = computerName;
    private readonly List<InventorySource> _sources = [];
    private readonly List<CapturedSystem> _systems = [];
    private readonly ComputerLabels<string> _labels = new();
    private DateTime _oldest = DateTime.MaxValue;
    private bool _hasFailed;

    /// <summary>Gets the computer that the user specified for the files; null for none.</summary>
    public string? RequestedName { get; } = requestedName;

    public bool IsUnnamed => Name is null;

    private string? Name => _computerName ?? _labels.Best?.Name ?? RequestedName;

    /// <summary>Adds a file, and returns its sources.</summary>
    /// <exception cref="InputException">
    /// The file is invalid, or from another computer than the previous ones.
    /// </exception>
    public IReadOnlyList<InventorySource> Add(CaptureFile file)
    {
        IReadOnlyList<InventorySource> sources = CaptureFormats.Read(file);
        foreach (InventorySource source in sources)
        {
            CheckName(source, file);
            CheckSystem(new CapturedSystem(source, file.Name), file);
            _sources.Add(source);
        }

        _oldest = file.LastWriteTimeUtc < _oldest ? file.LastWriteTimeUtc : _oldest;
        return sources;
    }

    /// <summary>Gets a value that indicates whether valid captures are not used because another one failed.</summary>
    public bool IsDiscarded => _hasFailed && _sources.Count > 0;

    /// <summary>
    /// Records that a file of this server failed. Without it, the others would describe only a part of the server.
    /// </summary>
    public void Fail() => _hasFailed = true;

    /// <summary>Returns the inventory; null if a file failed, or if there are no files.</summary>
    public ServerInventory? ToInventory() => _hasFailed || _sources.Count == 0
        ? null
        : new ServerInventory(Name ?? ComputerNames.Unnamed, null, _oldest, [.. _sources]);

    /// <summary>Returns an inventory with the requested name. It keeps the name of its computer.</summary>
    public ServerInventory AsRequested(ServerInventory inventory) => RequestedName is null
        ? inventory
        : new ServerInventory(inventory.ComputerName, RequestedName, inventory.InspectedAt, inventory.Sources);

    /// <summary>
    /// Returns whether an inventory is from another computer than the requested one, according to both names. An address, or an
    /// inventory without a name, can be the requested computer.
    /// </summary>
    public bool IsOfOther(ServerInventory inventory)
    {
        return ComputerLabel.Read(RequestedName) is { } requested
            && !CanBe(requested, inventory.ComputerName)
            && !CanBe(requested, inventory.RequestedName);

        static bool CanBe(ComputerLabel requested, string? name) => name == ComputerNames.Unnamed
            || (name is not null && ComputerLabel.Read(name)?.Contradicts(requested) != true);
    }

    /// <summary>
    /// Compares the system of a file with the previous ones. Several objects of the same kind in one file are not
    /// compared here, because the evaluation shows them all. DISM names the version of an image, which is the weakest
    /// indication of the system.
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
        if (_computerName is null
            && ComputerLabel.Read(source.Owner) is { } label
            && _labels.Add(label, file.Name) is { } other)
        {
            throw new InputException(
                nameof(SR.CaptureOtherComputer),
                Text.Format(SR.CaptureOtherComputer, file.Path, label.Text, other.Value, other.Key.Text),
                file.Path);
        }
    }
}
