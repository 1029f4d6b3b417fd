namespace LyncPrereq;

/// <summary>Specifies the format of a report.</summary>
public enum ReportFormat
{
    /// <summary>A page for people, which requires neither a network nor scripts.</summary>
    Html,

    /// <summary>All rows with all their properties, for a spreadsheet.</summary>
    Csv,

    /// <summary>A summary and the requirements that are not met, for a ticket or a wiki.</summary>
    Markdown,

    /// <summary>The servers with all their rows, for programs. The JSON schema is docs/report.schema.json.</summary>
    Json,

    /// <summary>The XML format of JUnit, for CI systems.</summary>
    JUnit,

    /// <summary>The XML format of NUnit 3, for CI systems.</summary>
    NUnit3,
}
