using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LyncPrereq.Reporting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Reporting;

public sealed class HtmlReportTests
{
    private static readonly Regex s_hash = new("'sha256-[^']+'");

    [Fact]
    public void What_a_server_said_is_text_and_nothing_else()
    {
        PrerequisiteResult[] rows = [.. Rows.OfEachKind(Rows.Hostile), Rows.Row(PrerequisiteStatus.NotMet, Rows.Hostile, Rows.Hostile, text: Rows.Hostile)];

        XElement page = Page.Parse(Rows.Write(ReportFormat.Html, rows));

        string expected = Normal("=cmd|' /C calc'!A0 \"q\" <script>alert(1)</script> & ]]> --> `code` ``` **b** [l](http://evil.example) | \\ @all\n# h\ufffd\ufffd\ufffd\ufffd\ufffd \ufffd\U0001F600 end");
        Assert.Single(page.Descendants("script"));
        Assert.Contains(page.Descendants("pre"), command => Normal(command.Value) == expected);
        Assert.Contains(page.Descendants("bdi"), name => Normal(name.Value) == expected);
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants().Attributes("style"), _ => true);
    }

    [Theory]
    [InlineData("https://docs.example/a?b=c", "https://docs.example/a?b=c")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file://server/share", null)]
    public void A_source_is_a_link_where_it_leads_to_the_web(string uri, string? link)
    {
        XElement page = Page.Parse(Rows.Write(ReportFormat.Html, Rows.Row(PrerequisiteStatus.NotMet, uri: uri)));

        Assert.Equal(link, page.Descendants("cite").Single().Element("a")?.Attribute("href")?.Value);
    }

    [Fact]
    public void The_policy_allows_the_page_its_own_style_and_script_and_no_other()
    {
        XElement page = Page.Parse(Rows.Write(ReportFormat.Html, Rows.OfEachKind()));

        string policy = page.Descendants("meta").Single(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy").Attribute("content")!.Value;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Equal(
            [HashOf(page.Descendants("style").Single()), HashOf(page.Descendants("script").Single())],
            s_hash.Matches(policy).Select(hash => hash.Value));
        Assert.All(page.Descendants().Attributes("src"), _ => Assert.Fail("The page loads something."));
    }

    [Fact]
    public void Each_verdict_in_the_grid_is_said_in_words_and_leads_to_its_proof()
    {
        XElement page = Page.Parse(Rows.Write(ReportFormat.Html, Rows.OfEachKind()));
        XElement[] cells = [.. page.Descendants("tbody").Elements("tr").First().Elements("td").Skip(2)];

        Assert.Equal(
            ["Met", "NotMet", "Unknown", "NotApplicable", "NotMet (Recommended)", "Unknown (Recommended)"],
            cells.Select(cell => cell.Descendants("span").Last().Value));
        HashSet<string> ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(4, cells.Count(cell => cell.Element("a") is not null));
        Assert.All(
            page.Descendants("a").Attributes("href").Select(link => link.Value).Where(link => link[0] == '#'),
            link => Assert.Contains(link[1..], ids));
        Assert.All(page.Descendants("th"), header => Assert.NotNull(header.Attribute("scope")));
        Assert.Equal("en", page.Attribute("lang")!.Value);
    }

    [Fact]
    public void What_is_required_and_not_met_comes_first()
    {
        XElement page = Page.Parse(Rows.Write(ReportFormat.Html, Rows.OfEachKind().Reverse().ToArray()));

        Assert.Equal(
            ["WindowsIdentityFoundation", "IIS.WebServer", "NoPendingRestart", "MediaRuntime"],
            page.Descendants("summary").Elements("code").Select(id => id.Value));
    }

    [Fact]
    public void The_worst_of_several_rows_of_one_requirement_is_shown()
    {
        XElement page = Page.Parse(Rows.Write(
            ReportFormat.Html,
            Rows.Row(PrerequisiteStatus.Met),
            Rows.Row(PrerequisiteStatus.NotMet, server: "FE01"),
            Rows.Row(PrerequisiteStatus.NotApplicable)));

        XElement cell = Assert.Single(page.Descendants("tbody").First().Elements("tr")).Elements("td").Last();
        Assert.Equal("NotMet", cell.Descendants("span").Last().Value);
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2, "Import-Module ServerManager; Add-WindowsFeature -Name ")]
    [InlineData(WindowsRelease.WindowsServer2012R2, "Install-WindowsFeature -Name ")]
    public void One_command_installs_all_features_that_are_missing(WindowsRelease release, string start)
    {
        List<PrerequisiteResult> rows = Server.On(release).Features("Web-Mgmt-Console=Available", "Web-Http-Tracing=Available").Test(LyncRole.FrontEnd);
        Assert.True(rows.Count(row => row.RemediationCommand?.StartsWith(start, StringComparison.Ordinal) == true) > 1);

        XElement page = Page.Parse(Rows.Write(ReportFormat.Html, [.. rows]));

        string command = page.Descendants("section").Elements("pre").Single().Value;
        Assert.Single(command.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains(", ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_tiles_count_servers_and_inputs_that_were_not_tested_apart()
    {
        var report = new Report(Rows.OfEachKind(), [new ReportFailure("fe09", "RoleNotRecognized", "No role."), new ReportFailure("a.json", "InputEmpty", "Empty.")], Rows.Time);

        Assert.Equal(["Servers 2", "Compliant 1", "Not compliant 1", "NotMet 1", "Unknown 1", "Not tested 2"], Tiles(report));
        Assert.Equal(["Servers 2", "Compliant 1", "Not compliant 1", "NotMet 1", "Unknown 1"], Tiles(new Report(Rows.OfEachKind(), [], Rows.Time)));
    }

    [Theory]
    [InlineData(PrerequisiteStatus.Unknown, "None of the requirements could be tested: NotCaptured.")]
    [InlineData(PrerequisiteStatus.NotMet, null)]
    public void A_server_about_which_nothing_is_known_is_one_sentence_on_paper(PrerequisiteStatus other, string? sentence)
    {
        XElement page = Page.Parse(Rows.Write(ReportFormat.Html, Rows.Row(PrerequisiteStatus.Unknown, "IIS.WebServer"), Rows.Row(other)));

        XElement server = page.Descendants("section").Single(section => section.Attribute("id")?.Value == "s1");
        Assert.Equal(sentence is null ? "server" : "server unread", server.Attribute("class")!.Value);
        Assert.Equal(sentence, server.Elements("p").Skip(1).SingleOrDefault(line => line.Attribute("class")!.Value == "sub")?.Value);
        Assert.Contains(".unread .findings { display: none; }", page.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Tiles(Report report) =>
        Page.Parse(Encoding.UTF8.GetString(report.Write(ReportFormat.Html))).Descendants("dl").First(list => list.Attribute("class")?.Value == "tiles")
            .Elements("div").Select(tile => tile.Element("dt")!.Value + " " + tile.Element("dd")!.Nodes().OfType<XText>().First().Value);

    private static string Normal(string text) => text.ReplaceLineEndings("\n");

    private static string HashOf(XElement element) =>
        "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Value))) + "'";
}
