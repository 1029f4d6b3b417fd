using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Reporting;

namespace LyncPrereq.Comparison;

/// <summary>Writes a comparison as a page for people, with the parts of the page of rows.</summary>
internal static class ComparisonHtml
{
    public static string Write(ComparisonReport report) => HtmlPage.Write(
        report.Title,
        SR.ReportSkip,
        html => WriteHeader(html, report),
        html => WriteMain(html, report),
        SR.ReportFooter);

    private static void WriteHeader(HtmlBuilder html, ComparisonReport report)
    {
        foreach (string note in report.Notes)
        {
            html.Element("p", note, "class", "sub");
        }

        html.Element("p", Text.Format(SR.ReportCreated, Report.Time(report.Created)), "class", "sub");
        html.Open("dl", "class", "tiles");
        HtmlPage.Tile(html, report.GroupsTitle, report.Groups.Length, "");
        foreach (KeyValuePair<string, string> word in report.Words)
        {
            HtmlPage.Tile(html, word.Value, report.Groups.Sum(group => Count(group, word.Value)), TileKind(word.Key));
        }

        html.Close();
    }

    private static void WriteMain(HtmlBuilder html, ComparisonReport report)
    {
        HtmlPage.Failures(html, report.Failures);
        HtmlPage.Controls(html, report.Verdicts);
        WriteTable(html, report);
        html.Open("section", "id", "servers", "aria-labelledby", "servers-title")
            .Element("h2", SR.ComparisonDetails, "id", "servers-title").Line();
        for (int i = 0; i < report.Groups.Length; i++)
        {
            WriteGroup(html, report, report.Groups[i], IdOf(i));
        }

        html.Close();
    }

    private static void WriteTable(HtmlBuilder html, ComparisonReport report)
    {
        KeyValuePair<string, string>[] words =
            Array.FindAll(report.Words, word => Array.Exists(report.Groups, group => Count(group, word.Value) > 0));
        html.Open("section", "aria-labelledby", "groups")
            .Element("h2", report.GroupsTitle, "id", "groups")
            .Open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", "groups")
            .Open("table", "class", "totals comparison").Open("thead").Open("tr")
            .Open("th", "scope", "col", "data-key", "name").Element("span", report.GroupTitle).Close();
        foreach (KeyValuePair<string, string> word in words)
        {
            html.Element("th", word.Value, "scope", "col", "class", "count");
        }

        html.Close().Close().Line().Open("tbody");
        for (int i = 0; i < report.Groups.Length; i++)
        {
            ComparisonGroup group = report.Groups[i];
            Item(html, "tr", group)
                .Open("th", "scope", "row").Open("a", "href", "#" + IdOf(i)).Element("bdi", group.Name).Close().Close();
            foreach (KeyValuePair<string, string> word in words)
            {
                int number = Count(group, word.Value);
                html.Element("td", number == 0 ? "" : ReportText.Number(number), "class", number == 0 ? "count" : "count " + word.Key);
            }

            html.Close().Line();
        }

        html.Close().Close().Close().Close().Line();
    }

    private static void WriteGroup(HtmlBuilder html, ComparisonReport report, ComparisonGroup group, string id)
    {
        Item(html, "section", group, "class", "server", "id", id, "aria-labelledby", id + "-title")
            .Open("h3", "id", id + "-title").Element("bdi", group.Name).Say(" ")
            .Element("span", report.VerdictOf(group), "class", "verdict " + group.Verdict)
            .Close()
            .Element("p", string.Join(" \u00b7 ", group.Facts), "class", "sub")
            .Open("div", "class", "findings changes");
        foreach (ComparisonItem item in group.Items)
        {
            WriteItem(html, item);
        }

        html.Close().Close().Line();
    }

    private static void WriteItem(HtmlBuilder html, ComparisonItem item)
    {
        html.Open("details", "open", item.Kind == "notmet" ? "" : null)
            .Open("summary")
            .Element("span", HtmlMarks.GlyphOf(item.Kind), "class", "mark " + item.Kind, "aria-hidden", "true")
            .Say(" ").Element("span", item.Word, "class", "word " + item.Kind)
            .Say(" ").Element("strong", item.Name);
        if (item.RequirementId is not null)
        {
            html.Say(" ").Element("code", item.RequirementId);
        }

        html.Say(" ").Element("span", item.Values, "class", "values").Close();
        HtmlServers.WriteFacts(html, item.Facts, item.Reference);
        html.Close().Line();
    }

    /// <summary>Opens an element that the script can filter and sort.</summary>
    private static HtmlBuilder Item(HtmlBuilder html, string tag, ComparisonGroup group, params string?[] attributes) => html.Open(
        tag,
        ["data-name", ReportText.Line(group.Name), "data-verdict", group.Verdict, .. attributes]);

    private static int Count(ComparisonGroup group, string word) => group.Items.Count(item => item.Word == word);

    private static string IdOf(int index) => "s" + ReportText.Number(index + 1);

    private static string TileKind(string kind) => kind switch
    {
        "notmet" => "bad",
        "unknown" => "doubt",
        "met" => "good",
        _ => "",
    };
}
