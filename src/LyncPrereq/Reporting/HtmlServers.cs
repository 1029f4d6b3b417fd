using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Installation;

namespace LyncPrereq.Reporting;

/// <summary>
/// Writes the findings of each server, with evidence, source, and remediation. A printed page has one line for each, and one for
/// a server about which nothing is known.
/// </summary>
internal static class HtmlServers
{
    public static void Write(HtmlBuilder html, Report report, HtmlLinks links)
    {
        html.Open("section", "id", "servers", "aria-labelledby", "servers-title")
            .Element("h2", SR.ReportServersTitle, "id", "servers-title").Line();
        foreach (ReportServer server in report.Servers)
        {
            WriteServer(html, server, links);
        }

        html.Close();
    }

    private static void WriteServer(HtmlBuilder html, ReportServer server, HtmlLinks links)
    {
        string id = links.Of(server);
        bool isUnread = server.IsUnknown && server.WorstCause != UnknownCause.None;
        HtmlLinks.Open(html, "section", server, "class", isUnread ? "server unread" : "server", "id", id, "aria-labelledby", id + "-title")
            .Open("h3", "id", id + "-title").Element("bdi", server.Name).Say(" ")
            .Element("span", MarkdownReport.Verdict(server), "class", "verdict " + HtmlMarks.KindOf(server))
            .Close();
        html.Element(
            "p",
            string.Join(
                " \u00b7 ",
                new[] { ReportWords.Product(server.Product) }.Concat(server.Facts)),
            "class",
            "sub");
        if (isUnread)
        {
            html.Element("p", Text.Format(SR.ReportAllUnknown, server.WorstCause), "class", "sub");
        }

        PlannedCommands commands = PlannedCommands.Of(server.Rows);
        if (commands.Lines.Length > 0)
        {
            html.Element("h4", SR.ReportAllCommands).Element("pre", string.Join("\n", commands.Lines), "tabindex", "0");
        }
        else if (commands.Problem is not null)
        {
            html.Element("p", Text.Format(SR.ReportNoCommand, commands.Problem), "class", "note");
        }

        html.Open("div", "class", "findings");
        foreach (PrerequisiteResult row in server.Failing)
        {
            WriteFinding(html, row, links.Of(row)!);
        }

        html.Close().Close().Line();
    }

    private static void WriteFinding(HtmlBuilder html, PrerequisiteResult row, string id)
    {
        string kind = HtmlMarks.KindOf(row);
        html.Open("details", "id", id, "open", row.StatusValue == PrerequisiteStatus.NotMet ? "" : null)
            .Open("summary")
            .Element("span", HtmlMarks.GlyphOf(kind), "class", "mark " + kind, "aria-hidden", "true")
            .Say(" ").Element("span", HtmlMarks.WordOf(row), "class", "word " + kind)
            .Say(" ").Element("strong", row.Name)
            .Say(" ").Element("code", row.RequirementId)
            .Close();
        WriteFacts(html, RowFacts.Of(row), row.Reference, row.RemediationCommand);
        html.Close().Line();
    }

    /// <summary>Writes facts with their labels; a label that is the same as the one before is not repeated.</summary>
    public static void WriteFacts(HtmlBuilder html, List<KeyValuePair<string, string>> facts, RequirementSource? source, string? command = null)
    {
        html.Open("dl");
        string previous = "";
        foreach (KeyValuePair<string, string> fact in facts)
        {
            if (fact.Key != previous)
            {
                html.Element("dt", fact.Key);
            }

            previous = fact.Key;
            html.Element("dd", fact.Value);
        }

        if (source is not null)
        {
            html.Element("dt", SR.ReportAskedBy).Open("dd").Element("q", source.Quote).Say(" ");
            WriteSource(html, source);
            html.Close();
        }

        if (command is not null)
        {
            html.Element("dt", SR.ReportCommand).Open("dd").Element("pre", command, "tabindex", "0").Close();
        }

        html.Close();
    }

    /// <summary>Writes a link if the address is on the web. A row from a file can contain any address.</summary>
    private static void WriteSource(HtmlBuilder html, RequirementSource source)
    {
        html.Open("cite");
        if (ReportText.WebAddress(source.Uri) is { } address)
        {
            html.Element("a", source.ToString(), "href", address, "rel", "noreferrer");
        }
        else
        {
            html.Say(source.ToString());
        }

        html.Close();
    }
}
