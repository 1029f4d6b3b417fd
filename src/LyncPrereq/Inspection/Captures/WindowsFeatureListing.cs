using System;
using System.Collections.Generic;
using System.Net;

namespace LyncPrereq.Inspection;

/// <summary>
/// The console listing of Get-WindowsFeature: two columns on Windows Server 2008 R2 and in narrow windows, three on
/// 2012 and later, and another one for the computer in what Invoke-Command brings back.
/// </summary>
internal sealed class WindowsFeatureListing : ITextListing
{
    /// <summary>How many lines of a pager or of warnings can be between two rows of one listing.</summary>
    private const int ForeignLines = 4;

    public string Command => "Get-WindowsFeature";

    public bool BeginsAt(TextLines lines) =>
        WindowsFeatureRow.IndexOfBox(lines.Current!) >= 0 || (IsRule(lines.Current!) && IsRowAhead(lines));

    public InventorySource? Read(TextLines lines)
    {
        List<int>? rule = TableRule.Read(lines.Current!);
        string? titles = null;
        if (rule is not null)
        {
            titles = lines.Before(1);
            lines.MoveNext();
        }

        List<WindowsFeatureRow> rows = ReadRows(lines);
        var columns = new WindowsFeatureColumns(rule, titles, rows);
        foreach (WindowsFeatureRow row in rows)
        {
            row.FindName(columns);
        }

        // Lists of tasks have such boxes too.
        if (rule is null && !rows.Exists(row => row.HasName && row.IsCertain && row.HasKnownName))
        {
            return null;
        }

        foreach (WindowsFeatureRow row in rows.FindAll(row => row.HasName && row.IsCertain))
        {
            columns.Learn(row);
        }

        return new InventorySource(InventorySourceKind.WindowsFeature, lines.File.Name)
        {
            FeatureNameSpace = FeatureNameSpace.ServerManager,
            Features = Facts(rows, columns, lines.File),
            ComputerName = ComputerOf(rows, lines.File),
        };
    }

    /// <summary>The rows up to the titles of the next table, or to foreign text that no row follows soon.</summary>
    private static List<WindowsFeatureRow> ReadRows(TextLines lines)
    {
        var rows = new List<WindowsFeatureRow>();
        for (; lines.MoveOverBlankLines() && !IsRule(lines.Current!); lines.MoveNext())
        {
            if (WindowsFeatureRow.Read(lines) is { } row)
            {
                rows.Add(row);
            }
            else if (WindowsFeatureRow.HasLostItsBox(lines) || IsBeginningOfBox(lines))
            {
                throw lines.Broken();
            }
            else if (!IsRowAhead(lines))
            {
                break;
            }
        }

        return rows;
    }

    private static FeatureFact[] Facts(List<WindowsFeatureRow> rows, WindowsFeatureColumns columns, CaptureFile file)
    {
        var lineOf = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. rows.ConvertAll(row =>
        {
            if (!row.HasName || row.CanHaveLostItsEnd(columns) || !(row.IsCertain || columns.HasNameOf(row)))
            {
                throw row.IsUnfinished ? file.Truncated(row.Line) : file.Malformed(row.Line, row.Text.Trim());
            }

            // Of two servers, or before and after a change.
            if (lineOf.TryGetValue(row.Name, out int first) && !CutText.IsCut(row.Name))
            {
                throw file.TwoListings("Get-WindowsFeature", first, row.Line);
            }

            lineOf[row.Name] = row.Line;
            return row.ToFact();
        })];
    }

    private static string? ComputerOf(List<WindowsFeatureRow> rows, CaptureFile file)
    {
        WindowsFeatureRow? first = rows.Find(row => row.Computer is not null);
        WindowsFeatureRow? other = rows.Find(row =>
            row.Computer is not null && !string.Equals(row.Computer, first!.Computer, StringComparison.OrdinalIgnoreCase));
        if (other is { IsUnfinished: true } && first!.Computer!.StartsWith(other.Computer!, StringComparison.OrdinalIgnoreCase))
        {
            throw file.Truncated(other.Line);
        }

        if (other is not null)
        {
            throw file.TwoComputers(first!.Computer!, first.Line, other.Computer!, other.Line);
        }

        return first is null ? null : NameIn(first.Computer!);
    }

    /// <summary>The name, without a domain that was cut. An address and the local machine's own alias name no computer.</summary>
    private static string? NameIn(string computer)
    {
        string name = CutText.Start(computer);
        int dot = name.IndexOf('.');
        return IPAddress.TryParse(name, out _) || string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase) ? null
            : name == computer ? name
            : dot > 0 ? name.Substring(0, dot)
            : null;
    }

    private static bool IsRule(string line) => TableRule.Read(line)?.Count > 1;

    /// <summary>Whether another row follows before the next table and after a few other lines at most.</summary>
    private static bool IsRowAhead(TextLines lines)
    {
        for (int ahead = 1; ahead <= ForeignLines && lines.Peek(ahead) is { } line && !IsRule(line); ahead++)
        {
            if (WindowsFeatureRow.IndexOfBox(line) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a file ends with some of the first letters of a row.</summary>
    private static bool IsBeginningOfBox(TextLines lines) =>
        lines.IsUnfinished && lines.Current!.Trim() is "[" or "[X" or "[x";
}
