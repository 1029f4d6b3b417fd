using System.ComponentModel;
using System.Globalization;
using LyncPrereq.Requirements;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents a step of a plan.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class InstallationStep
{
    internal InstallationStep()
    {
    }

    /// <summary>Gets the server.</summary>
    public required string ComputerName { get; init; }

    /// <summary>Gets the position in the plan, starting at 1.</summary>
    public required int Number { get; init; }

    /// <summary>Gets a stable ID, for example Package.DotNetFramework45 or Features.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the kind of the step.</summary>
    public required InstallationStepKind Kind { get; init; }

    /// <summary>Gets a short description of the step.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the requirements that the step installs.</summary>
    public required ValueList<string> RequirementId { get; init; }

    /// <summary>Gets the command to run on the server; null for a manual step.</summary>
    public required string? Command { get; init; }

    /// <summary>
    /// Gets the reason for the position of the step. For a manual step, gets the action that is necessary.
    /// </summary>
    public required string Reason { get; init; }

    /// <summary>Gets a value that indicates whether the step can require a restart.</summary>
    public required bool MayRestart { get; init; }

    /// <summary>Gets the package file or the source of features that the step needs. Empty if it needs none.</summary>
    public required ValueList<string> Needs { get; init; }

    /// <summary>Gets the steps that must succeed before this step.</summary>
    public required ValueList<string> DependsOn { get; init; }

    /// <summary>Gets the ServerManager names of the features that the step installs.</summary>
    public required ValueList<string> Feature { get; init; }

    internal PackageFile? Package { get; init; }

    /// <summary>Gets the specified sources that can contain the required files.</summary>
    internal string[] Source { get; init; } = [];

    /// <summary>Gets a value that indicates whether a restart was already pending before the plan.</summary>
    internal bool IsAwaited { get; init; }

    /// <summary>Returns the number and the title.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + ". " + Title;
}
