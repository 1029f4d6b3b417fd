using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>Represents a step without a position in a plan.</summary>
internal sealed class PlannedStep
{
    public required string Id { get; init; }

    public required InstallationStepKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Reason { get; init; }

    public required List<Want> Served { get; init; }

    public string? Command { get; init; }

    public string[] Needs { get; init; } = [];

    public string[] Features { get; init; } = [];

    public string[] Source { get; init; } = [];

    public PackageFile? Package { get; init; }

    /// <summary>Gets the step that must come first, if the plan contains it.</summary>
    public string? After { get; init; }

    public bool IsAwaited { get; init; }

    public bool MayRestart => Kind == InstallationStepKind.Restart || Served.Exists(want => want.Case.Restart);

    /// <summary>Returns whether it must come after another step.</summary>
    /// <param name="other">The other step.</param>
    /// <param name="table">The features of the system.</param>
    public bool DependsOn(PlannedStep other, FeatureTable? table) => After == other.Id
        || (other.IsAwaited && Kind != InstallationStepKind.Manual)
        || (other.Package is { } package && Package?.NeededPackages.Contains(package.Package) == true)
        || (Package?.NeededFeature is { } needed && other.Features.Any(feature =>
            string.Equals(feature, needed, StringComparison.OrdinalIgnoreCase) || table?.NeedsOf(feature).Contains(needed) == true));

    public InstallationStep ToStep(string computerName, int number, IEnumerable<string> dependsOn) => new()
    {
        ComputerName = computerName,
        Number = number,
        Id = Id,
        KindValue = Kind,
        Title = Title,
        RequirementId = [.. Served.Select(want => want.Requirement.Id)],
        Command = Command,
        Reason = Reason,
        MayRestart = MayRestart,
        Needs = [.. Needs],
        DependsOn = [.. dependsOn],
        Feature = [.. Features],
        Package = Package,
        Source = Source,
        IsAwaited = IsAwaited,
    };
}
