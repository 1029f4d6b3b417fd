using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using LyncPrereq.Requirements;

namespace LyncPrereq.Reporting;

/// <summary>A summary and what is wrong on each server, in GitHub's Markdown.</summary>
internal static class MarkdownReport
{
    /// <summary>What means something inside a line, and what would become a link or call a person.</summary>
    private static readonly Regex s_special = new(@"[\\`*_{}\[\]()#|!~@$^]|:(?=/)|(?<=www)\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static string Write(Report report)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');

        Line("# " + Escape(SR.ReportTitle));
        Line();
        Line(Escape(Text.Format(SR.ReportCreated, Report.Time(report.Created))));
        foreach (ReportProduct product in report.Products)
        {
            Line();
            Line("## " + Escape(product.Name + ": " + string.Join(", ", product.Roles)));
            Line();
            Line(Row(SR.ReportServer, SR.ReportVerdict, SR.ReportNotMet, SR.ReportUnknown, SR.ReportRecommended));
            Line("|---|---|--:|--:|--:|");
            foreach (ReportServer server in product.Servers)
            {
                Line(Row(
                    server.Name,
                    Verdict(server),
                    ReportText.Number(server.NotMet),
                    ReportText.Number(server.Unknown),
                    ReportText.Number(server.Recommended)));
            }

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

    private static void WriteServer(Action<string> line, ReportServer server)
    {
        line("");
        line("### " + Escape(server.Name));
        line("");
        line(Escape(
            (server.OperatingSystem is { } release ? WindowsReleases.NameOf(release) : SR.SystemNotKnown)
            + ", " + string.Join(", ", server.Roles)
            + ", " + Text.Format(SR.ReportInspected, Report.Time(server.InspectedAt))));
        foreach (PrerequisiteResult row in server.Failing)
        {
            line("");
            line("#### " + Escape(row.Status + ": " + row.RequirementId + ", " + row.Name + " (" + row.Importance + ")"));
            line("");
            foreach (KeyValuePair<string, string> fact in RowFacts.Of(row))
            {
                line("- **" + Escape(fact.Key) + "**: " + Escape(fact.Value));
            }

            line("- **" + Escape(SR.ReportAskedBy) + "**: \u201c" + Escape(row.Reference.Quote) + "\u201d "
                + Escape(row.Reference.ToString()) + ", " + Escape(row.Reference.Uri.ToString()));
            WriteCommand(line, row.RemediationCommand);
        }

        if (server.Commands.Length > 0)
        {
            line("");
            line("#### " + Escape(SR.ReportAllCommands));
            WriteCommand(line, string.Join("\n", server.Commands));
        }
    }

    /// <summary>Between fences that are longer than any run of backticks within.</summary>
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

    /// <summary>On one line, every mark of Markdown and of HTML standing for itself.</summary>
    private static string Escape(string? text) => s_special.Replace(
        ReportText.Line(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"),
        mark => "\\" + mark.Value);
}
