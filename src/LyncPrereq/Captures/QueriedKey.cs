using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>Represents a registry key in the output of reg query.</summary>
internal sealed class QueriedKey(string path, int line)
{
    private static readonly string[] s_lineEnd = [@"\0"];

    private readonly Dictionary<RegistryValueFact, byte[]?> _values = [];

    /// <summary>Gets the path; empty for a key of another hive.</summary>
    public string Path { get; } = path;

    public int Line { get; } = line;

    public string Parent => RegistryPath.ParentOf(Path);

    /// <summary>Gets the number of values in the listing, of any type.</summary>
    public int Count { get; private set; }

    /// <summary>Gets or sets a value that indicates whether the listing shows the end of the values.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Gets a value that indicates whether all values are listed. With /v, only one is listed.</summary>
    public bool IsWhole => Count > 1 && IsClosed;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>
    /// Returns whether another listing of the same key has other data, or all values of one of them are listed and the
    /// other one has more.
    /// </summary>
    public bool Contradicts(QueriedKey other) => HasOther(other) || other.HasOther(this);

    /// <summary>Adds a value. Returns false if the data does not match the type.</summary>
    public bool Add(string name, string type, string data)
    {
        Count++;
        byte[]? bytes = null;
        RegistryValueFact? value;
        switch (type)
        {
            case "REG_SZ":
                value = new RegistryValueFact(name, RegistryDataKind.Text, data);
                break;
            case "REG_EXPAND_SZ":
                value = new RegistryValueFact(name, RegistryDataKind.ExpandText, data);
                break;
            case "REG_MULTI_SZ":
                value = new RegistryValueFact(name, data.Split(s_lineEnd, StringSplitOptions.None));
                break;
            case "REG_DWORD" when Number(data) is { } number and <= uint.MaxValue:
                value = new RegistryValueFact(name, RegistryDataKind.DWord, (long)number);
                break;
            case "REG_QWORD" when Number(data) is { } number:
                value = new RegistryValueFact(name, RegistryDataKind.QWord, unchecked((long)number));
                break;
            case "REG_DWORD" or "REG_QWORD":
                return false;
            case "REG_BINARY":
                bytes = Bytes(data);
                value = bytes is null ? null : RegistryValues.Binary(name, bytes);
                break;
            default:
                return true;
        }

        if (value is null)
        {
            return false;
        }

        _values.Add(value, bytes);
        return true;
    }

    public void CopyTo(RegistryExport export)
    {
        foreach (KeyValuePair<RegistryValueFact, byte[]?> value in _values.Where(value => export.Wants(value.Key.Name)))
        {
            export.AddValue(value.Key, value.Value);
        }
    }

    private bool HasOther(QueriedKey other) => _values.Keys.Any(value => other.Find(value.Name) is { } same
        ? same.KindValue != value.KindValue || same.Text != value.Text
        : other.IsWhole);

    private RegistryValueFact? Find(string name) =>
        _values.Keys.FirstOrDefault(value => string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ulong? Number(string data) => data.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        && ulong.TryParse(data.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong number)
            ? number
            : null;

    private static byte[]? Bytes(string data)
    {
        var bytes = new byte[data.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(
                data.Substring(2 * i, 2),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out bytes[i]))
            {
                return null;
            }
        }

        return data.Length % 2 == 0 ? bytes : null;
    }
}
