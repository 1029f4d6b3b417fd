namespace LyncPrereq.Scripting;

/// <summary>How a program ended.</summary>
internal sealed class ProcessReport
{
    /// <summary>All 32 bits; null where it had not ended in time, or could not be started.</summary>
    public required uint? ExitCode { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>Whether the time was over before its end.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether it was ended then.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Why it could not be started; null where it was.</summary>
    public string? Error { get; init; }
}
