using LyncPrereq.Reporting;

namespace LyncPrereq.Comparison;

/// <summary>Writes a comparison in GitHub Flavored Markdown.</summary>
internal static class ComparisonMarkdown
{
    public static string Write(ComparisonReport report)
    {
        var text = new MarkdownBuilder();
        text.Heading(1, report.Title);
        foreach (string note in report.Notes)
        {
            text.Paragraph(note);
        }

        text.Paragraph(Text.Format(SR.ReportCreated, Report.Time(report.Created)));
        text.Failures(report.Failures);
        foreach (ComparisonGroup group in report.Groups)
        {
            text.Heading(2, group.Name + ": " + report.VerdictOf(group));
            text.Paragraph(string.Join(" \u00b7 ", group.Facts));
            foreach (ComparisonItem item in group.Items)
            {
                text.Heading(3, item.Word + ": " + (item.RequirementId is null ? "" : item.RequirementId + ", ") + item.Name);
                text.Facts(item.Facts);
                if (item.Reference is { } source)
                {
                    text.Source(source);
                }
            }
        }

        return text.ToString();
    }
}
