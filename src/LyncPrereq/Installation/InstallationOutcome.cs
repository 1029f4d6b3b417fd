namespace LyncPrereq;

/// <summary>Specifies the outcome of a step.</summary>
public enum InstallationOutcome
{
    /// <summary>The step is complete.</summary>
    Succeeded,

    /// <summary>The prerequisite was already installed.</summary>
    AlreadyPresent,

    /// <summary>The step takes effect after a restart.</summary>
    RestartRequired,

    /// <summary>The step failed.</summary>
    Failed,

    /// <summary>The step did not end within the time limit.</summary>
    TimedOut,

    /// <summary>The package does not apply to this operating system.</summary>
    NotApplicable,

    /// <summary>The step must be done by a person.</summary>
    Manual,

    /// <summary>The step was declined, or an earlier step failed.</summary>
    Skipped,

    /// <summary>The step was only planned.</summary>
    Planned,
}
