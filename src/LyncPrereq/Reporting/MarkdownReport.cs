using System.Linq;
using LyncPrereq.Installation;

namespace LyncPrereq.Reporting;

/// <summary>Writes a summary, and the findings of each server, in GitHub Flavored Markdown.</summary>
internal static class MarkdownReport
{
    public static string Write(Report report)
    {
        var text = new MarkdownBuilder();
        text.Heading(1, SR.ReportTitle);
        text.Paragraph(Text.Format(SR.ReportCreated, Report.Time(report.Created)));
        text.Failures(report.Failures);
        foreach (ReportProduct product in report.Products)
        {
            WriteProduct(text, product);
        }

        return text.ToString();
    }

    public static string Verdict(ReportServer server) => server.IsCompliant ? SR.ReportCompliant
        : server.NotMet > 0 ? SR.ReportNotCompliant
        : SR.ReportNotJudged;

    private static void WriteProduct(MarkdownBuilder text, ReportProduct product)
    {
        text.Heading(2, product.Name + ": " + ReportWords.Roles(product.Roles));
        if (product.NotTested.Length > 0)
        {
            text.Paragraph(Text.Format(SR.ReportNotTested, string.Join(", ", product.NotTested)));
        }

        text.Header(2, SR.ReportServer, SR.ReportVerdict, SR.ReportNotMet, SR.ReportUnknown, SR.ReportRecommended, SR.ReportWaivedTile);
        foreach (ReportServer server in product.Servers)
        {
            text.Row(
                server.Name,
                Verdict(server),
                ReportText.Number(server.NotMet),
                ReportText.Number(server.Unknown),
                ReportText.Number(server.Recommended),
                ReportText.Number(server.Waived));
        }

        WriteRequirements(text, product);
        foreach (ReportServer server in product.Servers.Where(server => server.Failing.Length > 0))
        {
            WriteServer(text, server);
        }
    }

    private static void WriteRequirements(MarkdownBuilder text, ReportProduct product)
    {
        if (product.Failing.Length == 0)
        {
            return;
        }

        text.Header(2, SR.ReportRequirement, SR.ReportImportance, SR.ReportNotMet, SR.ReportUnknown);
        foreach (ReportRequirement requirement in product.Failing)
        {
            text.Row(
                requirement.Id + ", " + requirement.Name,
                requirement.Importance.ToString(),
                requirement.NotMet == 0 ? "" : Text.Format(SR.ReportCountOf, requirement.NotMet, requirement.Tested),
                requirement.Unknown == 0 ? "" : Text.Format(SR.ReportCountOf, requirement.Unknown, requirement.Tested));
        }
    }

    private static void WriteServer(MarkdownBuilder text, ReportServer server)
    {
        text.Heading(3, server.Name);
        text.Paragraph(string.Join(" \u00b7 ", server.Facts));
        foreach (PrerequisiteResult row in server.Failing)
        {
            text.Heading(4, HtmlMarks.WordOf(row) + ": " + row.RequirementId + ", " + row.Name + " (" + row.Importance + ")");
            text.Facts(RowFacts.Of(row));
            text.Source(row.Reference);
            text.Command(row.RemediationCommand);
        }

        string[] commands = PlannedCommands.Of(server.Rows).Lines;
        if (commands.Length > 0)
        {
            text.Heading(4, SR.ReportAllCommands);
            text.Command(string.Join("\n", commands));
        }
    }
}
