using LyncPrereq.Facts;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Support;

/// <summary>The rows that the snapshot script would answer on a fake server.</summary>
internal static class SnapshotRows
{
    private static readonly string[] s_catalogs = ["Catalog_Entries", "Catalog_Entries64"];

    public static List<SnapshotRow> Of(FakeServer server, SnapshotRequest request)
    {
        List<SnapshotRow> rows = [new("Name", "", "", "", server.Name)];
        foreach (string path in request.Keys)
        {
            Try(rows, server, path, () => AddKey(rows, server, path, request.Values));
        }

        if (request.Winsock.Length > 0)
        {
            Try(rows, server, "WinsockCatalog", () => AddWinsock(rows, server, request.Winsock));
        }

        foreach (string query in request.Queries)
        {
            AddClass(rows, server, query);
        }

        rows.Add(new("End", "", "", "", ""));
        return rows;
    }

    private static void Try(List<SnapshotRow> rows, FakeServer server, string subject, Action add)
    {
        try
        {
            server.Ask(subject, subject, CancellationToken.None);
            add();
        }
        catch (Exception problem)
        {
            string type = problem is InspectionException { Cause: UnknownCause.AccessDenied } ? "AccessDenied" : "QueryFailed";
            rows.Add(new("Problem", subject, "", type, problem.Message));
        }
    }

    private static void AddClass(List<SnapshotRow> rows, FakeServer server, string request)
    {
        string query = request[(request.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        int from = query.IndexOf(" FROM ", StringComparison.Ordinal);
        string className = query[(from + 6)..].Split(' ')[0];
        string columns = query[7..from].Replace(" ", "", StringComparison.Ordinal);
        Try(rows, server, className, () =>
        {
            List<Dictionary<string, object?>> instances = server.Classes[className];
            rows.AddRange(instances.Select(instance => new SnapshotRow(
                "Instance",
                className,
                columns,
                "",
                columns.Split(',').Select(column => Cell(instance.GetValueOrDefault(column))).ToArray())));
            rows.Add(new("Done", className, "", "", ""));
        });
    }

    private static string Cell(object? value) => value is string[] texts ? string.Join('\n', texts) : $"{value}";

    private static void AddKey(List<SnapshotRow> rows, FakeServer server, string path, string[] wanted)
    {
        foreach (string name in server.ValueNamesOf(path))
        {
            if (wanted.Contains(path + @"\" + name, StringComparer.OrdinalIgnoreCase) || wanted.Contains(path + @"\*"))
            {
                rows.Add(new("Value", path, name, "", server.ValueOf(path, name)));
            }
        }

        rows.Add(new("Done", path, "", "", server.HasKey(path)));
    }

    private static void AddWinsock(List<SnapshotRow> rows, FakeServer server, string parameters)
    {
        string catalog = server.ValueOf(parameters, "Current_Protocol_Catalog") as string ?? "Protocol_Catalog9";
        string path = parameters + @"\" + catalog;
        rows.Add(new("Value", parameters, "Current_Protocol_Catalog", "String", catalog));
        foreach (string name in s_catalogs.Where(name => server.HasKey(path + @"\" + name)))
        {
            string count = name.Replace("Catalog_Entries", "Num_Catalog_Entries", StringComparison.Ordinal);
            rows.Add(new("Value", path, count, "DWord", server.ValueOf(path, count)));
            rows.Add(new("SubKeys", path + @"\" + name, "", "", server.SubKeysOf(path + @"\" + name)));
            rows.AddRange(server.SubKeysOf(path + @"\" + name).Select(entry => new SnapshotRow(
                "Bytes",
                path + @"\" + name + @"\" + entry,
                "PackedCatalogItem",
                "",
                server.ValueOf(path + @"\" + name + @"\" + entry, "PackedCatalogItem") is byte[] item ? Convert.ToBase64String(item) : null)));
        }

        rows.Add(new("Done", "WinsockCatalog", "", "", ""));
    }
}
