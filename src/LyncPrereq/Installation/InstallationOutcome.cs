namespace LyncPrereq;

/// <summary>What came of a step.</summary>
public enum InstallationOutcome
{
    /// <summary>It was done.</summary>
    Succeeded,

    /// <summary>There was nothing to do.</summary>
    AlreadyPresent,

    /// <summary>It was done, and takes effect with a restart.</summary>
    RestartRequired,

    /// <summary>It was tried and failed.</summary>
    Failed,

    /// <summary>It did not end in the allowed time.</summary>
    TimedOut,

    /// <summary>The package says that it does not apply to this system.</summary>
    NotApplicable,

    /// <summary>A person has to do it.</summary>
    Manual,

    /// <summary>It was not tried, because a step before it failed or because it was declined.</summary>
    Skipped,

    /// <summary>It was only planned.</summary>
    Planned,
}
