using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using LyncPrereq.Reporting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Reporting;

public sealed class TestFormatTests
{
    [Theory]
    [InlineData(ReportFormat.JUnit, "text")]
    [InlineData(ReportFormat.NUnit3, "text")]
    [InlineData(ReportFormat.JUnit, Rows.Hostile)]
    [InlineData(ReportFormat.NUnit3, Rows.Hostile)]
    public void What_is_written_keeps_to_the_published_schema(ReportFormat format, string text)
    {
        PrerequisiteResult[] rows = [.. Rows.OfEachKind(text), Rows.Row(PrerequisiteStatus.NotMet, server: text, id: text)];

        Assert.Empty(Problems(format, Rows.Write(format, rows)));
        var failed = new Report(rows, [new ReportFailure("edge07.json", "CaptureUnreadable", text)], Rows.Time);
        Assert.Empty(Problems(format, System.Text.Encoding.UTF8.GetString(failed.Write(format))));
    }

    [Theory]
    [InlineData(ReportFormat.JUnit, "testcase", "name")]
    [InlineData(ReportFormat.NUnit3, "test-case", "seed")]
    public void The_schema_would_show_what_is_missing(ReportFormat format, string element, string attribute)
    {
        XDocument document = XDocument.Parse(Rows.Write(format, Rows.OfEachKind()));
        document.Descendants(element).First().Attribute(attribute)!.Remove();

        Assert.NotEmpty(Problems(format, document.ToString()));
    }

    [Fact]
    public void JUnit_fails_for_what_is_required_alone()
    {
        XElement run = XDocument.Parse(Rows.Write(ReportFormat.JUnit, Rows.OfEachKind())).Root!;

        Assert.Equal(["7", "1", "1"], Values(run, "tests", "failures", "errors"));
        Assert.Equal(["6", "1", "1", "3"], Values(run.Elements().First(), "tests", "failures", "errors", "skipped"));
        Assert.Equal(
            ["", "failure", "error", "skipped", "skipped", "skipped", ""],
            run.Descendants("testcase").Select(test => test.Elements().SingleOrDefault()?.Name.LocalName ?? ""));
    }

    [Fact]
    public void NUnit_warns_of_what_is_recommended()
    {
        XElement run = XDocument.Parse(Rows.Write(ReportFormat.NUnit3, Rows.OfEachKind())).Root!;

        string[] counts = ["total", "passed", "failed", "warnings", "skipped", "result"];
        Assert.Equal(["7", "2", "2", "2", "1", "Failed"], Values(run, counts));
        Assert.Equal(["6", "1", "2", "2", "1", "Failed"], Values(run.Elements("test-suite").First(), counts));
        Assert.Equal(["1", "1", "0", "0", "0", "Passed"], Values(run.Elements("test-suite").Last(), counts));
        Assert.Equal(
            ["Passed", "Failed", "Failed:Error", "Skipped", "Warning", "Warning", "Passed"],
            run.Descendants("test-case").Select(test => string.Join(":", Values(test, "result", "label").OfType<string>())));
    }

    [Theory]
    [InlineData(ReportFormat.JUnit)]
    [InlineData(ReportFormat.NUnit3)]
    public void A_failure_carries_the_evidence(ReportFormat format)
    {
        XElement failure = XDocument.Parse(Rows.Write(format, Rows.Row(PrerequisiteStatus.NotMet, text: "It said no."))).Descendants("failure").Single();

        Assert.Contains("Evidence: It said no. [Get-WindowsFeature, features.xml]", failure.Value, StringComparison.Ordinal);
        Assert.Contains("https://docs.example/a", failure.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportFormat.JUnit, "testcase")]
    [InlineData(ReportFormat.NUnit3, "test-case")]
    public void The_name_of_a_class_has_no_dots_of_the_host_name(ReportFormat format, string element)
    {
        XDocument document = XDocument.Parse(Rows.Write(format, Rows.Row(PrerequisiteStatus.Met, server: "fe01.contoso.com")));

        Assert.Equal("LyncServer2013.fe01_contoso_com", document.Descendants(element).Single().Attribute("classname")!.Value);
        Assert.Contains("fe01.contoso.com", document.ToString(), StringComparison.Ordinal);
    }

    private static string?[] Values(XElement element, params string[] names) =>
        [.. names.Select(name => element.Attribute(name)?.Value)];

    private static List<string> Problems(ReportFormat format, string text)
    {
        string schema = Path.Combine(
            TestFiles.Repository,
            "tests/LyncPrereq.Tests/Data/schemas",
            format == ReportFormat.JUnit ? "junit_schema_4.xsd" : "TestResult.xsd");
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.XmlResolver = new XmlUrlResolver();
        settings.Schemas.Add(null, schema);
        var problems = new List<string>();
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        using var reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
        {
        }

        return problems;
    }
}
