using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the console listing of Get-WindowsFeature: two columns on Windows Server 2008 R2 and in narrow windows, three
/// on 2012 and later, and one more for the computer in the output of Invoke-Command.
/// </summary>
internal sealed class WindowsFeatureListing : ITextListing
{
    /// <summary>
    /// The maximum number of lines of a pager or of warnings between two rows of one listing, without empty lines.
    /// </summary>
    private const int ForeignLines = 4;

    public string Command => "Get-WindowsFeature";

    public bool MayRepeat => false;

    public bool BeginsAt(TextLines lines) =>
        IsRow(lines.Current) || (TableRule.IsRule(lines.Current!) && (IsRowAhead(lines, []) || IsRow(lines.Peek(2))));

    public InventorySource? Read(TextLines lines)
    {
        List<int>? rule = null;
        string? titles = null;
        if (TableRule.IsRule(lines.Current!))
        {
            rule = TableRule.Read(lines.Current!);
            titles = lines.Before(1);
            lines.MoveNext();
        }

        List<WindowsFeatureRow> rows = ReadRows(lines);
        var columns = new WindowsFeatureColumns(rule, titles, rows);
        foreach (WindowsFeatureRow row in rows)
        {
            row.FindName(columns);
        }

        // Task lists also contain check boxes.
        if (rule is null && !rows.Exists(row => row.HasName && row.HasKnownName && (row.HasState || (row.IsCertain && row.HasWideGap))))
        {
            return null;
        }

        foreach (WindowsFeatureRow row in rows.FindAll(row => row.HasName && row.IsCertain))
        {
            columns.Learn(row);
        }

        FeatureCollector collector = Collect(rows, columns, lines.File);
        return new InventorySource(InventorySourceKind.WindowsFeature, lines.File.Name)
        {
            FeatureNamingValue = FeatureNaming.ServerManager,
            Features = collector.Features,
            ComputerName = collector.Owner?.Name,
            Owner = collector.Owner?.Text,
        };
    }

    /// <summary>
    /// Reads the rows up to the titles of the next table, or up to other text that is not followed by a row.
    /// </summary>
    private static List<WindowsFeatureRow> ReadRows(TextLines lines)
    {
        var rows = new List<WindowsFeatureRow>();
        for (; lines.MoveOverBlankLines() && !TableRule.IsRule(lines.Current!); lines.MoveNext())
        {
            if (WindowsFeatureRow.Read(lines) is { } row)
            {
                rows.Add(row);
            }
            else if (rows.Count > 0 && rows[rows.Count - 1].GoesOnIn(lines))
            {
                continue;
            }
            else if (CommandPrompt.IsPrompt(lines.Current!))
            {
                break;
            }
            else if (WindowsFeatureRow.HasLostItsBox(lines, rows.Exists(row => row.HasState)) || IsBeginningOfBox(lines))
            {
                throw lines.Broken();
            }
            else if (lines.Before(1) is not { Length: > 0 } || !IsRowAhead(lines, rows))
            {
                break;
            }
        }

        return rows;
    }

    private FeatureCollector Collect(List<WindowsFeatureRow> rows, WindowsFeatureColumns columns, CaptureFile file)
    {
        var collector = new FeatureCollector(file, Command);

        // Without a title, text after some of the rows is a remark.
        bool hasComputer = columns.HasComputer || rows.TrueForAll(row => row.Computer is not null);
        foreach (WindowsFeatureRow row in rows)
        {
            if (!row.HasName || row.CanHaveLostItsEnd(columns) || !(row.IsCertain || columns.HasNameOf(row)))
            {
                throw row.IsUnfinished ? file.Truncated(row.Line) : file.Malformed(row.Line, row.Text.Trim());
            }

            if (hasComputer && row.Computer is not null)
            {
                collector.AddComputer(row.Computer, row.Line, row.IsUnfinished);
            }

            collector.Add(row.Name, row.State, row.Line);
        }

        return collector;
    }

    /// <summary>
    /// Returns whether another row follows after a few other lines, and not after a rule. After an empty line, it must
    /// be as long as the previous row, because the states are right-aligned.
    /// </summary>
    private static bool IsRowAhead(TextLines lines, List<WindowsFeatureRow> rows)
    {
        bool isApart = false;
        for (int ahead = 1; ahead <= ForeignLines && lines.Peek(ahead) is { } line && !TableRule.IsRule(line); ahead++)
        {
            isApart |= line.Length == 0;
            if (IsRow(line))
            {
                return !isApart || (rows.Count > 0 && rows[rows.Count - 1].Text.Length == line.Length);
            }
        }

        return false;
    }

    private static bool IsRow(string? line) => line is not null && WindowsFeatureRow.IndexOfBox(line) >= 0;

    /// <summary>Returns whether a file ends with the first characters of a row.</summary>
    private static bool IsBeginningOfBox(TextLines lines) =>
        lines.IsUnfinished && lines.Current!.Trim() is "[" or "[X" or "[x";
}
