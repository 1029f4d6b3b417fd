using LyncPrereq.Facts;

namespace LyncPrereq.Reporting;

/// <summary>Represents an input without rows, because it failed.</summary>
internal sealed class ReportFailure(string target, string errorId, string message)
{
    /// <summary>Gets the server, file, or other input.</summary>
    public string Target { get; } = target;

    /// <summary>Gets the ID of the error, for example FileNotFound.</summary>
    public string ErrorId { get; } = errorId;

    public string Message { get; } = message;

    /// <summary>Gets a value that indicates whether a server could not be read, so that its rows are Unknown.</summary>
    public bool IsInspection => InspectionException.HasId(ErrorId);
}
