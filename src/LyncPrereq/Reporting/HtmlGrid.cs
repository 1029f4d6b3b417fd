using System.Collections.Generic;

namespace LyncPrereq.Reporting;

/// <summary>
/// Writes the status of every requirement of a product on every server, with one letter for each cell.
/// </summary>
internal static class HtmlGrid
{
    public static void Write(HtmlBuilder html, ReportProduct product, string id, HtmlLinks links)
    {
        html.Open("section", "aria-labelledby", id)
            .Element("h2", Text.Format(SR.ReportGrid, product.Name), "id", id);
        WriteLegend(html);
        html.Open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", id)
            .Open("table", "class", "grid")
            .Element("caption", Text.Format(SR.ReportGridCaption, product.Servers.Length, product.Requirements.Length))
            .Open("thead").Open("tr");
        WriteSortHeader(html, SR.ReportServer, "name", "server");
        WriteSortHeader(html, SR.ReportNotMet, "notmet", "count");
        WriteSortHeader(html, SR.ReportUnknown, "unknown", "count");
        foreach (ReportRequirement requirement in product.Requirements)
        {
            html.Open("th", "scope", "col", "class", "id", "title", requirement.Name).Element("span", requirement.Id).Close();
        }

        html.Close().Close().Line().Open("tbody");
        foreach (ReportServer server in product.Servers)
        {
            WriteRow(html, product, server, links);
        }

        html.Close().Close().Close().Close().Line();
    }

    private static void WriteLegend(HtmlBuilder html)
    {
        html.Open("p", "class", "legend");
        foreach (KeyValuePair<string, string> item in new KeyValuePair<string, string>[]
        {
            new("met", SR.ReportLegendMet),
            new("notmet", SR.ReportLegendNotMet),
            new("unknown", SR.ReportLegendUnknown),
            new("advice", SR.ReportLegendRecommended),
            new("waived", SR.ReportLegendWaived),
            new("na", SR.ReportLegendNotApplicable),
        })
        {
            html.Open("span").Element("span", HtmlMarks.GlyphOf(item.Key), "class", "mark " + item.Key, "aria-hidden", "true").Say(" " + item.Value).Close();
        }

        html.Close();
    }

    private static void WriteSortHeader(HtmlBuilder html, string label, string key, string kind) =>
        html.Open("th", "scope", "col", "class", kind, "data-key", key).Element("span", label).Close();

    private static void WriteRow(HtmlBuilder html, ReportProduct product, ReportServer server, HtmlLinks links)
    {
        HtmlLinks.Open(html, "tr", server)
            .Open("th", "scope", "row", "class", "server")
            .Open("a", "href", "#" + links.Of(server)).Element("bdi", server.Name).Close().Close();
        WriteCount(html, server.NotMet, "notmet");
        WriteCount(html, server.Unknown, "unknown");
        foreach (ReportRequirement requirement in product.Requirements)
        {
            WriteCell(html, server.Find(requirement.Id), links);
        }

        html.Close().Line();
    }

    private static void WriteCount(HtmlBuilder html, int number, string kind) =>
        html.Element("td", ReportText.Number(number), "class", number > 0 ? "count " + kind : "count");

    private static void WriteCell(HtmlBuilder html, PrerequisiteResult? row, HtmlLinks links)
    {
        if (row is null)
        {
            html.Open("td", "class", "none").Element("span", SR.ReportNotAsked, "class", "sr").Close();
            return;
        }

        string kind = HtmlMarks.KindOf(row);
        string word = HtmlMarks.WordOf(row);
        string? target = links.Of(row);
        html.Open("td", "class", kind, "title", row.RequirementId + ": " + word)
            .Open(target is null ? "span" : "a", "href", target is null ? null : "#" + target)
            .Element("span", HtmlMarks.GlyphOf(kind), "aria-hidden", "true")
            .Element("span", word, "class", "sr")
            .Close().Close();
    }
}
