namespace LyncPrereq.Reporting;

/// <summary>What a row is to a CI system.</summary>
internal enum TestOutcome
{
    /// <summary>A row that is met.</summary>
    Passed,

    /// <summary>A Required row that is not met.</summary>
    Failed,

    /// <summary>A Required row that is not known.</summary>
    Error,

    /// <summary>A Recommended row that is not met or not known: it is seen, and fails nothing.</summary>
    Warning,

    /// <summary>A row that does not apply.</summary>
    Skipped,
}
