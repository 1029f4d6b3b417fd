using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Reporting;

public sealed class MarkdownReportTests
{
    [Fact]
    public void A_name_stays_in_its_cell_whatever_it_holds()
    {
        string line = Rows.Write(ReportFormat.Markdown, Rows.Row(PrerequisiteStatus.NotMet, server: "a|b`c\r\n<i>*d*_e_[f](http://g)\\@h www.i"))
            .Split('\n').First(some => some.StartsWith("| a", StringComparison.Ordinal));

        Assert.Equal(
            @"| a\|b\`c  &lt;i&gt;\*d\*\_e\_\[f\]\(http\://g\)\\\@h www\.i | Not compliant | 1 | 0 | 0 | 0 |",
            line);
    }

    [Fact]
    public void A_command_stays_between_its_fences()
    {
        string[] lines = Rows.Write(ReportFormat.Markdown, Rows.Row(PrerequisiteStatus.NotMet, text: "x\n````\n# y")).Split('\n');

        Assert.Contains("`````powershell\nx\n````\n# y\n`````", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_compliant_has_its_line_and_no_more()
    {
        string text = Rows.Write(ReportFormat.Markdown, Rows.OfEachKind());

        Assert.Contains("| fe01 | Not compliant | 1 | 1 | 2 |", text, StringComparison.Ordinal);
        Assert.Contains("| fe02 | Compliant | 0 | 0 | 0 |", text, StringComparison.Ordinal);
        Assert.Contains("### fe01", text, StringComparison.Ordinal);
        Assert.DoesNotContain("### fe02", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://docs.example/a(b)?c=d|e", "[The article, A heading](<https://docs.example/a(b)?c=d%7Ce>)")]
    [InlineData("javascript:alert(1)", @"The article, A heading, javascript:alert\(1\)")]
    public void A_source_on_the_web_is_a_link(string uri, string text)
    {
        string report = Rows.Write(ReportFormat.Markdown, Rows.Row(PrerequisiteStatus.NotMet, uri: uri));

        Assert.Contains(text, report, StringComparison.Ordinal);
    }
}
