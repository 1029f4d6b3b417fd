using System;
using System.Diagnostics;

namespace LyncPrereq.Installation;

/// <summary>Contains the options for running a plan.</summary>
internal sealed class ExecutionOptions
{
    private static readonly Stopwatch s_clock = Stopwatch.StartNew();

    /// <summary>Gets the time limit of a step; null for none.</summary>
    public TimeSpan? StepLimit { get; init; }

    /// <summary>
    /// Gets a value that indicates whether a step is terminated at its limit, which can leave Windows servicing
    /// incomplete.
    /// </summary>
    public bool StopOnTimeout { get; init; }

    public bool SkipSignatureCheck { get; init; }

    /// <summary>Gets the function that returns whether a step can run.</summary>
    public required Func<InstallationStep, bool> Confirm { get; init; }

    /// <summary>Gets the action that is called before each step, with its log.</summary>
    public required Action<InstallationStep, string> Begin { get; init; }

    /// <summary>Gets the action that waits before another attempt.</summary>
    public required Action<TimeSpan> Wait { get; init; }

    /// <summary>Gets the function that returns the time since any fixed moment.</summary>
    public Func<TimeSpan> Clock { get; init; } = () => s_clock.Elapsed;
}
