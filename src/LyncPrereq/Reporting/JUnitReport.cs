using System.Xml;

namespace LyncPrereq.Reporting;

/// <summary>
/// Writes the XML format of JUnit. It has no warnings, so that a Recommended row that is not met is skipped with a
/// message.
/// </summary>
internal static class JUnitReport
{
    public static string Write(Report report) => TestReport.Write(xml =>
    {
        xml.WriteStartElement("testsuites");
        TestReport.Attribute(xml, "name", SR.ReportTitle);
        PrerequisiteResult[] rows = report.Results;
        TestReport.Attribute(xml, "tests", rows.Length + report.Failures.Length);
        TestReport.Attribute(xml, "failures", TestReport.Count(rows, TestOutcome.Failed));
        TestReport.Attribute(xml, "errors", TestReport.Count(rows, TestOutcome.Error) + report.Failures.Length);
        foreach (ReportServer server in report.Servers)
        {
            xml.WriteStartElement("testsuite");
            TestReport.Attribute(xml, "name", ReportWords.Product(server.Product) + ", " + server.Name);
            TestReport.Attribute(xml, "tests", server.Rows.Length);
            TestReport.Attribute(xml, "failures", TestReport.Count(server.Rows, TestOutcome.Failed));
            TestReport.Attribute(xml, "errors", TestReport.Count(server.Rows, TestOutcome.Error));
            TestReport.Attribute(xml, "skipped", TestReport.Count(server.Rows, TestOutcome.Skipped, TestOutcome.Warning));
            TestReport.Attribute(xml, "timestamp", TestReport.Time(server.InspectedAt, "yyyy-MM-dd'T'HH:mm:ss"));
            TestReport.Attribute(xml, "hostname", server.ComputerName);
            TestReport.WriteProperties(xml, server);
            foreach (PrerequisiteResult row in server.Rows)
            {
                WriteCase(xml, server, row);
            }

            xml.WriteEndElement();
        }

        WriteFailures(xml, report);
        xml.WriteEndElement();
    });

    private static void WriteFailures(XmlWriter xml, Report report)
    {
        if (report.Failures.Length == 0)
        {
            return;
        }

        xml.WriteStartElement("testsuite");
        TestReport.Attribute(xml, "name", SR.ReportFailures);
        TestReport.Attribute(xml, "tests", report.Failures.Length);
        TestReport.Attribute(xml, "failures", 0);
        TestReport.Attribute(xml, "errors", report.Failures.Length);
        TestReport.Attribute(xml, "skipped", 0);
        TestReport.Attribute(xml, "timestamp", TestReport.Time(report.Created, "yyyy-MM-dd'T'HH:mm:ss"));
        TestReport.Attribute(xml, "hostname", "");
        foreach (ReportFailure failure in report.Failures)
        {
            xml.WriteStartElement("testcase");
            TestReport.Attribute(xml, "name", ReportText.Line(failure.Target));
            TestReport.Attribute(xml, "classname", "LyncPrereq." + TestReport.ClassOf(SR.ReportFailures));
            xml.WriteStartElement("error");
            TestReport.Attribute(xml, "type", failure.ErrorId);
            TestReport.Attribute(xml, "message", ReportText.Line(failure.Message));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, ReportServer server, PrerequisiteResult row)
    {
        xml.WriteStartElement("testcase");
        TestReport.Attribute(xml, "name", TestReport.NameOf(row));
        TestReport.Attribute(xml, "classname", server.Product + "." + TestReport.ClassOf(server.Name));
        string? element = TestReport.OutcomeOf(row) switch
        {
            TestOutcome.Failed => "failure",
            TestOutcome.Error => "error",
            TestOutcome.Skipped or TestOutcome.Warning => "skipped",
            _ => null,
        };
        if (element is not null)
        {
            xml.WriteStartElement(element);
            if (element != "skipped")
            {
                TestReport.Attribute(xml, "type", row.CauseValue == UnknownCause.None ? row.Status : row.Cause);
            }

            TestReport.Attribute(xml, "message", TestReport.MessageOf(row));
            xml.WriteString(TestReport.DetailsOf(row));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
