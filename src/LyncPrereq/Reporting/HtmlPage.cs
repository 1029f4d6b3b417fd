using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace LyncPrereq.Reporting;

/// <summary>Writes the parts that all pages have: the frame with the style and the script, tiles, failures, and the filter.</summary>
internal static class HtmlPage
{
    /// <param name="title">The title of the page.</param>
    /// <param name="skip">The label of the link to the element with the ID "servers".</param>
    /// <param name="header">Writes the content of the header, after the title.</param>
    /// <param name="main">Writes the main content.</param>
    /// <param name="footer">The text of the footer.</param>
    public static string Write(string title, string skip, Action<HtmlBuilder> header, Action<HtmlBuilder> main, string footer)
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
            .Element("title", title)
            .Verbatim("style", style)
            .Close().Line();
        html.Open("body").Element("a", skip, "class", "skip", "href", "#servers").Line();
        html.Open("header").Element("h1", title);
        header(html);
        html.Close().Line().Open("main");
        main(html);
        html.Close().Line();
        html.Open("footer").Element("p", footer).Close().Line();
        html.Verbatim("script", script).Close().Close().Line();
        return html.ToString();
    }

    public static void Tile(HtmlBuilder html, string label, int number, string kind, string? note = null)
    {
        html.Open("div", "class", number > 0 ? "tile " + kind : "tile")
            .Element("dt", label)
            .Open("dd").Say(ReportText.Number(number));
        if (note is not null && number > 0)
        {
            html.Element("small", " " + note);
        }

        html.Close().Close();
    }

    public static void Failures(HtmlBuilder html, ReportFailure[] failures)
    {
        if (failures.Length == 0)
        {
            return;
        }

        html.Open("section", "aria-labelledby", "failures")
            .Element("h2", SR.ReportFailures, "id", "failures")
            .Open("ul", "class", "failures");
        foreach (ReportFailure failure in failures)
        {
            html.Open("li").Open("strong").Element("bdi", failure.Target).Close()
                .Say(": " + failure.Message + " ").Element("code", failure.ErrorId).Close();
        }

        html.Close().Close().Line();
    }

    /// <summary>Writes the filter, which needs the script and is hidden without it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="verdicts">The results by which items can be filtered, with the values of their attributes.</param>
    public static void Controls(HtmlBuilder html, params KeyValuePair<string, string>[] verdicts)
    {
        html.Open("form", "id", "controls", "class", "controls", "hidden", "", "role", "search", "aria-label", SR.ReportFilter)
            .Open("label").Say(SR.ReportFilterName + " ").Void("input", "id", "filter-name", "type", "search", "autocomplete", "off").Close()
            .Open("label").Say(SR.ReportFilterVerdict + " ").Open("select", "id", "filter-verdict")
            .Element("option", SR.ReportFilterAll, "value", "");
        foreach (KeyValuePair<string, string> verdict in verdicts)
        {
            html.Element("option", verdict.Value, "value", verdict.Key);
        }

        html.Close().Close()
            .Open("output", "id", "shown", "data-text", SR.ReportShown).Close()
            .Close().Line();
    }

    private static string Resource(string name) => EmbeddedText.Read(name).Replace("\r\n", "\n");

    /// <summary>Returns the hash in the form of a content security policy.</summary>
    private static string HashOf(string content)
    {
        // SHA256Managed throws if only FIPS-validated cryptography is allowed.
        using var sha = new SHA256CryptoServiceProvider();
        return "'sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(content))) + "'";
    }
}
