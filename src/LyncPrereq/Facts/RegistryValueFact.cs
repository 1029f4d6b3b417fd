using System;
using System.Globalization;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents a value of a registry key.</summary>
[Row]
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
        Name = LyncPrereq.Text.Clean(name);
        KindValue = kind;
        Text = LyncPrereq.Text.Clean(text);
        Lines = Array.ConvertAll(lines, LyncPrereq.Text.Clean);
        Number = number;
    }

    /// <summary>Gets the name; empty for the default value.</summary>
    public string Name { get; }

    /// <summary>Gets the type.</summary>
    [Shape(Of = nameof(KindValue), Name = "type")]
    public string Kind => KindValue.ToString();

    internal RegistryDataKind KindValue { get; }

    /// <summary>Gets the data as text, or as hexadecimal digits for binary data.</summary>
    [Shape(If = nameof(Kind), Is = new object[] { RegistryDataKind.Text, RegistryDataKind.ExpandText, RegistryDataKind.Binary })]
    public string Text { get; }

    /// <summary>Gets the strings of a REG_MULTI_SZ.</summary>
    [Shape(If = nameof(Kind), Is = new object[] { RegistryDataKind.MultiText })]
    public string[] Lines { get; }

    /// <summary>Gets the number of a REG_DWORD or REG_QWORD, or 0 for other types.</summary>
    [Shape(If = nameof(Kind), Is = new object[] { RegistryDataKind.DWord, RegistryDataKind.QWord })]
    public long Number { get; }

    internal bool IsNumber => KindValue is RegistryDataKind.DWord or RegistryDataKind.QWord;

    internal bool IsText => KindValue is RegistryDataKind.Text or RegistryDataKind.ExpandText;

    /// <summary>Returns the name and the data.</summary>
    public override string ToString() => (Name.Length == 0 ? "(default)" : Name) + " = " + Text;
}
