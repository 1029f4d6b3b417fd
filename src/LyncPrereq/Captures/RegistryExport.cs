using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Collects the facts of a registry export: the required keys, their parent keys, and the Winsock catalogs.
/// </summary>
internal sealed class RegistryExport
{
    private static readonly Dictionary<string, RegistryLocation> s_locations =
        RegistryLocations.All.ToDictionary(location => location.Path, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_above = KeysAbove();

    private readonly HashSet<string> _held = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _listed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<string, RegistryValueFact>> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, SortedDictionary<string, byte[]?>> _winsockEntries =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, long> _winsockCounts = new(StringComparer.OrdinalIgnoreCase);
    private string _winsockCatalog = WinsockCatalog.DefaultCatalog;

    private string _key = "";
    private string _open = "";
    private RegistryLocation? _location;
    private string[]? _winsockPath;

    /// <summary>Returns whether a key can contain facts.</summary>
    public static bool IsRelevant(string path) =>
        s_locations.ContainsKey(path) || s_above.Contains(path) || IsWinsock(path);

    /// <summary>Returns the location of a key; null if only its subkeys have locations.</summary>
    public static RegistryLocation? LocationAt(string path) =>
        s_locations.TryGetValue(path, out RegistryLocation? location) ? location : null;

    /// <summary>Begins a key; null is a key of another hive.</summary>
    /// <param name="path">The path, as in facts.</param>
    /// <param name="listsSubkeys">Whether all subkeys follow, so that others do not exist.</param>
    public void BeginKey(string? path, bool listsSubkeys = true)
    {
        _key = path ?? "";
        _location = null;
        _winsockPath = null;
        if (path is null)
        {
            return;
        }

        if (s_locations.TryGetValue(path, out _location) || s_above.Contains(path))
        {
            _held.Add(path);
            if (listsSubkeys)
            {
                _listed.Add(path);
            }
        }

        if (IsWinsock(path))
        {
            _winsockPath = path.Substring(WinsockCatalog.Parameters.Length).Split(['\\'], StringSplitOptions.RemoveEmptyEntries);
            if (_winsockPath.Length is 2 or 3)
            {
                AddWinsockEntry(item: null);
            }
        }
    }

    /// <summary>
    /// Records that the text ends in the current key, without the empty line after it. Values and the following keys
    /// can be missing.
    /// </summary>
    public void LeaveOpen() => _open = _key;

    public bool Wants(string value) =>
        _location?.Wants(value) == true
        || (_winsockPath is not null
            && (value.StartsWith("Num_Catalog_Entries", StringComparison.OrdinalIgnoreCase)
                || Is(value, WinsockCatalog.CurrentCatalogValue)
                || Is(value, WinsockCatalog.ItemValue)));

    public void AddValue(RegistryValueFact value, byte[]? bytes)
    {
        if (_location is not null)
        {
            if (!_values.TryGetValue(_key, out Dictionary<string, RegistryValueFact>? values))
            {
                _values.Add(_key, values = new(StringComparer.OrdinalIgnoreCase));
            }

            // As in regedit, the last value in the file applies.
            values[value.Name] = value;
        }

        switch (_winsockPath?.Length)
        {
            case 0 when Is(value.Name, WinsockCatalog.CurrentCatalogValue):
                _winsockCatalog = value.Text;
                break;
            case 1 when value.IsNumber:
                _winsockCounts[_winsockPath[0] + "\\" + value.Name] = value.Number;
                break;
            case 3 when Is(value.Name, WinsockCatalog.ItemValue):
                AddWinsockEntry(bytes ?? []);
                break;
        }
    }

    /// <summary>Returns all facts of the export; null if there are none.</summary>
    public InventorySource? ToSource(string file, MissingFact[] gaps)
    {
        RegistryKeyFact[] keys = [.. RegistryLocations.All.Select(Find).OfType<RegistryKeyFact>()];
        gaps =
        [
            .. gaps,
            .. RegistryLocations.All
                .Where(IsPartial)
                .Select(location => new MissingFact(location.Path, UnknownCause.NotCaptured, SR.RegistryExportCut)),
        ];
        WinsockCatalogFact[]? catalogs = WinsockCatalogs();
        return keys.Length == 0 && catalogs is null && gaps.Length == 0
            ? null
            : new InventorySource(InventorySourceKind.Registry, file)
            {
                ComputerName = NameAt(RegistryLocations.ActiveComputerName) ?? NameAt(RegistryLocations.ComputerName),
                RegistryKeys = keys,
                WinsockCatalogs = catalogs,
                MissingFacts = gaps,
            };
    }

    /// <summary>Returns the facts of a key; null if there are none.</summary>
    private RegistryKeyFact? Find(RegistryLocation location)
    {
        if (IsPartial(location))
        {
            return null;
        }

        if (_held.Contains(location.Path))
        {
            return new RegistryKeyFact(
                location.Path,
                exists: true,
                _values.TryGetValue(location.Path, out Dictionary<string, RegistryValueFact>? values) ? [.. values.Values] : []);
        }

        return IsAbsent(location) ? new RegistryKeyFact(location.Path, exists: false, []) : null;
    }

    /// <summary>Returns the catalogs of the current protocol catalog; null if the export contains none.</summary>
    private WinsockCatalogFact[]? WinsockCatalogs()
    {
        var catalogs = new List<WinsockCatalogFact>();
        foreach (string name in new[] { WinsockCatalog.Entries32, WinsockCatalog.Entries64 })
        {
            if (_winsockEntries.TryGetValue(_winsockCatalog + "\\" + name, out SortedDictionary<string, byte[]?>? entries))
            {
                catalogs.Add(new WinsockCatalogFact(
                    name,
                    _winsockCounts.TryGetValue(_winsockCatalog + "\\" + WinsockCatalog.CountValue(name), out long count)
                        ? WinsockCatalog.DeclaredCount(count)
                        : null,
                    [.. entries.Select(entry => WinsockCatalog.ReadEntry(entry.Key, entry.Value))]));
            }
        }

        return catalogs.Count == 0 ? null : [.. catalogs];
    }

    /// <summary>
    /// Returns whether a key does not exist. Only its container proves this, which is usually its direct parent, because
    /// a key further up can be exported without its subkeys.
    /// </summary>
    private bool IsAbsent(RegistryLocation location)
    {
        string above = RegistryPath.ParentOf(location.Path);
        while (above.Length > location.Container.Length && !_held.Contains(above))
        {
            above = RegistryPath.ParentOf(above);
        }

        return _listed.Contains(above) && !IsAhead(location.Path, above);
    }

    /// <summary>
    /// Returns whether a key would follow after the end of the text. regedit writes keys in the order of their names.
    /// </summary>
    private bool IsAhead(string path, string above) =>
        (_open + @"\").StartsWith(above + @"\", StringComparison.OrdinalIgnoreCase)
        && string.Compare(path, _open, StringComparison.OrdinalIgnoreCase) > 0;

    /// <summary>Returns whether the text ends in a key before all of its facts.</summary>
    private bool IsPartial(RegistryLocation location) => Is(location.Path, _open)
        && (location.AllNumbers || !Array.TrueForAll(location.Values, value => ValueAt(location, value.Name) is not null));

    private string? NameAt(RegistryLocation location) => ValueAt(location, "ComputerName")?.Text;

    private RegistryValueFact? ValueAt(RegistryLocation location, string name) =>
        _values.TryGetValue(location.Path, out Dictionary<string, RegistryValueFact>? values)
        && values.TryGetValue(name, out RegistryValueFact? value)
            ? value
            : null;

    private void AddWinsockEntry(byte[]? item)
    {
        string catalog = _winsockPath![0] + "\\" + _winsockPath[1];
        if (!_winsockEntries.TryGetValue(catalog, out SortedDictionary<string, byte[]?>? entries))
        {
            _winsockEntries.Add(catalog, entries = new(StringComparer.Ordinal));
        }

        if (_winsockPath.Length == 3)
        {
            entries[_winsockPath[2]] = item;
        }
    }

    private static HashSet<string> KeysAbove()
    {
        var above = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (RegistryLocation location in RegistryLocations.All)
        {
            for (int slash = location.Path.LastIndexOf('\\'); slash > 0; slash = location.Path.LastIndexOf('\\', slash - 1))
            {
                above.Add(location.Path.Substring(0, slash));
            }
        }

        return above;
    }

    private static bool IsWinsock(string path) =>
        (path + @"\").StartsWith(WinsockCatalog.Parameters + @"\", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
}
