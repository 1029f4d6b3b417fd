using System;
using System.ComponentModel;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the result of one step on one server, and the state of the server afterwards.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class InstallationResult
{
    internal InstallationResult()
    {
    }

    /// <summary>Gets the server.</summary>
    public required string ComputerName { get; init; }

    /// <summary>Gets the ID of the step in the plan.</summary>
    public required string StepId { get; init; }

    /// <summary>Gets the action of the step.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the requirements that the step installs.</summary>
    public required ValueList<string> RequirementId { get; init; }

    /// <summary>Gets the outcome of the step.</summary>
    public required InstallationOutcome Outcome { get; init; }

    /// <summary>Gets a value that indicates whether the step changed the server.</summary>
    public required bool Changed { get; init; }

    /// <summary>Gets a value that indicates whether the server must be restarted.</summary>
    public required bool RestartRequired { get; init; }

    /// <summary>Gets the exit code of the installer; null if none ran.</summary>
    public required long? ExitCode { get; init; }

    /// <summary>Gets the description of the outcome.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the path of the installer's log; null if there is none.</summary>
    public required string? LogPath { get; init; }

    /// <summary>Gets the duration of the step.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>
    /// Gets the rows of its requirements, tested after the last step. Empty if the step did not run, or if the server
    /// could not be inspected again.
    /// </summary>
    public required ValueList<PrerequisiteResult> After { get; init; }

    /// <summary>Returns the outcome, the action, and the server.</summary>
    public override string ToString() => Outcome + ": " + Action + " on " + ComputerName;
}
