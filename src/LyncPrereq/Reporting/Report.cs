using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>Rows as a report tells them: by product, by server.</summary>
internal sealed class Report
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm 'UTC'";

    /// <param name="rows">The rows, at least one.</param>
    /// <param name="created">When the report was made, UTC.</param>
    public Report(IReadOnlyList<PrerequisiteResult> rows, DateTime created)
    {
        Rows = rows;
        Created = created;
        Products = [.. rows.GroupBy(row => row.Product, StringComparer.Ordinal).Select(product => new ReportProduct(product))];
    }

    public IReadOnlyList<PrerequisiteResult> Rows { get; }

    public DateTime Created { get; }

    public ReportProduct[] Products { get; }

    public ReportServer[] Servers => [.. Products.SelectMany(product => product.Servers)];

    public static string Time(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The file as it is written.</summary>
    public byte[] Write(ReportFormat format) => format switch
    {
        ReportFormat.Html => Plain(HtmlReport.Write(this)),
        ReportFormat.Csv => CsvReport.Write(this),
        ReportFormat.Markdown => Plain(MarkdownReport.Write(this)),
        ReportFormat.JUnit => Plain(JUnitReport.Write(this)),
        _ => Plain(NUnit3Report.Write(this)),
    };

    private static byte[] Plain(string text) => new System.Text.UTF8Encoding(false).GetBytes(text);
}
