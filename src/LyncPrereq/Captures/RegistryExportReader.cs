using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>Reads the lines of a .reg file. Skips the values of keys that are not needed.</summary>
internal sealed class RegistryExportReader
{
    private const string Hive = @"HKEY_LOCAL_MACHINE\";

    /// <summary>The length of dword: and eight digits.</summary>
    private const int DwordLength = 14;

    private static readonly Regex s_type = new(
        @"^(dword:|(?<hex>hex(\([0-9a-f]+\))?:))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly CaptureFile _file;
    private readonly TextReader _text;
    private Encoding _stringEncoding = Encoding.Unicode;
    private string? _current;
    private int _line;

    public RegistryExportReader(CaptureFile file, TextReader text)
    {
        _file = file;
        _text = text;
        ReadLine();
    }

    /// <summary>Moves to the header of the next export; returns false if there is none.</summary>
    /// <exception cref="InputException">Other text precedes it.</exception>
    public bool MoveToExport()
    {
        while (_current is { } line && !RegistryExportCapture.IsHeader(line))
        {
            if (line.Trim().Length > 0 && !RegistryExportCapture.IsAround(line))
            {
                throw Malformed(line);
            }

            ReadLine();
        }

        // REGEDIT4 writes strings in the code page of the computer; the facts need ASCII characters only.
        _stringEncoding = _current is not null && RegistryExportCapture.IsHeader4(_current) ? Encoding.UTF8 : Encoding.Unicode;
        return _current is not null;
    }

    /// <exception cref="InputException">A line is not valid, or the file ends inside a value.</exception>
    public void ReadInto(RegistryExport export)
    {
        bool inKey = false;
        bool isClosed = true;
        for (string? line = ReadLine(); line is not null && !IsEnd(line); line = ReadLine())
        {
            isClosed = line.Trim().Length == 0 || (isClosed && line[0] == ';');
            if (line.Trim().Length == 0 || line[0] == ';')
            {
                continue;
            }

            if (line[0] == '[')
            {
                export.BeginKey(ReadKey(line.TrimEnd()));
                inKey = true;
            }
            else if (inKey)
            {
                ReadValue(line, export);
            }
            else
            {
                throw Malformed(line);
            }
        }

        if (!isClosed)
        {
            export.LeaveOpen();
        }
    }

    private static bool IsEnd(string line) => RegistryExportCapture.IsHeader(line) || RegistryExportCapture.IsAround(line);

    /// <summary>Returns the path below HKEY_LOCAL_MACHINE; null for a key of another hive.</summary>
    private string? ReadKey(string line)
    {
        if (line.Length < 3 || line[line.Length - 1] != ']' || line[1] == '-')
        {
            throw Malformed(line);
        }

        string path = line.Substring(1, line.Length - 2);
        return path.StartsWith(Hive, StringComparison.OrdinalIgnoreCase) ? path.Substring(Hive.Length) : null;
    }

    private void ReadValue(string line, RegistryExport export)
    {
        int start = _line;
        string first = line;
        string name = "";
        int at = 1;
        if (line[0] == '"')
        {
            at = EndOfString(line, 1);
            name = at < line.Length ? Unescape(line.Substring(1, at - 1)) : throw Malformed(first);
            at++;
        }

        if ((line[0] != '"' && line[0] != '@') || at >= line.Length - 1 || line[at] != '=')
        {
            throw Malformed(first);
        }

        string rest = line.Substring(at + 1);
        bool isWanted = export.Wants(name);
        StringBuilder? data = isWanted ? new StringBuilder() : null;
        if (rest[0] == '"')
        {
            // A string can contain line breaks; it ends at the closing quote.
            int from = 1;
            int end;
            while ((end = EndOfString(rest, from)) >= rest.Length)
            {
                data?.Append(rest, from, rest.Length - from).Append("\r\n");
                rest = ReadLine() ?? throw _file.Truncated(start);
                from = 0;
            }

            data?.Append(rest, from, end - from);
            if (rest.Substring(end + 1).Trim().Length > 0)
            {
                throw Malformed(first);
            }

            if (isWanted)
            {
                export.AddValue(new RegistryValueFact(name, RegistryDataKind.Text, Unescape(data!.ToString())), null);
            }

            return;
        }

        rest = rest.TrimEnd();
        while (rest.EndsWith("\\", StringComparison.Ordinal))
        {
            data?.Append(rest, 0, rest.Length - 1);
            rest = (ReadLine() ?? throw _file.Truncated(start)).Trim();
        }

        if (rest.EndsWith(",", StringComparison.Ordinal))
        {
            throw _file.Truncated(start);
        }

        // An invalid value is refused even if it is not needed, because the file is then not from regedit.
        Match type = s_type.Match(line.Substring(at + 1));
        if (!type.Success || (rest.StartsWith("dword:", StringComparison.OrdinalIgnoreCase) && rest.Length != DwordLength))
        {
            throw Malformed(first);
        }

        byte[]? bytes = isWanted ? AddData(name, data!.Append(rest).ToString(), first, export) : null;

        // The end of binary data is not marked, but the length of a Winsock entry is known.
        if (IsUnfinished && type.Groups["hex"].Success && bytes?.Length != WinsockCatalog.ItemLength)
        {
            throw _file.Truncated(start);
        }
    }

    private byte[]? AddData(string name, string data, string line, RegistryExport export)
    {
        if (data.StartsWith("dword:", StringComparison.OrdinalIgnoreCase))
        {
            // All eight digits are required: fewer digits are the beginning of another number.
            export.AddValue(
                data.Length == DwordLength
                && uint.TryParse(data.Substring(6), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint number)
                    ? new RegistryValueFact(name, RegistryDataKind.DWord, number)
                    : throw Malformed(line),
                null);
            return null;
        }

        int colon = data.IndexOf(':');
        byte[] bytes = ReadBytes(data, colon + 1) ?? throw Malformed(line);
        switch (data.Substring(3, colon - 3).ToUpperInvariant())
        {
            case "(1)":
                export.AddValue(new RegistryValueFact(name, RegistryDataKind.Text, ToText(bytes)), bytes);
                break;
            case "(2)":
                export.AddValue(new RegistryValueFact(name, RegistryDataKind.ExpandText, ToText(bytes)), bytes);
                break;
            case "(7)":
                string[] lines = _stringEncoding.GetString(bytes).TrimEnd('\0').Split('\0');
                export.AddValue(new RegistryValueFact(name, lines), bytes);
                break;
            case "(4)" when bytes.Length == 4:
                export.AddValue(new RegistryValueFact(name, RegistryDataKind.DWord, BitConverter.ToUInt32(bytes, 0)), bytes);
                break;
            case "(B)" when bytes.Length == 8:
                export.AddValue(new RegistryValueFact(name, RegistryDataKind.QWord, BitConverter.ToInt64(bytes, 0)), bytes);
                break;
            default:
                export.AddValue(RegistryValues.Binary(name, bytes), bytes);
                break;
        }

        return bytes;
    }

    private string ToText(byte[] bytes) => _stringEncoding.GetString(bytes).TrimEnd('\0');

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

            if (at + 2 > data.Length || HexDigit(data[at]) < 0 || HexDigit(data[at + 1]) < 0)
            {
                return null;
            }

            bytes.Add((byte)((HexDigit(data[at]) << 4) | HexDigit(data[at + 1])));
            at += 2;
        }

        return [.. bytes];
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>Returns the index of the closing quote, or the length of the text if there is none.</summary>
    private static int EndOfString(string text, int from)
    {
        int at = from;
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, text.Length);
    }

    private static string Unescape(string text) => text.Replace("\\\"", "\"").Replace("\\\\", "\\");

    private string? ReadLine()
    {
        _line++;
        return _current = _text.ReadLine();
    }

    /// <summary>Gets a value that indicates whether the file ends in the middle of this line.</summary>
    private bool IsUnfinished => _text.Peek() < 0 && !_file.EndsWithLineBreak();

    private InputException Malformed(string line) => IsUnfinished
        ? _file.Truncated(_line)
        : _file.Malformed(_line, line.Length <= 80 ? line : line.Substring(0, 80) + "...");
}
