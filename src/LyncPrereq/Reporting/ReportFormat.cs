namespace LyncPrereq;

/// <summary>The formats of a report.</summary>
public enum ReportFormat
{
    /// <summary>One page for people, which needs no network and no script.</summary>
    Html,

    /// <summary>All rows with all their properties, for a spreadsheet.</summary>
    Csv,

    /// <summary>A summary and what is wrong, for a ticket or a wiki.</summary>
    Markdown,

    /// <summary>The servers with all their rows, for programs. docs/report.schema.json is its JSON Schema.</summary>
    Json,

    /// <summary>JUnit's XML, for CI systems.</summary>
    JUnit,

    /// <summary>NUnit 3's XML, for CI systems.</summary>
    NUnit3,
}
