namespace LyncPrereq.Reporting;

/// <summary>Specifies the outcome of a row in a CI system.</summary>
internal enum TestOutcome
{
    /// <summary>A row that is met.</summary>
    Passed,

    /// <summary>A Required row that is not met.</summary>
    Failed,

    /// <summary>A Required row with the status Unknown.</summary>
    Error,

    /// <summary>A Recommended row that is not met or unknown. It is visible, but does not fail.</summary>
    Warning,

    /// <summary>A row that does not apply.</summary>
    Skipped,
}
