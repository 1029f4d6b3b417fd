using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>The data of a value in a .reg file, except for strings: <c>dword:</c> or <c>hex(type):</c> and digits.</summary>
internal static class RegistryExportData
{
    /// <summary><c>dword:</c> and eight digits. Fewer digits are the beginning of another number.</summary>
    public const int DwordLength = 14;

    /// <param name="name">The name of the value.</param>
    /// <param name="data">The data, joined to one line.</param>
    /// <param name="encoding">The encoding of text in bytes.</param>
    /// <param name="bytes">The bytes of hexadecimal data.</param>
    /// <returns>Null if the data is invalid.</returns>
    public static RegistryValueFact? Read(string name, string data, Encoding encoding, out byte[]? bytes)
    {
        bytes = null;
        int colon = data.IndexOf(':');
        if (data.StartsWith("dword:", StringComparison.OrdinalIgnoreCase))
        {
            return data.Length == DwordLength
                && uint.TryParse(data.Substring(colon + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint number)
                ? new RegistryValueFact(name, RegistryDataKind.DWord, number)
                : null;
        }

        bytes = ReadBytes(data, colon + 1);
        return bytes is null ? null : data.Substring(3, colon - 3).ToUpperInvariant() switch
        {
            "(1)" => new RegistryValueFact(name, RegistryDataKind.Text, TextOf(bytes, encoding)),
            "(2)" => new RegistryValueFact(name, RegistryDataKind.ExpandText, TextOf(bytes, encoding)),
            "(7)" => new RegistryValueFact(name, TextOf(bytes, encoding).Split('\0')),
            "(4)" when bytes.Length == 4 => new RegistryValueFact(name, RegistryDataKind.DWord, BitConverter.ToUInt32(bytes, 0)),
            "(B)" when bytes.Length == 8 => new RegistryValueFact(name, RegistryDataKind.QWord, BitConverter.ToInt64(bytes, 0)),
            _ => RegistryValues.Binary(name, bytes),
        };
    }

    private static string TextOf(byte[] bytes, Encoding encoding) => encoding.GetString(bytes).TrimEnd('\0');

    private static byte[]? ReadBytes(string data, int at)
    {
        var bytes = new List<byte>((data.Length - at) / 3 + 1);
        while (at < data.Length)
        {
            if (data[at] is ',' or ' ' or '\t')
            {
                at++;
                continue;
            }

            if (at + 2 > data.Length || !Uri.IsHexDigit(data[at]) || !Uri.IsHexDigit(data[at + 1]))
            {
                return null;
            }

            bytes.Add((byte)(Uri.FromHex(data[at]) << 4 | Uri.FromHex(data[at + 1])));
            at += 2;
        }

        return [.. bytes];
    }
}
