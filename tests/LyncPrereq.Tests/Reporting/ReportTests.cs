using System.Globalization;
using System.Text.RegularExpressions;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Reporting;

public sealed class ReportTests
{
    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.JUnit)]
    [InlineData(ReportFormat.NUnit3)]
    public void The_pool_of_a_server_is_shown(ReportFormat format)
    {
        Assert.Contains("fepool01", Rows.Write(format, Rows.Row(PrerequisiteStatus.NotMet, pool: "fepool01")), StringComparison.Ordinal);
        Assert.DoesNotContain("fepool01", Rows.Write(format, Rows.Row(PrerequisiteStatus.NotMet)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_requirement_that_was_left_out_is_shown(ReportFormat format)
    {
        string text = Rows.Write(format, Rows.Row(PrerequisiteStatus.Met, "A", notTested: ["IIS.Tracing"]), Rows.Row(PrerequisiteStatus.Met, "A", "fe02"));

        Assert.Contains("IIS.Tracing", text, StringComparison.Ordinal);
        if (format is ReportFormat.Html or ReportFormat.Markdown)
        {
            Assert.Contains("(1 of 2)", text.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_requirement_that_another_test_of_the_server_has_is_not_left_out(ReportFormat format) => Assert.DoesNotContain(
        "limited to other requirements",
        Rows.Write(format, Rows.Row(PrerequisiteStatus.Met, "A", notTested: ["B"]), Rows.Row(PrerequisiteStatus.Met, "B", notTested: ["A"])),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_rows_give_the_same_report_in_every_culture(ReportFormat format)
    {
        string expected = Rows.Write(format, Rows.OfEachKind(Rows.Hostile));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "tr-TR", "ar-SA", "de-DE", "th-TH" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(expected, Rows.Write(format, Rows.OfEachKind(Rows.Hostile)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_report_holds_what_no_XML_can(ReportFormat format)
    {
        string text = Rows.Write(format, Rows.OfEachKind(Rows.Hostile));
        text = format == ReportFormat.Json ? Regex.Replace(text, "\\\\u(d[89a-f]..)", pair => ((char)Convert.ToInt32(pair.Groups[1].Value, 16)).ToString()) : text;

        Assert.DoesNotContain(text, c => (char.IsControl(c) && c is not ('\r' or '\n' or '\t')) || c is '\u202e' or '\ufffe');
        Assert.Contains("\ufffd", text, StringComparison.Ordinal);
        Assert.Contains("\U0001F600", text, StringComparison.Ordinal);
    }
}
