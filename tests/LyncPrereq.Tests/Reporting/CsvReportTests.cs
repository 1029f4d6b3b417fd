using System.Text;
using LyncPrereq.Reporting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Reporting;

public sealed class CsvReportTests
{
    [Fact]
    public void Every_property_has_a_column_and_every_row_a_record()
    {
        List<List<string>> records = Read(Rows.Write(ReportFormat.Csv, Rows.OfEachKind(Rows.Hostile)));

        Assert.Equal(8, records.Count);
        Assert.All(records, record => Assert.Equal(records[0].Count, record.Count));
        Assert.Empty(typeof(PrerequisiteResult).GetProperties().Select(property => property.Name).Except(records[0]));
    }

    [Fact]
    public void It_begins_with_the_mark_by_which_Excel_knows_UTF8() =>
        Assert.Equal(Encoding.UTF8.GetPreamble(), new Report([Rows.Row(PrerequisiteStatus.Met)], [], Rows.Time).Write(ReportFormat.Csv)[..3]);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData(" =1", "' =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r\n=1", "'\r\n=1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\uff1d1", "'\uff1d1")]
    [InlineData("\0=1", "\ufffd=1")]
    [InlineData("a,\"b\"\r\nc", "a,\"b\"\r\nc")]
    [InlineData("1-1", "1-1")]
    public void A_text_is_a_text_to_a_spreadsheet(string seen, string expected)
    {
        List<List<string>> records = Read(Rows.Write(ReportFormat.Csv, Rows.Row(PrerequisiteStatus.NotMet, text: seen)));

        Assert.Equal(expected, records[1][records[0].IndexOf("Actual")]);
    }

    /// <summary>A reader of RFC 4180, strict in what it takes.</summary>
    private static List<List<string>> Read(string text)
    {
        var records = new List<List<string>>();
        text = text.TrimStart('\ufeff');
        int at = 0;
        while (at < text.Length)
        {
            var record = new List<string>();
            while (true)
            {
                Assert.Equal('"', text[at++]);
                var cell = new StringBuilder();
                while (text[at] != '"' || text[at + 1] == '"')
                {
                    at += text[at] == '"' ? 1 : 0;
                    cell.Append(text[at++]);
                }

                record.Add(cell.ToString());
                at++;
                if (text[at] == ',')
                {
                    at++;
                    continue;
                }

                Assert.Equal("\r\n", text.Substring(at, 2));
                at += 2;
                break;
            }

            records.Add(record);
        }

        return records;
    }
}
