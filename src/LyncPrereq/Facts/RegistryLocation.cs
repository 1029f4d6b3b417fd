using System;

namespace LyncPrereq.Facts;

/// <summary>A key whose presence or values are facts.</summary>
internal sealed class RegistryLocation
{
    public RegistryLocation(string path, params RegistryValueName[] values)
    {
        Path = path;
        FullPath = @"HKLM\" + path;
        Values = values;
    }

    /// <summary>Below HKEY_LOCAL_MACHINE, in the 64-bit view.</summary>
    public string Path { get; }

    /// <summary>The path as people read it.</summary>
    public string FullPath { get; }

    /// <summary>The values wanted; none where only the key's presence counts.</summary>
    public RegistryValueName[] Values { get; }

    /// <summary>Whether all numbers under the key are wanted, whatever their names.</summary>
    public bool AllNumbers { get; init; }

    /// <summary>Whether it is wise to ask for the key before its values.</summary>
    public bool IsUsuallyAbsent { get; init; }

    public bool Wants(string value) => AllNumbers || Array.Exists(
        Values,
        wanted => string.Equals(wanted.Name, value, StringComparison.OrdinalIgnoreCase));
}
