using System;

namespace LyncPrereq;

/// <summary>A registry key that was looked for: it is there with these values, or it is known not to be there.</summary>
public sealed class RegistryKeyFact
{
    internal RegistryKeyFact(string path, bool exists, RegistryValueFact[] values)
    {
        Path = path;
        Exists = exists;
        Values = values;
    }

    /// <summary>The path below HKEY_LOCAL_MACHINE in the 64-bit view, for example SOFTWARE\Microsoft\PowerShell\3.</summary>
    public string Path { get; }

    /// <summary>False where the key is known not to exist.</summary>
    public bool Exists { get; }

    /// <summary>Those of its values that some requirement can ask for.</summary>
    public RegistryValueFact[] Values { get; }

    internal RegistryValueFact? Find(string name) =>
        Array.Find(Values, value => string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path.</summary>
    public override string ToString() => Path + (Exists ? "" : " (absent)");
}
