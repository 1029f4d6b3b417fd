using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace LyncPrereq.Reporting;

/// <summary>
/// Writes a page for people: a grid of servers and requirements, the requirements that are not met, and the findings of
/// each server with evidence and remediation.
/// </summary>
internal static class HtmlReport
{
    public static string Write(Report report)
    {
        var html = new HtmlBuilder();
        string style = Resource("Report.css");
        string script = Resource("Report.js");
        html.Open("html", "lang", "en").Open("head")
            .Void("meta", "charset", "utf-8")
            .Void(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src " + HashOf(style) + "; script-src " + HashOf(script) + "; base-uri 'none'; form-action 'none'")
            .Void("meta", "http-equiv", "X-UA-Compatible", "content", "IE=edge")
            .Void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
            .Void("meta", "name", "color-scheme", "content", "light dark")
            .Void("meta", "name", "referrer", "content", "no-referrer")
            .Element("title", SR.ReportTitle)
            .Verbatim("style", style)
            .Close().Line();
        html.Open("body").Element("a", SR.ReportSkip, "class", "skip", "href", "#servers").Line();
        WriteHeader(html, report);
        html.Open("main");
        WriteFailures(html, report);
        WriteControls(html);
        var links = new HtmlLinks(report);
        for (int i = 0; i < report.Products.Length; i++)
        {
            HtmlGrid.Write(html, report.Products[i], "grid-" + ReportText.Number(i + 1), links);
            HtmlRequirements.Write(html, report.Products[i], "requirements-" + ReportText.Number(i + 1));
        }

        HtmlServers.Write(html, report, links);
        html.Close().Line();
        html.Open("footer").Element("p", SR.ReportFooter).Close().Line();
        html.Verbatim("script", script).Close().Close().Line();
        return html.ToString();
    }

    private static string Resource(string name) => EmbeddedText.Read(name).Replace("\r\n", "\n");

    /// <summary>Returns the hash in the form of a content security policy.</summary>
    private static string HashOf(string content)
    {
        // SHA256Managed throws if only FIPS-validated cryptography is allowed.
        using var sha = new SHA256CryptoServiceProvider();
        return "'sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(content))) + "'";
    }

    private static void WriteHeader(HtmlBuilder html, Report report)
    {
        html.Open("header").Element("h1", SR.ReportTitle);
        foreach (ReportProduct product in report.Products)
        {
            html.Open("p", "class", "sub").Element("strong", product.Name).Say(": " + ReportWords.Roles(product.Roles)).Close();
        }

        html.Element("p", Text.Format(SR.ReportCreated, Report.Time(report.Created)), "class", "sub");
        ReportServer[] servers = report.Servers;
        html.Open("dl", "class", "tiles");
        int all = report.Machines(_ => true);
        Tile(html, SR.ReportServers, all, "");
        Tile(html, SR.ReportCompliant, all - report.NotCompliant, "good");
        Tile(html, SR.ReportNotCompliant, report.NotCompliant, "bad");
        Tile(html, SR.ReportNotMet, servers.Sum(server => server.NotMet), "bad", report.Machines(server => server.NotMet > 0));
        Tile(html, SR.ReportUnknown, servers.Sum(server => server.Unknown), "doubt", report.Machines(server => server.Unknown > 0));
        if (servers.Sum(server => server.Waived) is > 0 and int waived)
        {
            Tile(html, SR.ReportWaivedTile, waived, "waived", report.Machines(server => server.Waived > 0));
        }

        if (report.Failures.Length > 0)
        {
            Tile(html, SR.ReportFailures, report.Failures.Length, "bad");
        }

        html.Close().Close().Line();
    }

    private static void Tile(HtmlBuilder html, string label, int number, string kind, int? servers = null)
    {
        html.Open("div", "class", number > 0 ? "tile " + kind : "tile")
            .Element("dt", label)
            .Open("dd").Say(ReportText.Number(number));
        if (servers is { } some && number > 0)
        {
            html.Element("small", " " + Text.Format(SR.ReportOnServers, some));
        }

        html.Close().Close();
    }

    private static void WriteFailures(HtmlBuilder html, Report report)
    {
        if (report.Failures.Length == 0)
        {
            return;
        }

        html.Open("section", "aria-labelledby", "failures")
            .Element("h2", SR.ReportFailures, "id", "failures")
            .Open("ul", "class", "failures");
        foreach (ReportFailure failure in report.Failures)
        {
            html.Open("li").Open("strong").Element("bdi", failure.Target).Close()
                .Say(": " + failure.Message + " ").Element("code", failure.ErrorId).Close();
        }

        html.Close().Close().Line();
    }

    /// <summary>Writes the filter, which needs the script and is hidden without it.</summary>
    private static void WriteControls(HtmlBuilder html) => html
        .Open("form", "id", "controls", "class", "controls", "hidden", "", "role", "search", "aria-label", SR.ReportFilter)
        .Open("label").Say(SR.ReportFilterName + " ").Void("input", "id", "filter-name", "type", "search", "autocomplete", "off").Close()
        .Open("label").Say(SR.ReportFilterVerdict + " ").Open("select", "id", "filter-verdict")
        .Element("option", SR.ReportFilterAll, "value", "")
        .Element("option", SR.ReportNotCompliant, "value", "bad")
        .Element("option", SR.ReportNotJudged, "value", "doubt")
        .Element("option", SR.ReportCompliant, "value", "good")
        .Close().Close()
        .Open("output", "id", "shown", "data-text", SR.ReportShown).Close()
        .Close().Line();
}
