using System;

namespace LyncPrereq.Inspection;

/// <summary>A key whose presence or values are facts.</summary>
internal sealed class RegistryLocation
{
    public RegistryLocation(string path, params string[] values)
    {
        Path = path;
        Values = values;
    }

    /// <summary>Below HKEY_LOCAL_MACHINE, in the 64-bit view.</summary>
    public string Path { get; }

    /// <summary>The values wanted; <c>*</c> alone for all, none where only the key's presence counts.</summary>
    public string[] Values { get; }

    public bool Wants(string value) =>
        Values.Length == 1 && Values[0] == "*"
            ? true
            : Array.Exists(Values, wanted => string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase));
}
