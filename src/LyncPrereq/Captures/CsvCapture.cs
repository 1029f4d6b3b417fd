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
        string? computer = null;
        bool isOutside = HasTextBeforeFence(file.Head);
        string[] type = [];
        List<string>? columns = null;
        using TextReader text = file.OpenText();
        var table = new CsvTable(text, DelimiterOf(file.Head)!.Value);
        for (List<string>? row = table.ReadRow(); row is not null; row = table.ReadRow())
        {
            if (isOutside || (row[0].Trim().Length > 0 && ForeignEdges.IsForeign(row[0])))
            {
                isOutside &= !ForeignEdges.IsFence(row[0]);
                computer ??= CommandPrompt.Read(string.Join(",", row), table.Line)?.Computer;
                continue;
            }

            if (TypeOf(row[0]) is { } name)
            {
                // Another table can follow the first one.
                type = [name];
                columns = null;
            }
            else if (columns is null)
            {
                columns = IsSeparator(row[0]) ? null : row.ConvertAll(column => column.Trim());
            }
            else
            {
                objects.Add(ToObject(type, columns, row, table.Line) ?? throw (IsTruncated(file, text, table)
                    ? file.Truncated(table.Line)
                    : file.Malformed(table.Line, string.Join(", ", row))));
                if (IsTruncated(file, text, table))
                {
                    throw file.Truncated(table.Line);
                }
            }
        }

        return objects.ToSources(computer);
    }

    private static CapturedObject? ToObject(string[] type, List<string> columns, List<string> row, int line)
    {
        if (row.Count != columns.Count)
        {
            return null;
        }

        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < columns.Count; i++)
        {
            properties[columns[i]] = row[i];
        }

        return new CapturedObject(type, properties) { Line = line };
    }

    /// <summary>
    /// Returns whether the last field of a file is incomplete. Only a quote or a line break shows that it is complete.
    /// </summary>
    private static bool IsTruncated(CaptureFile file, TextReader text, CsvTable table) =>
        table.IsTruncated || (text.Peek() < 0 && !table.IsLastQuoted && !file.EndsWithLineBreak());

    /// <summary>
    /// Returns the delimiter with which the first line contains the columns of a capture; null if there is none.
    /// </summary>
    private static char? DelimiterOf(string head)
    {
        using var lines = new StringReader(HasTextBeforeFence(head) ? head.Substring(ForeignEdges.Start(head)) : head);
        bool isTyped = false;
        for (string? line = lines.ReadLine(); line is not null; line = lines.ReadLine())
        {
            if (IsSeparator(line) || ForeignEdges.IsForeign(line))
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

    /// <summary>Returns whether the table is in a code fence with other text before it, as on a web page.</summary>
    private static bool HasTextBeforeFence(string head)
    {
        int start = ForeignEdges.Start(head);
        return start > 0 && start < head.Length && Array.Exists(
            head.Substring(0, start).Split('\n'),
            line => !ForeignEdges.IsForeign(line));
    }

    private static string? TypeOf(string field) =>
        field.StartsWith(TypeMark, StringComparison.Ordinal) ? field.Substring(TypeMark.Length).Trim() : null;

    /// <summary>Returns whether a line specifies the delimiter for Excel.</summary>
    private static bool IsSeparator(string line) => line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
}
