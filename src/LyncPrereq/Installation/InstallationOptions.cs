using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>What the user says of an installation.</summary>
internal sealed class InstallationOptions
{
    /// <summary>Where files are that were removed from the server, as the server sees them; none where none is named.</summary>
    public string[] SourcePath { get; init; } = [];

    /// <summary>The folder of the packages, as the server sees it.</summary>
    public string? PackagePath { get; init; }

    public bool IncludeRecommended { get; init; }

    /// <summary>Whether a requirement is one to install: each that is required, and what is recommended if the user says so.</summary>
    public bool Include(Requirement requirement) =>
        requirement.Importance == RequirementImportance.Required || IncludeRecommended;
}
