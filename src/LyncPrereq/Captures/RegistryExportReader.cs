using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>Reads the lines of a .reg file. Skips the values of keys that are not needed.</summary>
internal sealed class RegistryExportReader
{
    private const string KeyStart = "[HKEY_";

    private static readonly Regex s_type = new(
        @"^(dword:|(?<hex>hex(\([0-9a-f]+\))?:))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly CaptureFile _file;
    private readonly TextReader _text;
    private readonly bool _isFenced;
    private Encoding _stringEncoding = Encoding.Unicode;
    private string? _current;
    private int _line;
    private bool _isOutside;

    /// <param name="file">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="isFenced">Whether the export is in a code fence. The text outside code fences is skipped.</param>
    public RegistryExportReader(CaptureFile file, TextReader text, bool isFenced)
    {
        _isOutside = isFenced;
        _isFenced = isFenced;
        _file = file;
        _text = text;
        ReadLine();
    }

    /// <summary>Gets the number of the current line.</summary>
    public int Line => _line;

    /// <summary>Moves to the header of the next export; returns false if there is none.</summary>
    /// <exception cref="InputException">Other text precedes it.</exception>
    public bool MoveToExport()
    {
        while (_current is { } line && !RegistryExportCapture.IsHeader(line))
        {
            _isOutside ^= _isFenced && ForeignEdges.IsFence(line);
            if (!_isOutside && line.Trim().Length > 0 && !RegistryExportCapture.IsAround(line))
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
        int empty = 1;
        int distance = 0;
        for (string? line = ReadLine(); line is not null && !IsEnd(line); line = ReadLine())
        {
            if (line.Trim().Length == 0)
            {
                empty++;
            }
            else if (line[0] == '[')
            {
                export.BeginKey(ReadKey(line.TrimEnd()));
                inKey = true;
                empty = 0;
            }
            else if (line[0] != ';')
            {
                // If empty lines precede values, only more of them end a key.
                distance = Math.Max(distance, empty);
                ReadValue(line, inKey ? export : throw Malformed(line));
                empty = 0;
            }
        }

        if (empty <= distance)
        {
            export.LeaveOpen();
        }
    }

    private static bool IsEnd(string line) => RegistryExportCapture.IsHeader(line) || RegistryExportCapture.IsAround(line);

    /// <summary>Returns the path; null for a key of another hive.</summary>
    private string? ReadKey(string line)
    {
        if (line[line.Length - 1] != ']' || !line.StartsWith(KeyStart, StringComparison.OrdinalIgnoreCase))
        {
            throw Malformed(line);
        }

        return RegistryPath.OfKey(line.Substring(1, line.Length - 2));
    }

    private void ReadValue(string line, RegistryExport export)
    {
        int at = line[0] == '@' ? 1 : line[0] == '"' ? EndOfString(line, 1) + 1 : throw Malformed(line);
        if (at >= line.Length - 1 || line[at] != '=')
        {
            throw Malformed(line);
        }

        string name = line[0] == '@' ? "" : Unescape(line.Substring(1, at - 2));
        StringBuilder? data = export.Wants(name) ? new StringBuilder() : null;
        string rest = line.Substring(at + 1);
        if (rest[0] == '"')
        {
            ReadString(line, rest, data);
            if (data is not null)
            {
                export.AddValue(new RegistryValueFact(name, RegistryDataKind.Text, Unescape(data.ToString())), null);
            }
        }
        else
        {
            ReadData(line, rest, data, name, export);
        }
    }

    /// <summary>A string can contain line breaks; only its closing quote ends it.</summary>
    private void ReadString(string line, string rest, StringBuilder? data)
    {
        int start = _line;
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
            throw Malformed(line);
        }
    }

    private void ReadData(string line, string first, StringBuilder? data, string name, RegistryExport export)
    {
        int start = _line;
        string rest = first.TrimEnd();
        while (rest.EndsWith("\\", StringComparison.Ordinal))
        {
            data?.Append(rest, 0, rest.Length - 1);
            rest = (ReadLine() ?? throw _file.Truncated(start)).Trim();
        }

        if (rest.EndsWith(",", StringComparison.Ordinal))
        {
            throw _file.Truncated(start);
        }

        // Text that is not a value is refused even if the value is not needed: regedit does not write it.
        Match type = s_type.Match(first);
        if (!type.Success || (rest.StartsWith("dword:", StringComparison.OrdinalIgnoreCase) && rest.Length != RegistryExportData.DwordLength))
        {
            throw Malformed(line);
        }

        byte[]? bytes = null;
        if (data is not null)
        {
            export.AddValue(
                RegistryExportData.Read(name, data.Append(rest).ToString(), _stringEncoding, out bytes) ?? throw Malformed(line),
                bytes);
        }

        // The end of the bytes is not marked, except for a Winsock entry, which has a fixed length.
        if (IsUnfinished && type.Groups["hex"].Success && bytes?.Length != WinsockCatalog.ItemLength)
        {
            throw _file.Truncated(start);
        }
    }

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
