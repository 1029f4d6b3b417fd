using System;
using System.Collections.Generic;
using System.IO;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads captures from <c>Export-Csv</c>, with or without the type line, and from <c>wmic /format:csv</c>. The
/// delimiter depends on the culture or on -Delimiter.
/// </summary>
internal sealed class CsvCapture : ICaptureFormat
{
    private const string TypeMark = "#TYPE ";

    private static readonly char[] s_delimiters = [',', ';', '\t'];

    public string Name => "CSV";

    public bool Recognizes(string head) => DelimiterOf(head) is not null;

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var objects = new CapturedObjects(file);
        var prompts = new PromptReader();
        char delimiter = DelimiterOf(file.Head, out bool isOutside)!.Value;
        string[] type = [];
        CsvHeader? header = null;
        int columns = 0;
        using TextReader text = file.OpenText();
        var table = new CsvTable(text, delimiter);
        for (List<string>? row = table.ReadRow(); row is not null; row = table.ReadRow())
        {
            bool isFence = ForeignEdges.IsFence(table.Text);
            isOutside ^= isFence;
            if (ForeignEdges.Read(prompts, table.Text, table.Line) || isFence || isOutside)
            {
                type = [];
                header = null;
            }
            else if (TableRule.IsRule(table.Text))
            {
                // A table in which tabs replaced the spaces has a rule below its titles.
                continue;
            }
            else if (TypeOf(row[0]) is { } name)
            {
                type = [name];
                header = null;
            }
            else if (header is null || CapturedKinds.AreColumns(row))
            {
                // Another table can follow the first one.
                header = HeaderIn(row, type, prompts.Last);
                if (header is null && row.Count == columns)
                {
                    // Behind a prompt, it can be a row of the previous table.
                    throw file.Malformed(table.Line, string.Join(", ", row));
                }

                columns = header is null ? columns : row.Count;
            }
            else
            {
                objects.Add(header.Read(row, table.Line) ?? throw (IsTruncated(file, text, table)
                    ? file.Truncated(table.Line)
                    : file.Malformed(table.Line, string.Join(", ", row))));
                if (IsTruncated(file, text, table))
                {
                    throw file.Truncated(table.Line);
                }
            }
        }

        return objects.ToSources();
    }

    /// <summary>Returns the titles in a row; null if it is other text, or the line that specifies the delimiter.</summary>
    private static CsvHeader? HeaderIn(List<string> row, string[] type, CommandPrompt? prompt) =>
        !IsSeparator(row[0]) && (type.Length > 0 || CapturedKinds.AreColumns(row.ConvertAll(column => column.Trim())))
            ? new CsvHeader(type, row, prompt)
            : null;

    /// <summary>
    /// Returns whether the last field of a file is incomplete. Only a quote or a line break shows that it is complete.
    /// </summary>
    private static bool IsTruncated(CaptureFile file, TextReader text, CsvTable table) =>
        table.IsTruncated || (text.Peek() < 0 && !table.IsLastQuoted && !file.EndsWithLineBreak());

    private static char? DelimiterOf(string head) => DelimiterOf(head, out _);

    /// <summary>
    /// Returns the delimiter with which the first line contains the columns of a capture; null if there is none. The
    /// table can be in a code fence, as on a web page.
    /// </summary>
    private static char? DelimiterOf(string head, out bool isFenced)
    {
        int start = ForeignEdges.StartAfterPrompts(head);
        char? delimiter = DelimiterAt(head, start);
        if (delimiter is null && ForeignEdges.StartInFence(head) is { } inFence)
        {
            delimiter = DelimiterAt(head, start = inFence);
        }

        isFenced = Array.Exists(head.Substring(0, start).Split('\n'), ForeignEdges.IsFence);
        return delimiter;
    }

    private static char? DelimiterAt(string head, int start)
    {
        using var lines = new StringReader(head.Substring(start));
        bool isTyped = false;
        for (string? line = lines.ReadLine(); line is not null; line = lines.ReadLine())
        {
            if (IsSeparator(line) || line.Trim().Length == 0)
            {
                continue;
            }

            if (TypeOf(line.Trim('"')) is not null)
            {
                isTyped = true;
                continue;
            }

            foreach (char delimiter in s_delimiters)
            {
                List<string> columns = new CsvTable(new StringReader(line), delimiter).ReadRow()!;
                if (CapturedKinds.AreColumns(columns.ConvertAll(column => column.Trim()))
                    && (columns.Count > 1 || isTyped || line[0] == '"'))
                {
                    return delimiter;
                }
            }

            return null;
        }

        return null;
    }

    private static string? TypeOf(string field) =>
        field.StartsWith(TypeMark, StringComparison.Ordinal) ? field.Substring(TypeMark.Length).Trim() : null;

    /// <summary>Returns whether a line specifies the delimiter for Excel.</summary>
    private static bool IsSeparator(string line) => line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
}
