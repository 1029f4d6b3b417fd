namespace LyncPrereq.Reporting;

/// <summary>Represents the content of a report, which can be written in several formats.</summary>
internal interface IReport
{
    /// <summary>Returns the content of the file.</summary>
    /// <param name="format">The format.</param>
    /// <exception cref="InputException">The content cannot be written in this format.</exception>
    byte[] Write(ReportFormat format);
}
