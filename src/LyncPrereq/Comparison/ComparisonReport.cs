using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LyncPrereq.Reporting;
using LyncPrereq.Serialization;

namespace LyncPrereq.Comparison;

/// <summary>Contains changes or differences for a report.</summary>
internal abstract class ComparisonReport(ReportFailure[] failures, DateTime created) : IReport
{
    public ReportFailure[] Failures { get; } = failures;

    public DateTime Created { get; } = created;

    /// <summary>Gets the title.</summary>
    public abstract string Title { get; }

    /// <summary>Gets sentences about the content.</summary>
    public abstract string[] Notes { get; }

    /// <summary>Gets the heading of the groups.</summary>
    public abstract string GroupsTitle { get; }

    /// <summary>Gets the heading of a group.</summary>
    public abstract string GroupTitle { get; }

    /// <summary>Gets the words for the results of groups, with their CSS classes.</summary>
    public abstract KeyValuePair<string, string>[] Verdicts { get; }

    /// <summary>Gets the words of items that are counted, with their CSS classes.</summary>
    public abstract KeyValuePair<string, string>[] Words { get; }

    public abstract ComparisonGroup[] Groups { get; }

    /// <summary>Gets the name of the list in JSON.</summary>
    protected abstract string ListName { get; }

    /// <summary>Gets the objects of the pipeline.</summary>
    protected abstract IReadOnlyList<object> Objects { get; }

    public string VerdictOf(ComparisonGroup group) => Array.Find(Verdicts, verdict => verdict.Key == group.Verdict).Value;

    /// <inheritdoc/>
    public byte[] Write(ReportFormat format) => format switch
    {
        ReportFormat.Html => Plain(ComparisonHtml.Write(this)),
        ReportFormat.Markdown => Plain(ComparisonMarkdown.Write(this)),
        ReportFormat.Csv => WriteCsv(),
        ReportFormat.Json => Plain(WriteJson()),
        _ => throw new InputException(nameof(SR.ReportFormatUnsuited), Text.Format(SR.ReportFormatUnsuited, format), format),
    };

    private static byte[] Plain(string text) => new UTF8Encoding(false).GetBytes(text);

    private byte[] WriteCsv()
    {
        ShapeMember[] members = ObjectShape.Of(Objects[0].GetType()).Members;
        CsvBuilder csv = new CsvBuilder().Line(members.Select(member => (string?)member.Name));
        foreach (object item in Objects)
        {
            csv.Line(members.Select(member => TextOf(member.Of(item))));
        }

        return csv.ToBytes();
    }

    /// <summary>A time is written as in other reports, so that programs can read it in every culture.</summary>
    private static string? TextOf(object? value) => value is DateTime time ? Report.IsoTime(time) : value?.ToString();

    private string WriteJson()
    {
        var json = new JsonWriter();
        json.BeginObject();
        json.Write("format", "LyncPrereq.Comparison");
        json.Write("formatVersion", 1);
        json.Write("created", Report.IsoTime(Created));
        json.BeginArray(ListName);
        foreach (object item in Objects)
        {
            json.BeginObject();
            JsonObject.WriteMembers(json, item);
            json.EndObject();
        }

        json.EndArray();
        JsonReport.WriteFailures(json, Failures);
        json.EndObject();
        return json.ToString();
    }
}
