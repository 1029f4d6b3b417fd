using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;

namespace LyncPrereq.Reporting;

/// <summary>Contains the common parts of the CI formats: a server is a test suite, and a row is a test.</summary>
internal static class TestReport
{
    /// <summary>Returns a document with one root element, independent of the platform.</summary>
    public static string Write(Action<XmlWriter> content)
    {
        using var stream = new System.IO.MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
        };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            content(xml);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static void Attribute(XmlWriter xml, string name, string value) =>
        xml.WriteAttributeString(name, ReportText.Clean(value));

    public static void Attribute(XmlWriter xml, string name, int value) =>
        xml.WriteAttributeString(name, ReportText.Number(value));

    public static TestOutcome OutcomeOf(PrerequisiteResult row) => row.StatusValue switch
    {
        PrerequisiteStatus.Met => TestOutcome.Passed,
        PrerequisiteStatus.NotApplicable => TestOutcome.Skipped,
        _ when row.IsWaived || row.ImportanceValue == RequirementImportance.Recommended => TestOutcome.Warning,
        PrerequisiteStatus.NotMet => TestOutcome.Failed,
        _ => TestOutcome.Error,
    };

    public static int Count(IEnumerable<PrerequisiteResult> rows, params TestOutcome[] outcomes) =>
        rows.Count(row => Array.IndexOf(outcomes, OutcomeOf(row)) >= 0);

    /// <summary>
    /// Returns the name of a server as a class name. CI systems treat the text before a dot as the namespace, so that
    /// fe01.contoso.com would become the class "com".
    /// </summary>
    public static string ClassOf(string server) => ReportText.Line(server).Replace('.', '_');

    /// <summary>Writes the pool of a server, and the requirements that were left out, as properties of its test suite.</summary>
    public static void WriteProperties(XmlWriter xml, ReportServer server)
    {
        KeyValuePair<string, string>[] properties =
        [
            .. server.Pool is { } pool ? new KeyValuePair<string, string>[] { new(nameof(PrerequisiteResult.Pool), pool) } : [],
            .. server.NotTested.Select(id => new KeyValuePair<string, string>(nameof(PrerequisiteResult.NotTested), id)),
        ];
        if (properties.Length == 0)
        {
            return;
        }

        xml.WriteStartElement("properties");
        foreach (KeyValuePair<string, string> property in properties)
        {
            xml.WriteStartElement("property");
            Attribute(xml, "name", property.Key);
            Attribute(xml, "value", property.Value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    public static string NameOf(PrerequisiteResult row) => row.RequirementId + ": " + row.Name;

    /// <summary>Returns the result on one line.</summary>
    public static string MessageOf(PrerequisiteResult row) => ReportText.Line(
        row.ImportanceValue + ", " + row.StatusValue + (row.CauseValue == UnknownCause.None ? "" : " (" + row.CauseValue + ")") + ": " + row.Reason + (row.Waiver is { } waiver ? " (" + waiver + ")" : ""));

    /// <summary>Returns the complete explanation of the result.</summary>
    public static string DetailsOf(PrerequisiteResult row)
    {
        var details = new StringBuilder();
        foreach (KeyValuePair<string, string> fact in RowFacts.Of(row))
        {
            details.Append(ReportText.Clean(fact.Key + ": " + fact.Value)).Append('\n');
        }

        details.Append(ReportText.Clean(row.RemediationCommand is null ? "" : SR.ReportCommand + ": " + row.RemediationCommand + "\n"));
        details.Append(ReportText.Clean(
            SR.ReportAskedBy + ": \"" + row.Reference.Quote + "\" " + row.Reference + ", " + row.Reference.Uri));
        return details.ToString().Replace("\r\n", "\n").Replace('\r', '\n');
    }

    public static string Time(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
