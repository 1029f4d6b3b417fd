using System;
using System.Collections.Generic;

namespace LyncPrereq.Installation;

/// <summary>Whether a server is ready for a plan.</summary>
internal sealed class InstallReadiness
{
    public required bool IsElevated { get; init; }

    /// <summary>Whether this is a network logon, in which wusa.exe does not run.</summary>
    public required bool IsNetworkLogon { get; init; }

    /// <summary>One for each requested package, in the same order.</summary>
    public required PackageState[] Packages { get; init; }

    /// <summary>The sources that cannot be used, each with the reason.</summary>
    public required KeyValuePair<string, string>[] SourceProblems { get; init; }
}

/// <summary>The problems of a package that are found before it is run.</summary>
internal enum PackageProblem
{
    None,
    Missing,
    Unreachable,
    Unreadable,
    OtherContent,
    NotSigned,
    NotFromMicrosoft,
    SignatureUnknown,
}

/// <summary>The file of a package.</summary>
internal sealed class PackageState(string? path, PackageProblem problem, string detail = "")
{
    /// <summary>The chosen file; null if none was found.</summary>
    public string? Path { get; } = path;

    public PackageProblem Problem { get; } = problem;

    /// <summary>Details of the problem; if there is none, the other files of the package, which were not chosen.</summary>
    public string Detail { get; } = detail;
}

/// <summary>The answer of ServerManager: FeatureOperationResult, by the names of its properties and enum members.</summary>
internal sealed class FeatureReport
{
    public required bool Success { get; init; }

    /// <summary>No, Yes or Maybe.</summary>
    public required string RestartNeeded { get; init; }

    /// <summary>Success, NoChangeNeeded, SuccessRestartRequired, FailedRestartRequired, Failed and so on.</summary>
    public required string ExitCode { get; init; }

    /// <summary>The features that were not installed.</summary>
    public string[] FailedFeatures { get; init; } = [];

    /// <summary>The error that took the place of an answer; null if ServerManager answered.</summary>
    public required string? Error { get; init; }

    /// <summary>The log of Windows servicing.</summary>
    public string? LogPath { get; init; }

    /// <summary>The process that was still running at the time limit.</summary>
    public int ProcessId { get; init; }

    /// <summary>Whether there was no answer within the time limit.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether the installation was ended at the limit.</summary>
    public bool IsStopped { get; init; }
}

/// <summary>The outcome of a step, before the server is inspected again.</summary>
internal sealed class StepOutcome(InstallationOutcome outcome, string message)
{
    public InstallationOutcome Outcome { get; } = outcome;

    public string Message { get; } = message;

    public long? ExitCode { get; init; }

    public string? LogPath { get; init; }

    /// <summary>Whether a restart is needed although the step itself did not succeed.</summary>
    public bool NeedsRestart { get; init; }

    public TimeSpan Duration { get; set; }

    /// <summary>An additional sentence; null for none.</summary>
    public string? Note { get; set; }

    public bool Changed { get; init; } = outcome is InstallationOutcome.Succeeded or InstallationOutcome.RestartRequired;

    /// <summary>Why no other step may be started on the server; null if one may.</summary>
    public string? Halt { get; init; }

    public bool RestartRequired => NeedsRestart || Outcome == InstallationOutcome.RestartRequired;

    /// <summary>Whether the steps that depend on this one are skipped.</summary>
    public bool BlocksOthers => Outcome is InstallationOutcome.Failed or InstallationOutcome.TimedOut or InstallationOutcome.Skipped;
}
