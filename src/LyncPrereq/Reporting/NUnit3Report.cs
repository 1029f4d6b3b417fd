using System.Xml;

namespace LyncPrereq.Reporting;

/// <summary>NUnit 3's XML. A Recommended row that is not met, or not known, is a warning.</summary>
internal static class NUnit3Report
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss'Z'";

    public static string Write(Report report) => TestReport.Write(xml =>
    {
        xml.WriteStartElement("test-run");
        TestReport.Attribute(xml, "id", "0");
        WriteNames(xml, SR.ReportTitle, SR.ReportTitle);
        WriteCounts(xml, [.. report.Rows]);
        TestReport.Attribute(xml, "random-seed", 0);
        TestReport.Attribute(xml, "start-time", TestReport.Time(report.Created, TimeFormat));
        xml.WriteElementString("filter", "");
        int suite = 0;
        foreach (ReportServer server in report.Servers)
        {
            string id = "1-" + ReportText.Number(++suite);
            WriteSuite(xml, server, id);
        }

        xml.WriteEndElement();
    });

    private static void WriteSuite(XmlWriter xml, ReportServer server, string id)
    {
        string name = server.Product + "." + server.Name;
        xml.WriteStartElement("test-suite");
        TestReport.Attribute(xml, "type", "TestSuite");
        TestReport.Attribute(xml, "id", id);
        WriteNames(xml, server.Name, name);
        TestReport.Attribute(xml, "runstate", "Runnable");
        WriteCounts(xml, server.Rows);
        TestReport.Attribute(xml, "start-time", TestReport.Time(server.InspectedAt, TimeFormat));
        for (int i = 0; i < server.Rows.Length; i++)
        {
            WriteCase(xml, server.Rows[i], name, id + "-" + ReportText.Number(i + 1));
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, PrerequisiteResult row, string suite, string id)
    {
        TestOutcome outcome = TestReport.OutcomeOf(row);
        xml.WriteStartElement("test-case");
        TestReport.Attribute(xml, "id", id);
        WriteNames(xml, TestReport.NameOf(row), suite + "." + row.RequirementId);
        TestReport.Attribute(xml, "classname", suite);
        TestReport.Attribute(xml, "runstate", "Runnable");
        TestReport.Attribute(xml, "seed", "0");
        TestReport.Attribute(xml, "result", outcome == TestOutcome.Error ? nameof(TestOutcome.Failed) : outcome.ToString());
        if (outcome == TestOutcome.Error)
        {
            TestReport.Attribute(xml, "label", "Error");
        }

        TestReport.Attribute(xml, "asserts", 0);
        if (outcome != TestOutcome.Passed)
        {
            xml.WriteStartElement(outcome is TestOutcome.Failed or TestOutcome.Error ? "failure" : "reason");
            xml.WriteElementString("message", TestReport.MessageOf(row) + "\n" + TestReport.DetailsOf(row));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteNames(XmlWriter xml, string name, string fullName)
    {
        TestReport.Attribute(xml, "name", name);
        TestReport.Attribute(xml, "fullname", fullName);
    }

    private static void WriteCounts(XmlWriter xml, PrerequisiteResult[] rows)
    {
        int failed = TestReport.Count(rows, TestOutcome.Failed, TestOutcome.Error);
        int warnings = TestReport.Count(rows, TestOutcome.Warning);
        int passed = TestReport.Count(rows, TestOutcome.Passed);
        TestReport.Attribute(xml, "testcasecount", rows.Length);
        TestReport.Attribute(
            xml,
            "result",
            (failed > 0 ? TestOutcome.Failed : warnings > 0 ? TestOutcome.Warning : passed > 0 ? TestOutcome.Passed : TestOutcome.Skipped).ToString());
        TestReport.Attribute(xml, "total", rows.Length);
        TestReport.Attribute(xml, "passed", passed);
        TestReport.Attribute(xml, "failed", failed);
        TestReport.Attribute(xml, "warnings", warnings);
        TestReport.Attribute(xml, "inconclusive", 0);
        TestReport.Attribute(xml, "skipped", TestReport.Count(rows, TestOutcome.Skipped));
        TestReport.Attribute(xml, "asserts", 0);
    }
}
