using System.Collections.Generic;

namespace LyncPrereq.Reporting;

/// <summary>
/// Assigns IDs to the servers and findings of the page, and writes the attributes that the script uses to find them.
/// </summary>
internal sealed class HtmlLinks
{
    private readonly Dictionary<PrerequisiteResult, string> _findings = [];
    private readonly Dictionary<ReportServer, string> _servers = [];

    public HtmlLinks(Report report)
    {
        foreach (ReportServer server in report.Servers)
        {
            string id = "s" + ReportText.Number(_servers.Count + 1);
            _servers.Add(server, id);
            for (int i = 0; i < server.Failing.Length; i++)
            {
                _findings[server.Failing[i]] = id + "-" + ReportText.Number(i + 1);
            }
        }
    }

    public string Of(ReportServer server) => _servers[server];

    /// <summary>Returns the id of a finding; null for a row that is compliant.</summary>
    public string? Of(PrerequisiteResult row) => _findings.TryGetValue(row, out string? id) ? id : null;

    /// <summary>Opens an element that the script can filter and sort.</summary>
    public static HtmlBuilder Open(HtmlBuilder html, string tag, ReportServer server, params string?[] attributes) => html.Open(
        tag,
        [
            "data-name", ReportText.Line(server.Name),
            "data-verdict", HtmlMarks.KindOf(server),
            "data-notmet", ReportText.Number(server.NotMet),
            "data-unknown", ReportText.Number(server.Unknown),
            .. attributes,
        ]);
}
