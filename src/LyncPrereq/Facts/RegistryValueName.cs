namespace LyncPrereq.Facts;

/// <summary>Identifies a registry value that can be a fact, with its expected type.</summary>
internal sealed class RegistryValueName(string name, RegistryDataKind kind)
{
    /// <summary>Gets the name; empty for the default value.</summary>
    public string Name { get; } = name;

    public RegistryDataKind Kind { get; } = kind;
}
