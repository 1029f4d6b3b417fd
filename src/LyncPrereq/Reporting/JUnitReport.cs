using System.Xml;

namespace LyncPrereq.Reporting;

/// <summary>
/// JUnit's XML. It has no warnings, so that a Recommended row that is not met counts as skipped, with what is wrong as
/// the message.
/// </summary>
internal static class JUnitReport
{
    public static string Write(Report report) => TestReport.Write(xml =>
    {
        xml.WriteStartElement("testsuites");
        TestReport.Attribute(xml, "name", SR.ReportTitle);
        TestReport.Attribute(xml, "tests", report.Rows.Count);
        TestReport.Attribute(xml, "failures", TestReport.Count(report.Rows, TestOutcome.Failed));
        TestReport.Attribute(xml, "errors", TestReport.Count(report.Rows, TestOutcome.Error));
        foreach (ReportServer server in report.Servers)
        {
            xml.WriteStartElement("testsuite");
            TestReport.Attribute(xml, "name", server.Product + ", " + server.Name);
            TestReport.Attribute(xml, "tests", server.Rows.Length);
            TestReport.Attribute(xml, "failures", TestReport.Count(server.Rows, TestOutcome.Failed));
            TestReport.Attribute(xml, "errors", TestReport.Count(server.Rows, TestOutcome.Error));
            TestReport.Attribute(xml, "skipped", TestReport.Count(server.Rows, TestOutcome.Skipped, TestOutcome.Warning));
            TestReport.Attribute(xml, "timestamp", TestReport.Time(server.InspectedAt, "yyyy-MM-dd'T'HH:mm:ss"));
            TestReport.Attribute(xml, "hostname", server.Name);
            foreach (PrerequisiteResult row in server.Rows)
            {
                WriteCase(xml, server, row);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static void WriteCase(XmlWriter xml, ReportServer server, PrerequisiteResult row)
    {
        xml.WriteStartElement("testcase");
        TestReport.Attribute(xml, "name", TestReport.NameOf(row));
        TestReport.Attribute(xml, "classname", server.Product + "." + server.Name);
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
                TestReport.Attribute(xml, "type", row.Cause == UnknownCause.None ? row.Status.ToString() : row.Cause.ToString());
            }

            TestReport.Attribute(xml, "message", TestReport.MessageOf(row));
            xml.WriteString(TestReport.DetailsOf(row));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
