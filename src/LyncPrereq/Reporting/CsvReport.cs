using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>Writes all rows with all their properties as CSV.</summary>
internal static class CsvReport
{
    private static readonly KeyValuePair<string, Func<PrerequisiteResult, string?>>[] s_columns =
    [
        Column(nameof(PrerequisiteResult.ComputerName), row => row.ComputerName),
        Column(nameof(PrerequisiteResult.RequestedName), row => row.RequestedName),
        Column(nameof(PrerequisiteResult.Pool), row => row.Pool),
        Column(nameof(PrerequisiteResult.Product), row => row.Product),
        Column(nameof(PrerequisiteResult.Role), row => row.Role.ToString()),
        Column(nameof(PrerequisiteResult.OperatingSystem), row => row.OperatingSystem),
        Column(nameof(PrerequisiteResult.RequirementId), row => row.RequirementId),
        Column(nameof(PrerequisiteResult.Name), row => row.Name),
        Column(nameof(PrerequisiteResult.Category), row => row.Category),
        Column(nameof(PrerequisiteResult.Importance), row => row.Importance),
        Column(nameof(PrerequisiteResult.CatalogVersion), row => row.CatalogVersion),
        Column(nameof(PrerequisiteResult.Status), row => row.Status),
        Column(nameof(PrerequisiteResult.Cause), row => row.Cause),
        Column(nameof(PrerequisiteResult.IsCompliant), row => row.IsCompliant.ToString()),
        Column(nameof(PrerequisiteResult.IsAccepted), row => row.IsAccepted.ToString()),
        Column(nameof(PrerequisiteResult.Waiver), row => row.Waiver?.State),
        Column("WaiverExpires", row => row.Waiver?.Expires),
        Column("WaiverOwner", row => row.Waiver?.Owner),
        Column("WaiverReason", row => row.Waiver?.Reason),
        Column(nameof(PrerequisiteResult.Expected), row => row.Expected),
        Column(nameof(PrerequisiteResult.Actual), row => row.Actual),
        Column(nameof(PrerequisiteResult.Reason), row => row.Reason),
        Column(nameof(PrerequisiteResult.Evidence), row => row.Evidence.ToString()),
        Column(nameof(PrerequisiteResult.Remediation), row => row.Remediation),
        Column(nameof(PrerequisiteResult.RemediationCommand), row => row.RemediationCommand),
        Column(nameof(PrerequisiteResult.RestartRequired), row => row.RestartRequired.ToString()),
        Column(nameof(PrerequisiteResult.SourceRequired), row => row.SourceRequired.ToString()),
        Column(nameof(PrerequisiteResult.SourceKind), row => row.SourceKind),
        Column(nameof(PrerequisiteResult.DisabledService), row => row.DisabledService.ToString()),
        Column(nameof(PrerequisiteResult.RestartPending), row => row.RestartPending.ToString()),
        Column(nameof(PrerequisiteResult.BlockedBy), row => row.BlockedBy),
        Column(nameof(PrerequisiteResult.Reference), row => row.Reference.ToString()),
        Column("ReferenceQuote", row => row.Reference.Quote),
        Column("ReferenceUri", row => row.Reference.Uri.ToString()),
        Column(nameof(PrerequisiteResult.NotTested), row => row.NotTested.ToString()),
        Column(
            nameof(PrerequisiteResult.InspectedAt),
            row => Report.IsoTime(row.InspectedAt)),
    ];

    public static byte[] Write(Report report)
    {
        var csv = new CsvBuilder().Line(s_columns.Select(column => (string?)column.Key));
        foreach (PrerequisiteResult row in report.Rows)
        {
            csv.Line(s_columns.Select(column => column.Value(row)));
        }

        foreach (ReportFailure failure in report.Failures)
        {
            csv.Line(s_columns.Select(column => CellOf(failure, column.Key)));
        }

        return csv.ToBytes();
    }

    /// <summary>
    /// Returns a cell for an input without rows. It has one line with the status Unknown and the error as the reason.
    /// </summary>
    private static string? CellOf(ReportFailure failure, string column) => column switch
    {
        nameof(PrerequisiteResult.ComputerName) => failure.Target,
        nameof(PrerequisiteResult.Status) => nameof(PrerequisiteStatus.Unknown),
        nameof(PrerequisiteResult.IsCompliant) or nameof(PrerequisiteResult.IsAccepted) => bool.FalseString,
        nameof(PrerequisiteResult.Reason) => failure.ErrorId + ": " + failure.Message,
        _ => null,
    };

    private static KeyValuePair<string, Func<PrerequisiteResult, string?>> Column(
        string name,
        Func<PrerequisiteResult, string?> value) => new(name, value);
}
