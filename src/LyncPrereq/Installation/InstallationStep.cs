using System.ComponentModel;
using System.Globalization;
using LyncPrereq.Requirements;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>One step of a plan.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class InstallationStep
{
    internal InstallationStep()
    {
    }

    /// <summary>Its place in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>A stable name, for example Package.DotNetFramework45 or Features.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of step it is.</summary>
    public required InstallationStepKind Kind { get; init; }

    /// <summary>What is done, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The requirements that it serves.</summary>
    public required ValueList<string> RequirementId { get; init; }

    /// <summary>The command, as it would be typed on the server; null for a step that a person has to do.</summary>
    public required string? Command { get; init; }

    /// <summary>Why it stands where it stands; for a step that a person has to do, what is to be done.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it may ask for a restart.</summary>
    public required bool MayRestart { get; init; }

    /// <summary>What it needs: the file of a package, or a source for features. Empty where it needs nothing.</summary>
    public required ValueList<string> Needs { get; init; }

    /// <summary>The steps without which it makes no sense.</summary>
    public required ValueList<string> DependsOn { get; init; }

    /// <summary>The features that it installs, by their ServerManager names.</summary>
    public required ValueList<string> Feature { get; init; }

    internal PackageFile? Package { get; init; }

    /// <summary>Those of the named sources that can hold files which it needs.</summary>
    internal string[] Source { get; init; } = [];

    /// <summary>Whether a restart is awaited before anything of this plan was done.</summary>
    internal bool IsAwaited { get; init; }

    /// <summary>Number and title.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + ". " + Title;
}
