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
    public string ComputerName { get; internal init; } = "";

    /// <summary>Gets the position in the plan, starting at 1.</summary>
    public int Number { get; internal init; }

    /// <summary>Gets a stable ID, for example Package.DotNetFramework45 or Features.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>Gets the kind of the step.</summary>
    [Shape(Of = nameof(KindValue))]
    public string Kind => KindValue.ToString();

    internal InstallationStepKind KindValue { get; init; }

    /// <summary>Gets a short description of the step.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>Gets the requirements that the step installs.</summary>
    public ValueList<string> RequirementId { get; internal init; } = [];

    /// <summary>Gets the command to run on the server; null for a manual step.</summary>
    public string? Command { get; internal init; }

    /// <summary>
    /// Gets the reason for the position of the step. For a manual step, gets the action that is necessary.
    /// </summary>
    public string Reason { get; internal init; } = "";

    /// <summary>Gets a value that indicates whether the step can require a restart.</summary>
    public bool MayRestart { get; internal init; }

    /// <summary>Gets the package file or the source of features that the step needs. Empty if it needs none.</summary>
    public ValueList<string> Needs { get; internal init; } = [];

    /// <summary>Gets the steps that must succeed before this step.</summary>
    public ValueList<string> DependsOn { get; internal init; } = [];

    /// <summary>Gets the ServerManager names of the features that the step installs.</summary>
    public ValueList<string> Feature { get; internal init; } = [];

    internal PackageFile? Package { get; init; }

    /// <summary>Gets the specified sources that can contain the required files.</summary>
    internal string[] Source { get; init; } = [];

    /// <summary>Gets a value that indicates whether a restart was already pending before the plan.</summary>
    internal bool IsAwaited { get; init; }

    /// <summary>Returns the number and the title.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + ". " + Title;
}
