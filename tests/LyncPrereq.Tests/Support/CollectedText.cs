using System.Globalization;
using System.Text;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Support;

/// <summary>Files as Collect-LyncServerInventory.ps1 writes them.</summary>
internal static class CollectedText
{
    public const string Time = "2026-03-04T05:06:07Z";

    /// <summary>What the script would write on a fake server.</summary>
    public static string Of(FakeServer server) => Write(SnapshotRows.Of(server, new SnapshotRequest(FactNeeds.All())));

    public static string Write(IEnumerable<SnapshotRow> rows) => Write([.. rows.Select(Row)]);

    /// <param name="rows">The rows as JSON.</param>
    /// <param name="count">The number of rows that the file claims; null for the right one.</param>
    /// <param name="version">The version of the format.</param>
    public static string Write(string[] rows, int? count = null, string version = "1") =>
        $$"""{"format":"LyncPrereq.CollectedFacts","formatVersion":{{version}},"collectedAt":"{{Time}}","rows":[""" + "\n"
        + string.Join(",\n", rows) + "\n" + $$"""],"rowCount":{{count ?? rows.Length}}}""" + "\n";

    public static string Row(SnapshotRow row) => Row(row.Kind, row.Subject, row.Name, row.Type, row.Data);

    public static string Row(string kind, string subject, string name, string type, object? data) =>
        "[" + string.Join(',', new[] { kind, subject, name, type }.Select(Json)) + "," + Json(data) + "]";

    private static string Json(object? data) => data switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => "{\"long\":" + number.ToString(CultureInfo.InvariantCulture) + "}",
        byte[] bytes => "{\"bytes\":\"" + Convert.ToBase64String(bytes) + "\"}",
        string[] texts => "[" + string.Join(',', texts.Select(Json)) + "]",
        _ => Quoted(Convert.ToString(data, CultureInfo.InvariantCulture)!),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c is '\\' or '"' ? "\\" + c : c is < ' ' or > '~' ? $"\\u{(int)c:x4}" : c.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
