using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>Contains the options of the user for an installation.</summary>
internal sealed class InstallationOptions
{
    /// <summary>Gets the sources of removed files, as paths on the server. Can be empty.</summary>
    public string[] SourcePath { get; init; } = [];

    /// <summary>Gets the folder of the packages, as a path on the server.</summary>
    public string? PackagePath { get; init; }

    public bool IncludeRecommended { get; init; }

    /// <summary>
    /// Returns whether to install a requirement: all that are Required, and Recommended ones if the user specified
    /// this.
    /// </summary>
    public bool Include(Requirement requirement) =>
        requirement.Importance == RequirementImportance.Required || IncludeRecommended;
}
