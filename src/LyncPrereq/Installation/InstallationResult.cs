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
    public string ComputerName { get; internal init; } = "";

    /// <summary>Gets the ID of the step in the plan.</summary>
    public string StepId { get; internal init; } = "";

    /// <summary>Gets the action of the step.</summary>
    public string Action { get; internal init; } = "";

    /// <summary>Gets the requirements that the step installs.</summary>
    public ValueList<string> RequirementId { get; internal init; } = [];

    /// <summary>Gets the outcome of the step.</summary>
    [Shape(Of = nameof(OutcomeValue))]
    public string Outcome => OutcomeValue.ToString();

    internal InstallationOutcome OutcomeValue { get; init; }

    /// <summary>Gets a value that indicates whether the step changed the server.</summary>
    public bool Changed { get; internal init; }

    /// <summary>Gets a value that indicates whether the server must be restarted.</summary>
    public bool RestartRequired { get; internal init; }

    /// <summary>Gets the exit code of the installer; null if none ran.</summary>
    public long? ExitCode { get; internal init; }

    /// <summary>Gets the description of the outcome.</summary>
    public string Message { get; internal init; } = "";

    /// <summary>Gets the path of the installer's log; null if there is none.</summary>
    public string? LogPath { get; internal init; }

    /// <summary>Gets the duration of the step.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>
    /// Gets the rows of its requirements, tested after the last step. Empty if the step did not run, or if the server
    /// could not be inspected again.
    /// </summary>
    public ValueList<PrerequisiteResult> After { get; internal init; } = [];

    /// <summary>Returns the outcome, the action, and the server.</summary>
    public override string ToString() => Outcome + ": " + Action + " on " + ComputerName;
}
