using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>
/// Writes a page for people: a grid of servers and requirements, the requirements that are not met, and the findings of
/// each server with evidence and remediation.
/// </summary>
internal static class HtmlReport
{
    public static string Write(Report report) => HtmlPage.Write(
        SR.ReportTitle,
        SR.ReportSkip,
        html => WriteHeader(html, report),
        html => WriteMain(html, report),
        SR.ReportFooter);

    private static void WriteMain(HtmlBuilder html, Report report)
    {
        HtmlPage.Failures(html, report.Failures);
        HtmlPage.Controls(
            html,
            new KeyValuePair<string, string>("bad", SR.ReportNotCompliant),
            new KeyValuePair<string, string>("doubt", SR.ReportNotJudged),
            new KeyValuePair<string, string>("good", SR.ReportCompliant));
        var links = new HtmlLinks(report);
        for (int i = 0; i < report.Products.Length; i++)
        {
            HtmlGrid.Write(html, report.Products[i], "grid-" + ReportText.Number(i + 1), links);
            HtmlRequirements.Write(html, report.Products[i], "requirements-" + ReportText.Number(i + 1));
        }

        HtmlServers.Write(html, report, links);
    }

    private static void WriteHeader(HtmlBuilder html, Report report)
    {
        foreach (ReportProduct product in report.Products)
        {
            html.Open("p", "class", "sub").Element("strong", product.Name).Say(": " + ReportWords.Roles(product.Roles)).Close();
            if (product.NotTested.Length > 0)
            {
                html.Element("p", Text.Format(SR.ReportNotTested, string.Join(", ", product.NotTested)), "class", "sub");
            }
        }

        html.Element("p", Text.Format(SR.ReportCreated, Report.Time(report.Created)), "class", "sub");
        ReportServer[] servers = report.Servers;
        html.Open("dl", "class", "tiles");
        int all = report.Machines(_ => true);
        HtmlPage.Tile(html, SR.ReportServers, all, "");
        HtmlPage.Tile(html, SR.ReportCompliant, all - report.NotCompliant, "good");
        HtmlPage.Tile(html, SR.ReportNotCompliant, report.NotCompliant, "bad");
        HtmlPage.Tile(html, SR.ReportNotMet, servers.Sum(server => server.NotMet), "bad", On(report.Machines(server => server.NotMet > 0)));
        HtmlPage.Tile(html, SR.ReportUnknown, servers.Sum(server => server.Unknown), "doubt", On(report.Machines(server => server.Unknown > 0)));
        if (servers.Sum(server => server.Waived) is > 0 and int waived)
        {
            HtmlPage.Tile(html, SR.ReportWaivedTile, waived, "waived", On(report.Machines(server => server.Waived > 0)));
        }

        if (report.Failures.Length > 0)
        {
            HtmlPage.Tile(html, SR.ReportFailures, report.Failures.Length, "bad");
        }

        html.Close();
    }

    private static string On(int servers) => Text.Format(SR.ReportOnServers, servers);
}
