using System.ComponentModel;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents a requirement on one release of Windows, with its names and sources.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class RoleRequirement
{
    private RoleRequirement()
    {
    }

    /// <summary>Gets the stable ID, for example IIS.AspNet.</summary>
    public required string RequirementId { get; init; }

    /// <summary>Gets the display name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the product, for example LyncServer2013.</summary>
    public required string Product { get; init; }

    /// <summary>Gets the release of Windows.</summary>
    public required WindowsRelease OperatingSystem { get; init; }

    /// <summary>Gets the category of the requirement.</summary>
    public required RequirementCategory Category { get; init; }

    /// <summary>Gets the importance: Required or Recommended.</summary>
    public required RequirementImportance Importance { get; init; }

    /// <summary>Gets the specified roles that have this requirement.</summary>
    public required ValueList<LyncRole> Role { get; init; }

    /// <summary>Gets the workloads, one of which must be deployed. Empty if the requirement always applies.</summary>
    public required ValueList<LyncWorkload> Workload { get; init; }

    /// <summary>Gets a value that indicates whether the requirement applies to this release.</summary>
    public required bool Applies { get; init; }

    /// <summary>Gets the state that meets the requirement, or the reason why it does not apply.</summary>
    public required string Expected { get; init; }

    /// <summary>Gets the required features, with all their names.</summary>
    public required ValueList<FeatureName> Feature { get; init; }

    /// <summary>Gets the command that installs it on this release; null if there is none.</summary>
    public required string? InstallCommand { get; init; }

    /// <summary>Gets the action that meets the requirement.</summary>
    public required string? Remediation { get; init; }

    /// <summary>Gets a value that indicates whether the installation requires a restart.</summary>
    public required bool RestartRequired { get; init; }

    /// <summary>Gets the sentences that contain the requirement.</summary>
    public required ValueList<RequirementSource> Source { get; init; }

    /// <summary>Gets the interpretations that apply if documents contradict each other.</summary>
    public required ValueList<RequirementInterpretation> Interpretation { get; init; }

    /// <summary>Returns the requirement and the release.</summary>
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
