using System;

namespace LyncPrereq.Installation;

/// <summary>How a plan is to be carried out.</summary>
internal sealed class ExecutionOptions
{
    /// <summary>How long a step may take; null for as long as it takes.</summary>
    public TimeSpan? StepLimit { get; init; }

    /// <summary>Whether a step is ended at its limit. It can leave servicing half done.</summary>
    public bool StopOnTimeout { get; init; }

    public bool SkipSignatureCheck { get; init; }

    /// <summary>Asks whether a step may be taken.</summary>
    public required Func<InstallationStep, bool> Confirm { get; init; }

    /// <summary>Told of each step before it is taken, and of its log.</summary>
    public required Action<InstallationStep, string> Begin { get; init; }

    /// <summary>Waits before another try.</summary>
    public required Action<TimeSpan> Wait { get; init; }
}
