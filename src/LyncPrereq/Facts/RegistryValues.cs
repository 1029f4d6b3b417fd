using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>Creates facts from registry data of .NET, CIM, or remoting.</summary>
internal static class RegistryValues
{
    private const int BinaryShown = 16;

    /// <summary>Creates a fact. Data with an unexpected type becomes binary, so that it is not interpreted.</summary>
    public static RegistryValueFact Of(RegistryValueName name, object data)
    {
        switch (data)
        {
            case int or uint when name.Kind == RegistryDataKind.DWord:
                return new RegistryValueFact(name.Name, RegistryDataKind.DWord, data is int number ? (uint)number : (uint)data);
            case string text when name.Kind == RegistryDataKind.Text:
                return new RegistryValueFact(name.Name, RegistryDataKind.Text, text);
            case byte[] bytes:
                return Binary(name.Name, bytes);
            case IEnumerable lines when name.Kind == RegistryDataKind.MultiText && data is not string:
                return new RegistryValueFact(name.Name, [.. lines.Cast<object>().Select(Show)]);
            default:
                return new RegistryValueFact(name.Name, RegistryDataKind.Binary, Show(data));
        }
    }

    /// <summary>Creates a fact from the first bytes, which are sufficient to identify the value.</summary>
    public static RegistryValueFact Binary(string name, byte[] bytes) => new(
        name,
        RegistryDataKind.Binary,
        BitConverter.ToString(bytes, 0, Math.Min(bytes.Length, BinaryShown)).Replace("-", ""));

    private static string Show(object data) => Convert.ToString(data, CultureInfo.InvariantCulture) ?? "";
}
