namespace LyncPrereq.Installation;

/// <summary>What the user says of an installation.</summary>
internal sealed class InstallationOptions
{
    /// <summary>Where features find files that are gone from the server, as the server sees it.</summary>
    public string? SourcePath { get; init; }

    /// <summary>The folder of the packages, as the server sees it.</summary>
    public string? PackagePath { get; init; }

    public bool IncludeRecommended { get; init; }
}
