using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using LyncPrereq.Comparison;
using LyncPrereq.Reporting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Reporting;

public sealed class ComparisonReportTests
{
    private const string Pool = "fepool.contoso.example";

    private static readonly PrerequisiteResult[] s_before =
    [
        Rows.Row(PrerequisiteStatus.Met, "A", "fe02"),
        Rows.Row(PrerequisiteStatus.NotMet, "B", "fe02"),
        Rows.Row(PrerequisiteStatus.Met, "C", "fe02"),
        Rows.Row(PrerequisiteStatus.Met, "A", "fe10"),
    ];

    private static readonly PrerequisiteResult[] s_after =
    [
        Rows.Row(PrerequisiteStatus.NotMet, "A", "fe02", inspectedAt: Rows.Time.AddDays(30)),
        Rows.Row(PrerequisiteStatus.Met, "B", "fe02", inspectedAt: Rows.Time.AddDays(30)),
        Rows.Row(PrerequisiteStatus.Met, "C", "fe02", inspectedAt: Rows.Time.AddDays(30)),
        Rows.Row(PrerequisiteStatus.Unknown, "A", "fe10"),
    ];

    [Fact]
    public void The_page_of_changes_counts_them_by_server_and_names_the_worse_ones()
    {
        XElement page = Page.Parse(Write(ReportFormat.Html, Changes(s_before, s_after)));

        Assert.Equal("Changes between two tests", page.Descendants("h1").Single().Value);
        Assert.Equal(
            ["Servers 2", "Regressed 1", "Lost 1", "Gone 0", "Seen 0", "New 0", "Changed 0", "Fixed 1"],
            page.Descendants("div").Where(tile => ((string?)tile.Attribute("class"))?.StartsWith("tile", StringComparison.Ordinal) == true)
                .Select(tile => tile.Element("dt")!.Value + " " + tile.Element("dd")!.Value));
        Assert.Equal(["fe02 Worse", "fe10 Less known"], page.Descendants("h3").Select(title => title.Value));
        Assert.Equal(["fe02", "fe10"], page.Descendants("tbody").Single().Elements("tr").Select(row => row.Element("th")!.Value));
        Assert.Equal(["Regressed", "Fixed", "Lost"], page.Descendants("summary").Select(item => item.Elements("span").ElementAt(1).Value));
        Assert.Contains(page.Descendants("p"), note => note.Value == "Rows that did not change: 1");
        Assert.Contains(page.Descendants("dd"), fact => fact.Value == "NotMet: text (2013-12-04 09:12 UTC)");
    }

    [Fact]
    public void A_link_of_the_page_leads_to_an_element_and_its_policy_has_the_hashes()
    {
        XElement page = Page.Parse(Write(ReportFormat.Html, Changes(s_before, s_after)));

        HashSet<string> ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.All(page.Descendants("a").Attributes("href").Where(link => link.Value[0] == '#'), link => Assert.Contains(link.Value[1..], ids));
        Assert.Equal(2, page.Descendants("meta").Attributes("content").Single(content => content.Value.Contains("sha256", StringComparison.Ordinal)).Value.Split("sha256-").Length - 1);
    }

    [Fact]
    public void What_a_server_said_is_text_and_nothing_else()
    {
        PrerequisiteResult[] rows = [Rows.Row(PrerequisiteStatus.Met, "A", Rows.Hostile, text: Rows.Hostile)];
        PrerequisiteResult[] later = [Rows.Row(PrerequisiteStatus.NotMet, "A", Rows.Hostile, text: Rows.Hostile)];

        XElement page = Page.Parse(Write(ReportFormat.Html, Changes(rows, later)));

        Assert.Single(page.Descendants("script"));
        Assert.Contains(page.Descendants("bdi"), name => name.Value.Contains("<script>alert(1)</script>", StringComparison.Ordinal));
        string markdown = Write(ReportFormat.Markdown, Changes(rows, later));
        Assert.DoesNotContain("<script>", markdown, StringComparison.Ordinal);
        Assert.StartsWith("\"'=cmd", Write(ReportFormat.Csv, Changes(rows, later)).Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PrerequisiteStatus.Met, PrerequisiteStatus.NotMet, RequirementImportance.Required, "Worse")]
    [InlineData(PrerequisiteStatus.Unknown, PrerequisiteStatus.NotMet, RequirementImportance.Required, "Worse")]
    [InlineData(PrerequisiteStatus.Met, PrerequisiteStatus.NotMet, RequirementImportance.Recommended, "Not worse")]
    [InlineData(PrerequisiteStatus.Met, PrerequisiteStatus.Unknown, RequirementImportance.Required, "Less known")]
    [InlineData(PrerequisiteStatus.NotMet, PrerequisiteStatus.Met, RequirementImportance.Required, "Not worse")]
    public void The_result_of_a_server_is_that_of_its_worst_change(
        PrerequisiteStatus before,
        PrerequisiteStatus after,
        RequirementImportance importance,
        string verdict)
    {
        PrerequisiteResult other = Rows.Row(PrerequisiteStatus.Met, "B");

        ComparisonReport report = Changes([Rows.Row(before, "A", importance: importance), other], [Rows.Row(after, "A", importance: importance), other]);

        Assert.Equal(verdict, report.VerdictOf(Assert.Single(report.Groups)));
    }

    [Fact]
    public void A_page_of_differences_shows_the_sentence_that_a_pool_violates()
    {
        XElement page = Page.Parse(Write(ReportFormat.Html, Differences("SkypeForBusinessServer2019")));

        Assert.Equal(["fepool.contoso.example Must be the same"], page.Descendants("h3").Select(title => title.Value));
        Assert.Equal("All servers in a pool must have the same OS version.", page.Descendants("q").Single().Value);
        Assert.Equal(
            "https://github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness/blob/public/Skype/SfBServer2019/plan/system-requirements.md",
            page.Descendants("cite").Single().Element("a")!.Attribute("href")!.Value);
        Assert.Contains("All servers in a pool", Write(ReportFormat.Markdown, Differences("SkypeForBusinessServer2019")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_without_a_sentence_is_no_violation()
    {
        XElement page = Page.Parse(Write(ReportFormat.Html, Differences("LyncServer2013")));

        Assert.Equal(["fepool.contoso.example Different"], page.Descendants("h3").Select(title => title.Value));
        Assert.Empty(page.Descendants("q"));
    }

    [Fact]
    public void The_data_formats_have_every_property()
    {
        string[] csv = Write(ReportFormat.Csv, Changes(s_before, s_after)).Split("\r\n");
        JsonElement json = JsonDocument.Parse(Write(ReportFormat.Json, Changes(s_before, s_after))).RootElement;

        Assert.Equal(typeof(PrerequisiteChange).GetProperties().Select(property => $"\"{property.Name}\""), csv[0].TrimStart('\ufeff').Split(','));
        Assert.Equal(6, csv.Length);
        Assert.Equal("LyncPrereq.Comparison", json.GetProperty("format").GetString());
        Assert.Equal(["Regressed", "Fixed", "Equal", "Lost"], json.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("change").GetString()));
        JsonElement difference = JsonDocument.Parse(Write(ReportFormat.Json, Differences("SkypeForBusinessServer2019"))).RootElement.GetProperty("differences")[0];
        Assert.Equal("All servers in a pool must have the same OS version.", difference.GetProperty("reference").GetProperty("quote").GetString());
        Assert.StartsWith("https://github.com/", difference.GetProperty("reference").GetProperty("uri").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Json)]
    public void An_input_that_failed_is_listed(ReportFormat format)
    {
        var report = new ChangeReport([.. new RowComparison(s_before, s_after).Changes], [new ReportFailure("fe03", "HostUnreachable", "silence")], Rows.Time);

        Assert.Contains("silence", Write(format, report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportFormat.JUnit)]
    [InlineData(ReportFormat.NUnit3)]
    public void A_comparison_is_no_list_of_tests(ReportFormat format) => Assert.Equal(
        "ReportFormatUnsuited",
        Assert.Throws<InputException>(() => Changes(s_before, s_after).Write(format)).ErrorId);

    private static ChangeReport Changes(PrerequisiteResult[] before, PrerequisiteResult[] after) =>
        new([.. new RowComparison(before, after).Changes], [], Rows.Time);

    private static DifferenceReport Differences(string product)
    {
        PrerequisiteResult[] rows =
        [
            Rows.Row(PrerequisiteStatus.Met, "SupportedOperatingSystem", "fe01", text: "2016", pool: Pool, product: product, system: WindowsRelease.WindowsServer2016),
            Rows.Row(PrerequisiteStatus.Met, "SupportedOperatingSystem", "fe02", text: "2019", pool: Pool, product: product, system: WindowsRelease.WindowsServer2019),
        ];
        return new([.. SiblingComparison.Groups(rows, server => server.Pool).Single().Compare()], [], Rows.Time);
    }

    private static string Write(ReportFormat format, ComparisonReport report) => Encoding.UTF8.GetString(report.Write(format));
}
