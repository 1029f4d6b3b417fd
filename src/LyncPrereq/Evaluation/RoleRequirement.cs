using System.ComponentModel;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>What one requirement comes to on one system, with the names and the sources behind it.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class RoleRequirement
{
    private RoleRequirement()
    {
    }

    /// <summary>The stable id, for example IIS.AspNet.</summary>
    public required string RequirementId { get; init; }

    /// <summary>What is required, in words.</summary>
    public required string Name { get; init; }

    /// <summary>The product, for example LyncServer2013.</summary>
    public required string Product { get; init; }

    /// <summary>The system.</summary>
    public required WindowsRelease OperatingSystem { get; init; }

    /// <summary>The part of the system it is about.</summary>
    public required RequirementCategory Category { get; init; }

    /// <summary>Required or Recommended.</summary>
    public required RequirementImportance Importance { get; init; }

    /// <summary>Those of the chosen roles that ask for it.</summary>
    public required ValueList<LyncRole> Role { get; init; }

    /// <summary>The workloads of which one must be deployed; empty where it holds always.</summary>
    public required ValueList<LyncWorkload> Workload { get; init; }

    /// <summary>Whether anything is asked for on this system.</summary>
    public required bool Applies { get; init; }

    /// <summary>What has to be seen, or why nothing is asked for.</summary>
    public required string Expected { get; init; }

    /// <summary>The features that it comes to, each under all its names.</summary>
    public required ValueList<FeatureName> Feature { get; init; }

    /// <summary>The command that installs it on this system; null where none does.</summary>
    public required string? InstallCommand { get; init; }

    /// <summary>What to do where it is not met.</summary>
    public required string? Remediation { get; init; }

    /// <summary>Whether installing it asks for a restart.</summary>
    public required bool RestartRequired { get; init; }

    /// <summary>The sentences that ask for it.</summary>
    public required ValueList<RequirementSource> Source { get; init; }

    /// <summary>The readings taken where the documents contradict each other.</summary>
    public required ValueList<RequirementInterpretation> Interpretation { get; init; }

    /// <summary>Requirement and system.</summary>
    public override string ToString() => RequirementId + " (" + WindowsReleases.NameOf(OperatingSystem) + ")";

    internal static RoleRequirement Of(Catalog catalog, Requirement requirement, LyncRole[] roles, WindowsRelease release)
    {
        LyncRole[] askedBy = requirement.RolesIn(roles);
        RequirementCase[] cases =
            [.. requirement.Cases.Where(some => some.AppliesTo(release) && some.AppliesTo(askedBy))];
        RequirementCase? asked = cases.FirstOrDefault(some => some.Condition is not null);
        FeatureTable? table = FeatureTable.For(release);
        string? command = asked is null ? null
            : Requirements.InstallCommand.ForFeatures(
                release,
                asked.Remedy.Features,
                asked.Remedy.Features.Any(feature => table?.NeedsSourceByDefault(feature) == true)
                    ? FeatureSource.SideBySide
                    : FeatureSource.None)
                ?? Requirements.InstallCommand.ForPackage(asked.Remedy.Package);
        return new RoleRequirement
        {
            RequirementId = requirement.Id,
            Name = requirement.Name,
            Product = catalog.Product,
            OperatingSystem = release,
            Category = requirement.Category,
            Importance = requirement.Importance,
            Role = askedBy,
            Workload = requirement.Workloads,
            Applies = asked is not null,
            Expected = asked is not null ? RequirementCase.Expected(cases, release)
                : cases.Length > 0 ? cases[0].NotApplicable!
                : Text.Format(SR.ReasonUnsupportedSystem, catalog.Name, WindowsReleases.NameOf(release)),
            Feature = asked?.Condition is { } condition
                ? [.. condition.Features.Select(feature => FeatureName.Of(feature, table))]
                : [],
            InstallCommand = command,
            Remediation = asked?.Remedy.Sentence,
            RestartRequired = asked?.Restart ?? false,
            Source = [.. requirement.Sources.Where(source => source.Role.Length == 0 || source.Role.Any(askedBy.Contains))],
            Interpretation = requirement.Interpretations,
        };
    }
}
