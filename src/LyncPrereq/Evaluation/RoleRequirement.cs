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
    public string RequirementId { get; internal init; } = "";

    /// <summary>Gets the display name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Gets the product, for example LyncServer2013.</summary>
    public string Product { get; internal init; } = "";

    /// <summary>Gets the release of Windows.</summary>
    [Shape(Of = nameof(OperatingSystemValue))]
    public string OperatingSystem => OperatingSystemValue.ToString();

    internal WindowsRelease OperatingSystemValue { get; init; }

    /// <summary>Gets the category of the requirement.</summary>
    [Shape(Of = nameof(CategoryValue))]
    public string Category => CategoryValue.ToString();

    internal RequirementCategory CategoryValue { get; init; }

    /// <summary>Gets the importance: Required or Recommended.</summary>
    [Shape(Of = nameof(ImportanceValue))]
    public string Importance => ImportanceValue.ToString();

    internal RequirementImportance ImportanceValue { get; init; }

    /// <summary>Gets the specified roles that have this requirement.</summary>
    [Shape(Of = nameof(RoleValue))]
    public ValueList<string> Role => ValueList<string>.Of(RoleValue);

    internal ValueList<LyncRole> RoleValue { get; init; } = [];

    /// <summary>Gets the workloads, one of which must be deployed. Empty if the requirement always applies.</summary>
    [Shape(Of = nameof(WorkloadValue))]
    public ValueList<string> Workload => ValueList<string>.Of(WorkloadValue);

    internal ValueList<LyncWorkload> WorkloadValue { get; init; } = [];

    /// <summary>Gets a value that indicates whether the requirement applies to this release.</summary>
    public bool Applies { get; internal init; }

    /// <summary>Gets the state that meets the requirement, or the reason why it does not apply.</summary>
    public string Expected { get; internal init; } = "";

    /// <summary>Gets the required features, with all their names.</summary>
    public ValueList<FeatureName> Feature { get; internal init; } = [];

    /// <summary>Gets the command that installs it on this release; null if there is none.</summary>
    public string? InstallCommand { get; internal init; }

    /// <summary>Gets the action that meets the requirement.</summary>
    public string? Remediation { get; internal init; }

    /// <summary>Gets a value that indicates whether the installation requires a restart.</summary>
    public bool RestartRequired { get; internal init; }

    /// <summary>Gets the sentences that contain the requirement.</summary>
    public ValueList<RequirementSource> Source { get; internal init; } = [];

    /// <summary>Gets the interpretations that apply if documents contradict each other.</summary>
    public ValueList<RequirementInterpretation> Interpretation { get; internal init; } = [];

    /// <summary>Returns the requirement and the release.</summary>
    public override string ToString() => RequirementId + " (" + WindowsReleases.NameOf(OperatingSystemValue) + ")";

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
            OperatingSystemValue = release,
            CategoryValue = requirement.Category,
            ImportanceValue = requirement.Importance,
            RoleValue = askedBy,
            WorkloadValue = requirement.Workloads,
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
            Source = [.. requirement.Sources.Where(source => source.RoleValue.Length == 0 || source.RoleValue.Any(askedBy.Contains))],
            Interpretation = requirement.Interpretations,
        };
    }
}
