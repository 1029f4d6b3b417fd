using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading;
using LyncPrereq.Captures;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;
using LyncPrereq.Serialization;

namespace LyncPrereq.Collection;

/// <summary>
/// Reads the files of Collect-LyncServerInventory.ps1. A file contains the rows that the server would return to a session,
/// and they become an inventory in the same way.
/// </summary>
internal static class CollectedFile
{
    public const string Format = "LyncPrereq.CollectedFacts";
    public const int FormatVersion = 1;

    private static readonly Regex s_head = new(@"^\s*\{\s*""format""\s*:\s*""" + Regex.Escape(Format) + @"""", RegexOptions.CultureInvariant);

    public static bool Recognizes(string head) => s_head.IsMatch(head);

    /// <exception cref="InputException">
    /// The file has a newer version, is truncated or incomplete, or is not valid.
    /// </exception>
    public static ServerInventory Read(CaptureFile file) => InventoryFile.Read(file, Format, FormatVersion, json =>
    {
        json.AsObject("format", "formatVersion", "collectedAt", "rows", "rowCount");
        DateTime collectedAt = json.Member("collectedAt").AsTime();
        return ToInventory(file.Name, collectedAt, ReadRows(json)) ?? throw json.Member("rows").Problem(SR.CollectedNameInvalid);
    });

    private static SnapshotRow[] ReadRows(JsonCursor json)
    {
        var limit = new AnswerLimit();
        JsonCursor list = json.Member("rows");
        SnapshotRow[] rows = list.AsArray(item =>
        {
            SnapshotRow row = ReadRow(item);
            try
            {
                limit.Add(row.Length);
            }
            catch (InspectionException problem)
            {
                throw item.Problem(problem.Message);
            }

            return row;
        });
        long count = json.Member("rowCount").AsInteger(0, int.MaxValue);
        return count != rows.Length ? throw list.Problem(Text.Format(SR.CollectedRowCount, rows.Length, count))
            : rows.Length > 0 && IsEnd(rows[rows.Length - 1]) ? rows
            : throw list.Problem(SR.CollectedWithoutEnd);
    }

    /// <summary>The last row is the end, or the reason why the server returned no more rows.</summary>
    private static bool IsEnd(SnapshotRow row) => row is { Kind: "End" } or { Kind: "Problem", Subject: FactSubjects.Everything };

    private static SnapshotRow ReadRow(JsonCursor json)
    {
        JsonCursor[] cells = json.AsArray(cell => cell);
        return cells.Length == 5
            ? new SnapshotRow(cells[0].AsText(), cells[1].AsText(), cells[2].AsText(), cells[3].AsText(), ReadData(cells[4]))
            : throw json.Problem(Text.Format(SR.CollectedRowLength, cells.Length));
    }

    /// <summary>A number is a REG_DWORD. Other data that JSON does not have is an object with its type.</summary>
    private static object? ReadData(JsonCursor json) => json.Kind switch
    {
        JsonKind.Null => null,
        JsonKind.Boolean => json.AsBoolean(),
        JsonKind.Number => (int)json.AsInteger(int.MinValue, int.MaxValue),
        JsonKind.String => json.AsText(),
        JsonKind.Array => json.AsArray(item => item.AsText()),
        _ => json.AsObject("long", "bytes").Optional("long") is { } number
            ? number.AsInteger(long.MinValue, long.MaxValue)
            : ReadBytes(json.Member("bytes")),
    };

    private static byte[] ReadBytes(JsonCursor json)
    {
        try
        {
            return Convert.FromBase64String(json.AsText());
        }
        catch (FormatException)
        {
            throw json.Problem(SR.CollectedBytes);
        }
    }

    /// <summary>Returns the inventory; null if the rows do not contain a valid name of the server.</summary>
    private static ServerInventory? ToInventory(string source, DateTime collectedAt, IReadOnlyList<SnapshotRow> rows)
    {
        var reader = new SnapshotReader(source, _ => rows);
        var target = new InspectionTarget(ComputerNames.Unnamed, isRequested: false, _ => reader);
        ServerInventory inventory = new ServerInspector(reader, target, FactNeeds.All, CancellationToken.None).Inspect().Inventory;
        return target.OwnName is { } name ? new ServerInventory(name, null, collectedAt, inventory.Sources) : null;
    }
}
