using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>Contains the rows and the failures of a report, by product and by server.</summary>
internal sealed class Report : IReport
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm 'UTC'";

    /// <param name="rows">The rows.</param>
    /// <param name="failures">The inputs that failed. There is at least one row or failure.</param>
    /// <param name="created">The time when the report was created, in UTC.</param>
    public Report(IReadOnlyList<PrerequisiteResult> rows, IReadOnlyList<ReportFailure> failures, DateTime created)
    {
        Rows = rows;
        Created = created;
        Products =
        [
            .. rows.GroupBy(row => row.Product, StringComparer.Ordinal)
                .OrderBy(product => product.Key, NaturalComparer.Instance)
                .Select(product => new ReportProduct(product)),
        ];
        Servers = [.. Products.SelectMany(product => product.Servers)];
        var names = new HashSet<string?>(rows.SelectMany(row => new[] { row.ComputerName, row.RequestedName }), StringComparer.OrdinalIgnoreCase);
        Failures =
        [
            .. failures.Where(failure => !(failure.IsInspection && names.Contains(failure.Target)))
                .OrderBy(failure => failure.Target, NaturalComparer.Instance),
        ];
    }

    /// <summary>Gets all rows, including those of a server that was tested twice.</summary>
    public IReadOnlyList<PrerequisiteResult> Rows { get; }

    public DateTime Created { get; }

    public ReportProduct[] Products { get; }

    public ReportServer[] Servers { get; }

    /// <summary>Gets one row for each requirement of each server.</summary>
    public PrerequisiteResult[] Results => [.. Servers.SelectMany(server => server.Rows)];

    /// <summary>
    /// Gets the inputs without rows. An error of a server with rows is the cause of its Unknown rows.
    /// </summary>
    public ReportFailure[] Failures { get; }

    /// <summary>Gets the number of servers that are not compliant.</summary>
    public int NotCompliant => Machines(server => !server.IsCompliant);

    /// <summary>Returns the number of computers with a server that meets a condition; one can be tested for several products.</summary>
    public int Machines(Func<ReportServer, bool> condition) =>
        Servers.Where(condition).Select(server => server.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    public static string Time(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Returns a time in the format of ISO 8601, for programs.</summary>
    public static string IsoTime(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns the content of the file.</summary>
    public byte[] Write(ReportFormat format) => format switch
    {
        ReportFormat.Html => Plain(HtmlReport.Write(this)),
        ReportFormat.Csv => CsvReport.Write(this),
        ReportFormat.Markdown => Plain(MarkdownReport.Write(this)),
        ReportFormat.Json => Plain(JsonReport.Write(this)),
        ReportFormat.JUnit => Plain(JUnitReport.Write(this)),
        _ => Plain(NUnit3Report.Write(this)),
    };

    private static byte[] Plain(string text) => new System.Text.UTF8Encoding(false).GetBytes(text);
}
