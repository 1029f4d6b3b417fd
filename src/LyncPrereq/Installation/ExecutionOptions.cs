using System;
using System.Diagnostics;

namespace LyncPrereq.Installation;

/// <summary>How a plan is carried out.</summary>
internal sealed class ExecutionOptions
{
    private static readonly Stopwatch s_clock = Stopwatch.StartNew();

    /// <summary>The time limit of a step; null for none.</summary>
    public TimeSpan? StepLimit { get; init; }

    /// <summary>Whether a step is ended at its limit, which can leave Windows servicing incomplete.</summary>
    public bool StopOnTimeout { get; init; }

    public bool SkipSignatureCheck { get; init; }

    /// <summary>Whether a step may be carried out.</summary>
    public required Func<InstallationStep, bool> Confirm { get; init; }

    /// <summary>Called before each step, with its log.</summary>
    public required Action<InstallationStep, string> Begin { get; init; }

    /// <summary>Waits before another try.</summary>
    public required Action<TimeSpan> Wait { get; init; }

    /// <summary>The time since any fixed moment.</summary>
    public Func<TimeSpan> Clock { get; init; } = () => s_clock.Elapsed;
}
