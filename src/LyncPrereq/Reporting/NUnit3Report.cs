using System.Xml;

namespace LyncPrereq.Reporting;

/// <summary>Writes the XML format of NUnit 3. A Recommended row that is not met or unknown is a warning.</summary>
internal static class NUnit3Report
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss'Z'";

    public static string Write(Report report) => TestReport.Write(xml =>
    {
        xml.WriteStartElement("test-run");
        TestReport.Attribute(xml, "id", "0");
        WriteNames(xml, SR.ReportTitle, SR.ReportTitle);
        WriteCounts(xml, report.Results, report.Failures.Length);
        TestReport.Attribute(xml, "random-seed", 0);
        TestReport.Attribute(xml, "start-time", TestReport.Time(report.Created, TimeFormat));
        xml.WriteElementString("filter", "");
        int suite = 0;
        foreach (ReportServer server in report.Servers)
        {
            string id = "1-" + ReportText.Number(++suite);
            WriteSuite(xml, server, id);
        }

        WriteFailures(xml, report, "1-" + ReportText.Number(suite + 1));

        xml.WriteEndElement();
    });

    private static void WriteSuite(XmlWriter xml, ReportServer server, string id)
    {
        string name = server.Product + "." + TestReport.ClassOf(server.Name);
        xml.WriteStartElement("test-suite");
        TestReport.Attribute(xml, "type", "TestSuite");
        TestReport.Attribute(xml, "id", id);
        WriteNames(xml, server.Name, name);
        TestReport.Attribute(xml, "runstate", "Runnable");
        WriteCounts(xml, server.Rows);
        TestReport.Attribute(xml, "start-time", TestReport.Time(server.InspectedAt, TimeFormat));
        TestReport.WriteProperties(xml, server);
        for (int i = 0; i < server.Rows.Length; i++)
        {
            WriteCase(xml, server.Rows[i], name, id + "-" + ReportText.Number(i + 1));
        }

        xml.WriteEndElement();
    }

    private static void WriteFailures(XmlWriter xml, Report report, string id)
    {
        if (report.Failures.Length == 0)
        {
            return;
        }

        xml.WriteStartElement("test-suite");
        TestReport.Attribute(xml, "type", "TestSuite");
        TestReport.Attribute(xml, "id", id);
        string suite = "LyncPrereq." + TestReport.ClassOf(SR.ReportFailures);
        WriteNames(xml, SR.ReportFailures, suite);
        TestReport.Attribute(xml, "runstate", "Runnable");
        WriteCounts(xml, [], report.Failures.Length);
        TestReport.Attribute(xml, "start-time", TestReport.Time(report.Created, TimeFormat));
        for (int i = 0; i < report.Failures.Length; i++)
        {
            ReportFailure failure = report.Failures[i];
            string name = ReportText.Line(failure.Target);
            BeginCase(xml, name, suite, id + "-" + ReportText.Number(i + 1), TestOutcome.Error);
            WriteMessage(xml, TestOutcome.Error, failure.ErrorId + ": " + ReportText.Line(failure.Message));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, PrerequisiteResult row, string suite, string id)
    {
        TestOutcome outcome = TestReport.OutcomeOf(row);
        BeginCase(xml, TestReport.NameOf(row), suite, id, outcome);
        if (outcome != TestOutcome.Passed)
        {
            WriteMessage(xml, outcome, TestReport.MessageOf(row) + "\n" + TestReport.DetailsOf(row));
        }

        xml.WriteEndElement();
    }

    private static void BeginCase(XmlWriter xml, string name, string suite, string id, TestOutcome outcome)
    {
        xml.WriteStartElement("test-case");
        TestReport.Attribute(xml, "id", id);
        WriteNames(xml, name, suite + "." + name);
        TestReport.Attribute(xml, "classname", suite);
        TestReport.Attribute(xml, "runstate", "Runnable");
        TestReport.Attribute(xml, "seed", "0");
        TestReport.Attribute(xml, "result", outcome == TestOutcome.Error ? nameof(TestOutcome.Failed) : outcome.ToString());
        if (outcome == TestOutcome.Error)
        {
            TestReport.Attribute(xml, "label", "Error");
        }

        TestReport.Attribute(xml, "asserts", 0);
    }

    private static void WriteMessage(XmlWriter xml, TestOutcome outcome, string message)
    {
        xml.WriteStartElement(outcome is TestOutcome.Failed or TestOutcome.Error ? "failure" : "reason");
        xml.WriteElementString("message", message);
        xml.WriteEndElement();
    }

    private static void WriteNames(XmlWriter xml, string name, string fullName)
    {
        TestReport.Attribute(xml, "name", name);
        TestReport.Attribute(xml, "fullname", fullName);
    }

    private static void WriteCounts(XmlWriter xml, PrerequisiteResult[] rows, int errors = 0)
    {
        int failed = TestReport.Count(rows, TestOutcome.Failed, TestOutcome.Error) + errors;
        int warnings = TestReport.Count(rows, TestOutcome.Warning);
        int passed = TestReport.Count(rows, TestOutcome.Passed);
        TestReport.Attribute(xml, "testcasecount", rows.Length + errors);
        TestReport.Attribute(
            xml,
            "result",
            (failed > 0 ? TestOutcome.Failed : warnings > 0 ? TestOutcome.Warning : passed > 0 ? TestOutcome.Passed : TestOutcome.Skipped).ToString());
        TestReport.Attribute(xml, "total", rows.Length + errors);
        TestReport.Attribute(xml, "passed", passed);
        TestReport.Attribute(xml, "failed", failed);
        TestReport.Attribute(xml, "warnings", warnings);
        TestReport.Attribute(xml, "inconclusive", 0);
        TestReport.Attribute(xml, "skipped", TestReport.Count(rows, TestOutcome.Skipped));
        TestReport.Attribute(xml, "asserts", 0);
    }
}
