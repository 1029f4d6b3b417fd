namespace LyncPrereq.Facts;

/// <summary>A registry value that can be a fact, with the type that it should have.</summary>
internal sealed class RegistryValueName
{
    public RegistryValueName(string name, RegistryDataKind kind)
    {
        Name = name;
        Kind = kind;
    }

    /// <summary>Empty for the default value.</summary>
    public string Name { get; }

    public RegistryDataKind Kind { get; }
}
