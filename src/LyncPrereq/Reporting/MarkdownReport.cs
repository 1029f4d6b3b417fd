using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using LyncPrereq.Installation;

namespace LyncPrereq.Reporting;

/// <summary>Writes a summary, and the findings of each server, in GitHub Flavored Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>Matches characters with a special meaning, and text that would become a link or a mention.</summary>
    private static readonly Regex s_special = new(@"[\\`*_{}\[\]()#|!~@$^]|:(?=/)|(?<=www)\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static string Write(Report report)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');

        Line("# " + Escape(SR.ReportTitle));
        Line();
        Line(Escape(Text.Format(SR.ReportCreated, Report.Time(report.Created))));
        WriteFailures(Line, report);
        foreach (ReportProduct product in report.Products)
        {
            Line();
            Line("## " + Escape(product.Name + ": " + ReportWords.Roles(product.Roles)));
            Line();
            Line(Row(SR.ReportServer, SR.ReportVerdict, SR.ReportNotMet, SR.ReportUnknown, SR.ReportRecommended, SR.ReportWaivedTile));
            Line("|---|---|--:|--:|--:|--:|");
            foreach (ReportServer server in product.Servers)
            {
                Line(Row(
                    server.Name,
                    Verdict(server),
                    ReportText.Number(server.NotMet),
                    ReportText.Number(server.Unknown),
                    ReportText.Number(server.Recommended),
                    ReportText.Number(server.Waived)));
            }

            WriteRequirements(Line, product);
            foreach (ReportServer server in product.Servers.Where(server => server.Failing.Length > 0))
            {
                WriteServer(Line, server);
            }
        }

        return text.ToString();
    }

    public static string Verdict(ReportServer server) => server.IsCompliant ? SR.ReportCompliant
        : server.NotMet > 0 ? SR.ReportNotCompliant
        : SR.ReportNotJudged;

    private static void WriteFailures(Action<string> line, Report report)
    {
        if (report.Failures.Length == 0)
        {
            return;
        }

        line("");
        line("## " + Escape(SR.ReportFailures));
        line("");
        foreach (ReportFailure failure in report.Failures)
        {
            line("- **" + Escape(failure.Target) + "**: " + Escape(failure.Message));
        }
    }

    private static void WriteRequirements(Action<string> line, ReportProduct product)
    {
        if (product.Failing.Length == 0)
        {
            return;
        }

        line("");
        line(Row(SR.ReportRequirement, SR.ReportImportance, SR.ReportNotMet, SR.ReportUnknown));
        line("|---|---|--:|--:|");
        foreach (ReportRequirement requirement in product.Failing)
        {
            line(Row(
                requirement.Id + ", " + requirement.Name,
                requirement.Importance.ToString(),
                requirement.NotMet == 0 ? "" : Text.Format(SR.ReportCountOf, requirement.NotMet, requirement.Tested),
                requirement.Unknown == 0 ? "" : Text.Format(SR.ReportCountOf, requirement.Unknown, requirement.Tested)));
        }
    }

    /// <summary>
    /// Returns a link if the address is on the web. Between angle brackets, an address does not require escaping.
    /// </summary>
    private static string SourceOf(RequirementSource source)
    {
        string name = Escape(source.ToString());
        return ReportText.WebAddress(source.Uri) is { } address
            ? "[" + name + "](<" + address.Replace("<", "%3C").Replace(">", "%3E").Replace("|", "%7C") + ">)"
            : name + ", " + Escape(source.Uri.ToString());
    }

    private static void WriteServer(Action<string> line, ReportServer server)
    {
        line("");
        line("### " + Escape(server.Name));
        line("");
        line(Escape(string.Join(" \u00b7 ", server.Facts)));
        foreach (PrerequisiteResult row in server.Failing)
        {
            line("");
            line("#### " + Escape(HtmlMarks.WordOf(row) + ": " + row.RequirementId + ", " + row.Name + " (" + row.Importance + ")"));
            line("");
            foreach (KeyValuePair<string, string> fact in RowFacts.Of(row))
            {
                line("- **" + Escape(fact.Key) + "**: " + Escape(fact.Value));
            }

            line("- **" + Escape(SR.ReportAskedBy) + "**: \u201c" + Escape(row.Reference.Quote) + "\u201d "
                + SourceOf(row.Reference));
            WriteCommand(line, row.RemediationCommand);
        }

        string[] commands = PlannedCommands.Of(server.Rows).Lines;
        if (commands.Length > 0)
        {
            line("");
            line("#### " + Escape(SR.ReportAllCommands));
            WriteCommand(line, string.Join("\n", commands));
        }
    }

    /// <summary>Writes a command between fences that are longer than any sequence of backticks in it.</summary>
    private static void WriteCommand(Action<string> line, string? command)
    {
        if (command is null)
        {
            return;
        }

        string clean = ReportText.Clean(command).Replace("\r", "");
        int longest = Regex.Matches(clean, "`+").Cast<Match>().Select(run => run.Length).DefaultIfEmpty().Max();
        string fence = new('`', Math.Max(3, longest + 1));
        line("");
        line(fence + "powershell");
        line(clean);
        line(fence);
    }

    private static string Row(params string[] cells) => "| " + string.Join(" | ", cells.Select(Escape)) + " |";

    /// <summary>Returns the text on one line, with all Markdown and HTML characters escaped.</summary>
    private static string Escape(string? text) => s_special.Replace(
        ReportText.Line(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"),
        mark => "\\" + mark.Value);
}
