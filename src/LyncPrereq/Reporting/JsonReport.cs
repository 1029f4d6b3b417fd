using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Serialization;

namespace LyncPrereq.Reporting;

/// <summary>
/// Writes the servers with all their rows for programs, with words instead of numbers. The format is in
/// docs/report.schema.json.
/// </summary>
internal static class JsonReport
{
    private const string Format = "LyncPrereq.Report";
    private const int FormatVersion = 1;

    public static string Write(Report report)
    {
        var json = new JsonWriter();
        json.BeginObject();
        json.Write("format", Format);
        json.Write("formatVersion", FormatVersion);
        json.Write("created", Report.IsoTime(report.Created));
        json.BeginArray("servers");
        foreach (ReportServer server in report.Servers)
        {
            WriteServer(json, server);
        }

        json.EndArray();
        WriteFailures(json, report.Failures);
        json.EndObject();
        return json.ToString();
    }

    public static void WriteFailures(JsonWriter json, ReportFailure[] failures)
    {
        json.BeginArray("failures");
        foreach (ReportFailure failure in failures)
        {
            json.BeginObject();
            json.Write("target", ReportText.Clean(failure.Target));
            json.Write("errorId", ReportText.Clean(failure.ErrorId));
            json.Write("message", ReportText.Clean(failure.Message));
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteServer(JsonWriter json, ReportServer server)
    {
        json.BeginObject();
        Write(json, "name", server.Name);
        Write(json, "computerName", server.ComputerName);
        Write(json, "requestedName", server.RequestedName);
        Write(json, "pool", server.Pool);
        Write(json, "product", server.Product);
        WriteWords(json, "roles", server.Roles.Select(role => role.ToString()));
        json.Write("operatingSystem", server.OperatingSystem?.ToString());
        json.Write("isCompliant", server.IsCompliant);
        foreach (PrerequisiteStatus status in new[] { PrerequisiteStatus.Met, PrerequisiteStatus.NotMet, PrerequisiteStatus.Unknown, PrerequisiteStatus.NotApplicable })
        {
            string name = status.ToString();
            json.Write(char.ToLowerInvariant(name[0]) + name.Substring(1), server.Rows.Count(row => row.StatusValue == status));
        }

        json.Write("waived", server.Waived);
        WriteWords(json, "notTested", server.NotTested);
        json.Write("inspectedAt", Report.IsoTime(server.InspectedAt));
        json.BeginArray("results");
        foreach (PrerequisiteResult row in server.Rows)
        {
            WriteRow(json, row);
        }

        json.EndArray();
        json.EndObject();
    }

    private static void WriteRow(JsonWriter json, PrerequisiteResult row)
    {
        json.BeginObject();
        Write(json, "requirementId", row.RequirementId);
        Write(json, "name", row.Name);
        json.Write("category", row.Category);
        json.Write("importance", row.Importance);
        Write(json, "catalogVersion", row.CatalogVersion);
        WriteWords(json, "roles", row.Role);
        json.Write("status", row.Status);
        json.Write("cause", row.CauseValue == UnknownCause.None ? null : row.Cause);
        json.Write("isCompliant", row.IsCompliant);
        json.Write("isAccepted", row.IsAccepted);
        if (row.Waiver is { } waiver)
        {
            json.BeginObject("waiver");
            Write(json, "reason", waiver.Reason);
            Write(json, "owner", waiver.Owner);
            json.Write("expires", waiver.Expires);
            json.Write("state", waiver.State);
            json.EndObject();
        }

        Write(json, "expected", row.Expected);
        Write(json, "actual", row.Actual);
        Write(json, "reason", row.Reason);
        json.BeginArray("evidence");
        foreach (Evidence evidence in row.Evidence)
        {
            json.BeginObject(isRow: true);
            Write(json, "source", evidence.Source);
            Write(json, "location", evidence.Location);
            Write(json, "value", evidence.Value);
            json.EndObject();
        }

        json.EndArray();
        Write(json, "remediation", row.Remediation);
        Write(json, "remediationCommand", row.RemediationCommand);
        json.Write("restartRequired", row.RestartRequired);
        json.Write("restartPending", row.RestartPending);
        json.Write("sourceKind", row.SourceKind);
        WriteWords(json, "disabledServices", row.DisabledService);
        Write(json, "blockedBy", row.BlockedBy);
        json.BeginObject("reference");
        Write(json, "document", row.Reference.Document);
        Write(json, "section", row.Reference.Section);
        Write(json, "quote", row.Reference.Quote);
        Write(json, "uri", row.Reference.Uri.ToString());
        json.EndObject();
        json.EndObject();
    }

    private static void WriteWords(JsonWriter json, string name, IEnumerable<string> words)
    {
        json.BeginArray(name);
        foreach (string word in words)
        {
            json.Write(null, ReportText.Clean(word));
        }

        json.EndArray();
    }

    private static void Write(JsonWriter json, string name, string? text) =>
        json.Write(name, text is null ? null : ReportText.Clean(text));
}
