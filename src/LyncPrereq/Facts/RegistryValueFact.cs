using System.Globalization;

namespace LyncPrereq;

/// <summary>A value of a registry key.</summary>
public sealed class RegistryValueFact
{
    internal RegistryValueFact(string name, RegistryDataKind kind, string text)
        : this(name, kind, text, [], 0)
    {
    }

    internal RegistryValueFact(string name, RegistryDataKind kind, long number)
        : this(name, kind, number.ToString(CultureInfo.InvariantCulture), [], number)
    {
    }

    internal RegistryValueFact(string name, string[] lines)
        : this(name, RegistryDataKind.MultiText, string.Join("; ", lines), lines, 0)
    {
    }

    private RegistryValueFact(string name, RegistryDataKind kind, string text, string[] lines, long number)
    {
        Name = name;
        Kind = kind;
        Text = text;
        Lines = lines;
        Number = number;
    }

    /// <summary>The name; empty for the default value.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public RegistryDataKind Kind { get; }

    /// <summary>The data as text; hexadecimal digits for binary data.</summary>
    public string Text { get; }

    /// <summary>The strings of a REG_MULTI_SZ.</summary>
    public string[] Lines { get; }

    /// <summary>The number of a REG_DWORD or REG_QWORD, else 0.</summary>
    public long Number { get; }

    internal bool IsNumber => Kind is RegistryDataKind.DWord or RegistryDataKind.QWord;

    internal bool IsText => Kind is RegistryDataKind.Text or RegistryDataKind.ExpandText;

    /// <summary>Name and data.</summary>
    public override string ToString() => (Name.Length == 0 ? "(default)" : Name) + " = " + Text;
}
