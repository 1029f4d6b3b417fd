using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the rows of CSV text. Fields in quotes can contain delimiters, doubled quotes, and line breaks.
/// </summary>
internal sealed class CsvTable(TextReader text, char delimiter)
{
    private readonly TextReader _text = text;
    private readonly char _delimiter = delimiter;

    /// <summary>Gets the number of the last line that was read.</summary>
    public int Line { get; private set; }

    /// <summary>Gets the first line of the last row.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Gets a value that indicates whether the last row ends inside a quoted field.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>
    /// Gets a value that indicates whether the last field of the last row was in quotes, so that it is complete.
    /// </summary>
    public bool IsLastQuoted { get; private set; }

    /// <summary>Returns the next row that is not empty; null at the end.</summary>
    public List<string>? ReadRow()
    {
        string? line;
        do
        {
            line = ReadLine();
        }
        while (line is not null && line.Trim().Length == 0);

        Text = line ?? "";
        return line is null ? null : Split(line);
    }

    private List<string> Split(string line)
    {
        var fields = new List<string>();
        int at = 0;
        while (at <= line.Length)
        {
            IsLastQuoted = at < line.Length && line[at] == '"';
            fields.Add(IsLastQuoted ? ReadQuoted(ref line, ref at) : ReadPlain(line, ref at));
        }

        return fields;
    }

    private string ReadPlain(string line, ref int at)
    {
        int end = line.IndexOf(_delimiter, at);
        string field = line.Substring(at, (end < 0 ? line.Length : end) - at);
        at += field.Length + 1;
        return field;
    }

    private string ReadQuoted(ref string line, ref int at)
    {
        var field = new StringBuilder();
        for (at++; ; at++)
        {
            if (at >= line.Length)
            {
                if (ReadLine() is not { } next)
                {
                    IsTruncated = true;
                    break;
                }

                field.Append('\n');
                line = next;
                at = -1;
            }
            else if (line[at] != '"')
            {
                field.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                break;
            }
        }

        int end = line.IndexOf(_delimiter, Math.Min(at + 1, line.Length));
        at = (end < 0 ? line.Length : end) + 1;
        return field.ToString();
    }

    private string? ReadLine()
    {
        string? line = _text.ReadLine();
        Line += line is null ? 0 : 1;
        return line;
    }
}
