using System;

namespace LyncPrereq.Installation;

/// <summary>What came of a step, before the server was looked at again.</summary>
internal sealed class StepOutcome
{
    public StepOutcome(InstallationOutcome outcome, string message)
    {
        Outcome = outcome;
        Message = message;
        Changed = outcome is InstallationOutcome.Succeeded or InstallationOutcome.RestartRequired;
    }

    public InstallationOutcome Outcome { get; }

    public string Message { get; }

    public long? ExitCode { get; init; }

    public string? LogPath { get; init; }

    /// <summary>Whether a restart is needed although the step itself did not succeed.</summary>
    public bool NeedsRestart { get; init; }

    public TimeSpan Duration { get; set; }

    /// <summary>What else there is to say; null where there is nothing.</summary>
    public string? Note { get; set; }

    public bool Changed { get; init; }

    /// <summary>Why nothing else may be begun on the server now; null where it may.</summary>
    public string? Halt { get; init; }

    public bool RestartRequired => NeedsRestart || Outcome == InstallationOutcome.RestartRequired;

    /// <summary>Whether what depends on the step makes no sense any more.</summary>
    public bool BlocksOthers => Outcome is InstallationOutcome.Failed or InstallationOutcome.TimedOut or InstallationOutcome.Skipped;
}
