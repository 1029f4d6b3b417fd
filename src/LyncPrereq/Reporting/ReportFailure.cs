using System;
using LyncPrereq.Facts;

namespace LyncPrereq.Reporting;

/// <summary>Represents an input without rows, because it failed.</summary>
internal sealed class ReportFailure(string target, string errorId, string message)
{
    /// <summary>Gets the server, file, or other input.</summary>
    public string Target { get; } = target;

    /// <summary>Gets the ID of the error, for example FileNotFound.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>Gets the message without the name of the target, which is shown before it.</summary>
    public string Message { get; } = message.StartsWith(target + ": ", StringComparison.OrdinalIgnoreCase) ? message.Substring(target.Length + 2) : message;

    /// <summary>Gets a value that indicates whether a server could not be read, so that its rows are Unknown.</summary>
    public bool IsInspection => InspectionException.HasId(ErrorId);
}
