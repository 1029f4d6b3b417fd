using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>Identifies a registry key whose presence or values are facts.</summary>
internal sealed class RegistryLocation
{
    public RegistryLocation(string path, params RegistryValueName[] values)
    {
        Path = path;
        FullPath = RegistryPath.Shown(path);
        Container = RegistryPath.ParentOf(path);
        Values = values;
    }

    /// <summary>Gets the path below HKEY_LOCAL_MACHINE, in the 64-bit view, or the path with another hive.</summary>
    public string Path { get; }

    /// <summary>Gets the path for display.</summary>
    public string FullPath { get; }

    /// <summary>Gets the values to read. Empty if only the presence of the key is a fact.</summary>
    public RegistryValueName[] Values { get; }

    /// <summary>Gets a value that indicates whether all numbers in the key are read, whatever their names.</summary>
    public bool AllNumbers { get; init; }

    /// <summary>Gets a value that indicates whether to check that the key exists before its values are read.</summary>
    public bool IsUsuallyAbsent { get; init; }

    /// <summary>Gets a value that indicates whether to read the names of the values before the values.</summary>
    public bool HasUsuallyNoValues { get; init; }

    /// <summary>Gets the key whose export proves that the key does not exist if the export does not contain it.</summary>
    public string Container { get; init; }

    /// <summary>Returns the values to read of a key with these values.</summary>
    public RegistryValueName[] ValuesAmong(IEnumerable<string> names) => AllNumbers
        ? [.. names.Select(name => new RegistryValueName(name, RegistryDataKind.DWord))]
        : Array.FindAll(Values, wanted => names.Contains(wanted.Name, StringComparer.OrdinalIgnoreCase));

    public bool Wants(string value) => AllNumbers || Array.Exists(
        Values,
        wanted => string.Equals(wanted.Name, value, StringComparison.OrdinalIgnoreCase));
}
