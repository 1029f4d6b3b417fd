using System;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents a registry key that was read. It exists with these values, or it does not exist.</summary>
public sealed class RegistryKeyFact
{
    internal RegistryKeyFact(string path, bool exists, RegistryValueFact[] values)
    {
        Path = Text.Clean(path);
        Exists = exists;
        Values = values;
    }

    /// <summary>
    /// Gets the path below HKEY_LOCAL_MACHINE in the 64-bit view, for example SOFTWARE\Microsoft\PowerShell\3. The path
    /// of a key in another hive begins with the hive, for example HKEY_USERS\.DEFAULT.
    /// </summary>
    [Shape(NotBlank = true)]
    public string Path { get; }

    /// <summary>Gets a value that indicates whether the key exists.</summary>
    public bool Exists { get; }

    /// <summary>Gets the values that requirements can use.</summary>
    public RegistryValueFact[] Values { get; }

    internal RegistryValueFact? Find(string name) =>
        Array.Find(Values, value => string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the path.</summary>
    public override string ToString() => Path + (Exists ? "" : " (absent)");
}
