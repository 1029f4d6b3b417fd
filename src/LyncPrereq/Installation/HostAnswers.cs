using System;
using System.Collections.Generic;

namespace LyncPrereq.Installation;

/// <summary>Describes whether a server is ready for a plan.</summary>
internal sealed class InstallReadiness
{
    public required bool IsElevated { get; init; }

    /// <summary>Why it is not known whether the account is elevated; null if it is known.</summary>
    public string? ElevationProblem { get; init; }

    /// <summary>Whether this is a network logon, in which wusa.exe does not run.</summary>
    public required bool IsNetworkLogon { get; init; }

    /// <summary>Gets the states of the requested packages, in the same order.</summary>
    public required PackageState[] Packages { get; init; }

    /// <summary>Gets the sources that cannot be used, each with the reason.</summary>
    public required KeyValuePair<string, string>[] SourceProblems { get; init; }
}

/// <summary>Specifies a problem of a package that is found before it runs.</summary>
internal enum PackageProblem
{
    None,
    Missing,
    Unreachable,
    Unreadable,
    NotCopied,
    OtherContent,
    NotSigned,
    NotFromMicrosoft,
    SignatureUnknown,
}

/// <summary>Represents the file of a package.</summary>
internal sealed class PackageState(string? path, PackageProblem problem, string detail = "")
{
    /// <summary>Gets the chosen file; null if none was found.</summary>
    public string? Path { get; } = path;

    public PackageProblem Problem { get; } = problem;

    /// <summary>
    /// Gets the details of the problem. If there is no problem, gets the other files of the package, which were not
    /// chosen.
    /// </summary>
    public string Detail { get; } = detail;

    /// <summary>Whether the file may be run.</summary>
    public bool CanRun(bool skipSignatureCheck) => Path is not null && (Problem == PackageProblem.None || (skipSignatureCheck
        && Problem is PackageProblem.NotSigned or PackageProblem.NotFromMicrosoft or PackageProblem.SignatureUnknown));

    /// <summary>The problem in a sentence.</summary>
    /// <param name="file">The displayed file.</param>
    public string Describe(string file) =>
        Text.Format(
            Problem switch
            {
                PackageProblem.Missing => SR.PackageMissing,
                PackageProblem.Unreachable => SR.PackageUnreachable,
                PackageProblem.Unreadable => SR.PackageUnreadable,
                PackageProblem.NotCopied => SR.PackageNotCopied,
                PackageProblem.OtherContent => SR.PackageOtherContent,
                PackageProblem.NotSigned => SR.PackageNotSigned,
                PackageProblem.NotFromMicrosoft => SR.PackageNotFromMicrosoft,
                _ => SR.PackageSignatureUnknown,
            },
            file,
            Problem == PackageProblem.NotSigned ? SignatureCodes.Explain(Detail) : Detail);
}

/// <summary>
/// Contains the result of ServerManager (FeatureOperationResult), with the names of its properties and enum members.
/// </summary>
internal sealed class FeatureReport
{
    public required bool Success { get; init; }

    /// <summary>Gets whether a restart is needed: No, Yes, or Maybe.</summary>
    public required string RestartNeeded { get; init; }

    /// <summary>
    /// Gets the exit code, for example Success, NoChangeNeeded, SuccessRestartRequired, FailedRestartRequired, or
    /// Failed.
    /// </summary>
    public required string ExitCode { get; init; }

    /// <summary>Gets the features that were not installed.</summary>
    public string[] FailedFeatures { get; init; } = [];

    /// <summary>Gets the error, if ServerManager returned no result; otherwise, null.</summary>
    public required string? Error { get; init; }

    /// <summary>Gets the log of Windows servicing.</summary>
    public string? LogPath { get; init; }

    /// <summary>Gets the process that was still running at the time limit.</summary>
    public int ProcessId { get; init; }

    /// <summary>Gets a value that indicates whether there was no result within the time limit.</summary>
    public bool IsLate { get; init; }

    /// <summary>Gets a value that indicates whether the installation was terminated at the limit.</summary>
    public bool IsStopped { get; init; }
}

/// <summary>Represents the outcome of a step, before the server is inspected again.</summary>
internal sealed class StepOutcome(InstallationOutcome outcome, string message)
{
    public InstallationOutcome Outcome { get; } = outcome;

    public string Message { get; } = message;

    public long? ExitCode { get; init; }

    public string? LogPath { get; init; }

    /// <summary>Gets a value that indicates whether a restart is needed although the step did not succeed.</summary>
    public bool NeedsRestart { get; init; }

    public TimeSpan Duration { get; set; }

    /// <summary>Gets or sets an additional sentence; null for none.</summary>
    public string? Note { get; set; }

    public bool Changed { get; init; } = outcome is InstallationOutcome.Succeeded or InstallationOutcome.RestartRequired;

    /// <summary>Gets the reason why no other step can start on the server; null if one can.</summary>
    public string? Halt { get; init; }

    public bool RestartRequired => NeedsRestart || Outcome == InstallationOutcome.RestartRequired;

    /// <summary>Gets a value that indicates whether the steps that depend on this one are skipped.</summary>
    public bool BlocksOthers => Outcome is InstallationOutcome.Failed or InstallationOutcome.TimedOut or InstallationOutcome.Skipped;
}
