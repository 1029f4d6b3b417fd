using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using LyncPrereq.Requirements;

namespace LyncPrereq.Reporting;

/// <summary>One page for people: a grid of servers by requirements, then what is wrong on each server, and what mends it.</summary>
internal sealed class HtmlReport
{
    private readonly HtmlBuilder _html = new();
    private readonly Report _report;
    private readonly Dictionary<PrerequisiteResult, string> _ids = [];
    private readonly Dictionary<ReportServer, string> _serverIds = [];

    private HtmlReport(Report report)
    {
        _report = report;
        foreach (ReportServer server in report.Servers)
        {
            string id = "s" + ReportText.Number(_serverIds.Count + 1);
            _serverIds.Add(server, id);
            for (int i = 0; i < server.Failing.Length; i++)
            {
                _ids[server.Failing[i]] = id + "-" + ReportText.Number(i + 1);
            }
        }
    }

    public static string Write(Report report)
    {
        var page = new HtmlReport(report);
        page.WritePage();
        return page._html.ToString();
    }

    private static string Resource(string name) => EmbeddedText.Read(name).Replace("\r\n", "\n");

    /// <summary>As a content security policy names it.</summary>
    private static string HashOf(string content)
    {
        // The managed one is not to be had where only FIPS-validated cryptography is allowed.
        using var sha = new SHA256CryptoServiceProvider();
        return "'sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(content))) + "'";
    }

    private void WritePage()
    {
        string style = Resource("Report.css");
        string script = Resource("Report.js");
        _html.Open("html", "lang", "en").Open("head")
            .Void("meta", "charset", "utf-8")
            .Void(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src " + HashOf(style) + "; script-src " + HashOf(script) + "; base-uri 'none'; form-action 'none'")
            .Void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
            .Void("meta", "name", "color-scheme", "content", "light dark")
            .Void("meta", "name", "referrer", "content", "no-referrer")
            .Element("title", SR.ReportTitle)
            .Verbatim("style", style)
            .Close().Line();
        _html.Open("body").Element("a", SR.ReportSkip, "class", "skip", "href", "#servers").Line();
        WriteHeader();
        _html.Open("main");
        WriteControls();
        foreach (ReportProduct product in _report.Products)
        {
            WriteGrid(product);
        }

        WriteServers();
        _html.Close().Line();
        _html.Open("footer").Element("p", SR.ReportFooter).Close().Line();
        _html.Verbatim("script", script).Close().Close().Line();
    }

    private void WriteHeader()
    {
        ReportServer[] servers = _report.Servers;
        int compliant = servers.Count(server => server.IsCompliant);
        _html.Open("header").Element("h1", SR.ReportTitle);
        foreach (ReportProduct product in _report.Products)
        {
            _html.Open("p", "class", "sub").Element("strong", product.Name).Say(", " + string.Join(", ", product.Roles)).Close();
        }

        _html.Element("p", Text.Format(SR.ReportCreated, Report.Time(_report.Created)), "class", "sub");
        _html.Open("dl", "class", "tiles");
        Tile(SR.ReportServers, servers.Length, "");
        Tile(SR.ReportCompliant, compliant, "good");
        Tile(SR.ReportNotMet, servers.Sum(server => server.NotMet), "bad", servers.Count(server => server.NotMet > 0));
        Tile(SR.ReportUnknown, servers.Sum(server => server.Unknown), "doubt", servers.Count(server => server.Unknown > 0));
        _html.Close().Close().Line();
    }

    private void Tile(string label, int number, string kind, int? servers = null)
    {
        _html.Open("div", "class", number > 0 ? "tile " + kind : "tile")
            .Element("dt", label)
            .Open("dd").Say(ReportText.Number(number));
        if (servers is { } some && number > 0)
        {
            _html.Element("small", " " + Text.Format(SR.ReportOnServers, some));
        }

        _html.Close().Close();
    }

    /// <summary>Hidden until the script shows them: without it there is nothing that they could do.</summary>
    private void WriteControls()
    {
        _html.Open("form", "id", "controls", "class", "controls", "hidden", "", "role", "search", "aria-label", SR.ReportFilter)
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

    private void WriteGrid(ReportProduct product)
    {
        string id = "grid-" + ReportText.Number(Array.IndexOf(_report.Products, product) + 1);
        _html.Open("section", "aria-labelledby", id)
            .Element("h2", Text.Format(SR.ReportGrid, product.Name), "id", id)
            .Open("p", "class", "legend");
        foreach (KeyValuePair<string, string> item in new[]
        {
            Legend("met", SR.ReportLegendMet),
            Legend("notmet", SR.ReportLegendNotMet),
            Legend("unknown", SR.ReportLegendUnknown),
            Legend("advice", SR.ReportLegendRecommended),
            Legend("na", SR.ReportLegendNotApplicable),
        })
        {
            _html.Open("span").Element("span", GlyphOf(item.Key), "class", "mark " + item.Key, "aria-hidden", "true").Say(" " + item.Value).Close();
        }

        _html.Close().Open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", id)
            .Open("table", "class", "grid")
            .Element("caption", Text.Format(SR.ReportGridCaption, product.Servers.Length, product.Requirements.Length))
            .Open("thead").Open("tr");
        SortHeader(SR.ReportServer, "name", "server");
        SortHeader(SR.ReportNotMet, "notmet", "count");
        SortHeader(SR.ReportUnknown, "unknown", "count");
        foreach (PrerequisiteResult requirement in product.Requirements)
        {
            _html.Open("th", "scope", "col", "class", "id", "title", requirement.Name).Element("span", requirement.RequirementId).Close();
        }

        _html.Close().Close().Line().Open("tbody");
        foreach (ReportServer server in product.Servers)
        {
            WriteGridRow(product, server);
        }

        _html.Close().Close().Close().Close().Line();
    }

    private void SortHeader(string label, string key, string kind) =>
        _html.Open("th", "scope", "col", "class", kind, "data-key", key).Element("span", label).Close();

    private void WriteGridRow(ReportProduct product, ReportServer server)
    {
        Tagged("tr", server)
            .Open("th", "scope", "row", "class", "server")
            .Open("a", "href", "#" + _serverIds[server]).Element("bdi", server.Name).Close().Close();
        Count(server.NotMet, "notmet");
        Count(server.Unknown, "unknown");
        foreach (PrerequisiteResult requirement in product.Requirements)
        {
            PrerequisiteResult? row = server.Find(requirement.RequirementId);
            string kind = row is null ? "none" : KindOf(row);
            _html.Open("td", "class", kind, "title", row is null ? null : requirement.RequirementId + ": " + WordOf(row));
            if (row is null)
            {
                _html.Element("span", SR.ReportNotAsked, "class", "sr");
            }
            else
            {
                bool isLink = _ids.TryGetValue(row, out string? target);
                _html.Open(isLink ? "a" : "span", "href", isLink ? "#" + target : null)
                    .Element("span", GlyphOf(kind), "aria-hidden", "true")
                    .Element("span", WordOf(row), "class", "sr")
                    .Close();
            }

            _html.Close();
        }

        _html.Close().Line();
    }

    private void Count(int number, string kind) =>
        _html.Element("td", ReportText.Number(number), "class", number > 0 ? "count " + kind : "count");

    private HtmlBuilder Tagged(string tag, ReportServer server, params string?[] attributes) => _html.Open(
        tag,
        [
            "data-name", ReportText.Line(server.Name),
            "data-verdict", VerdictKind(server),
            "data-notmet", ReportText.Number(server.NotMet),
            "data-unknown", ReportText.Number(server.Unknown),
            .. attributes,
        ]);

    private void WriteServers()
    {
        _html.Open("section", "id", "servers", "aria-labelledby", "servers-title")
            .Element("h2", SR.ReportServersTitle, "id", "servers-title").Line();
        foreach (ReportServer server in _report.Servers)
        {
            WriteServer(server);
        }

        _html.Close();
    }

    private void WriteServer(ReportServer server)
    {
        string id = _serverIds[server];
        Tagged("section", server, "class", "server", "id", id, "aria-labelledby", id + "-title")
            .Open("h3", "id", id + "-title").Element("bdi", server.Name).Say(" ")
            .Element("span", MarkdownReport.Verdict(server), "class", "verdict " + VerdictKind(server))
            .Close();
        _html.Element(
            "p",
            string.Join(
                " \u00b7 ",
                server.Product,
                string.Join(", ", server.Roles),
                server.OperatingSystem is { } release ? WindowsReleases.NameOf(release) : SR.SystemNotKnown,
                Text.Format(SR.ReportInspected, Report.Time(server.InspectedAt))),
            "class",
            "sub");
        if (server.Commands.Length > 0)
        {
            _html.Element("h4", SR.ReportAllCommands).Element("pre", string.Join("\n", server.Commands), "tabindex", "0");
        }
        else if (server.CommandProblem is not null)
        {
            _html.Element("p", Text.Format(SR.ReportNoCommand, server.CommandProblem), "class", "note");
        }

        foreach (PrerequisiteResult row in server.Failing)
        {
            WriteRow(row);
        }

        _html.Close().Line();
    }

    private void WriteRow(PrerequisiteResult row)
    {
        string kind = KindOf(row);
        _html.Open("details", "id", _ids[row], "open", row.Status == PrerequisiteStatus.NotMet ? "" : null)
            .Open("summary")
            .Element("span", GlyphOf(kind), "class", "mark " + kind, "aria-hidden", "true")
            .Say(" ").Element("span", WordOf(row), "class", "word " + kind)
            .Say(" ").Element("strong", row.Name)
            .Say(" ").Element("code", row.RequirementId)
            .Close().Open("dl");
        string previous = "";
        foreach (KeyValuePair<string, string> fact in RowFacts.Of(row))
        {
            if (fact.Key != previous)
            {
                _html.Element("dt", fact.Key);
            }

            previous = fact.Key;
            _html.Element("dd", fact.Value);
        }

        _html.Element("dt", SR.ReportAskedBy).Open("dd").Element("q", row.Reference.Quote).Say(" ");
        WriteSource(row.Reference);
        _html.Close();
        if (row.RemediationCommand is not null)
        {
            _html.Element("dt", SR.ReportCommand).Open("dd").Element("pre", row.RemediationCommand, "tabindex", "0").Close();
        }

        _html.Close().Close().Line();
    }

    /// <summary>A link only where it leads to the web: a row from a file can hold any address.</summary>
    private void WriteSource(RequirementSource source)
    {
        bool isWeb = source.Uri.IsAbsoluteUri && (source.Uri.Scheme == Uri.UriSchemeHttps || source.Uri.Scheme == Uri.UriSchemeHttp);
        _html.Open("cite");
        if (isWeb)
        {
            _html.Element("a", source.ToString(), "href", source.Uri.AbsoluteUri, "rel", "noreferrer");
        }
        else
        {
            _html.Say(source.ToString());
        }

        _html.Close();
    }

    private static KeyValuePair<string, string> Legend(string kind, string text) => new(kind, text);

    private static string VerdictKind(ReportServer server) =>
        server.IsCompliant ? "good" : server.NotMet > 0 ? "bad" : "doubt";

    private static string KindOf(PrerequisiteResult row) => row.Status switch
    {
        PrerequisiteStatus.Met => "met",
        PrerequisiteStatus.NotApplicable => "na",
        PrerequisiteStatus.Unknown => "unknown",
        _ => row.Importance == RequirementImportance.Recommended ? "advice" : "notmet",
    };

    private static string WordOf(PrerequisiteResult row) =>
        row.IsCompliant || row.Importance == RequirementImportance.Required
            ? row.Status.ToString()
            : row.Status + " (" + row.Importance + ")";

    private static string GlyphOf(string kind) => kind switch
    {
        "met" => "\u2713",
        "notmet" => "\u2715",
        "unknown" => "?",
        "advice" => "!",
        _ => "\u2013",
    };
}
