namespace LyncPrereq.Facts;

/// <summary>Identifies a registry value that can be a fact, with its expected type.</summary>
internal sealed class RegistryValueName
{
    public RegistryValueName(string name, RegistryDataKind kind)
    {
        Name = name;
        Kind = kind;
    }

    /// <summary>Gets the name; empty for the default value.</summary>
    public string Name { get; }

    public RegistryDataKind Kind { get; }
}
