using System;
using System.ComponentModel;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>What came of one step on one server, and what the server looked like afterwards.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class InstallationResult
{
    internal InstallationResult()
    {
    }

    /// <summary>The server.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The step, by its name in the plan.</summary>
    public required string StepId { get; init; }

    /// <summary>What was to be done.</summary>
    public required string Action { get; init; }

    /// <summary>The requirements that it serves.</summary>
    public required ValueList<string> RequirementId { get; init; }

    /// <summary>What came of it.</summary>
    public required InstallationOutcome Outcome { get; init; }

    /// <summary>Whether something on the server was changed.</summary>
    public required bool Changed { get; init; }

    /// <summary>Whether the server has to be restarted for it.</summary>
    public required bool RestartRequired { get; init; }

    /// <summary>The installer's exit code; null where none ran.</summary>
    public required long? ExitCode { get; init; }

    /// <summary>The outcome in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Where the installer's log is; null where it writes none.</summary>
    public required string? LogPath { get; init; }

    /// <summary>How long the step took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The verdicts on its requirements after the last step; empty where nothing was run, or the server could not be looked at again.</summary>
    public required ValueList<PrerequisiteResult> After { get; init; }

    /// <summary>Outcome, action and server.</summary>
    public override string ToString() => Outcome + ": " + Action + " on " + ComputerName;
}
