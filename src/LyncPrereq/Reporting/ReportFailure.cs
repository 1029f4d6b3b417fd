namespace LyncPrereq.Reporting;

/// <summary>An input that gave no rows, because it failed.</summary>
internal sealed class ReportFailure(string target, string errorId, string message)
{
    /// <summary>The server, file or other input.</summary>
    public string Target { get; } = target;

    /// <summary>The id of the error, for example FileNotFound.</summary>
    public string ErrorId { get; } = errorId;

    public string Message { get; } = message;
}
