namespace LyncPrereq.Requirements.Features;

/// <summary>Represents a Windows feature on one release of Windows, with its names and dependencies.</summary>
internal sealed class WindowsFeature
{
    public required string Name { get; init; }

    /// <summary>Gets the names in DISM and Win32_OptionalFeature. Some features are two features there.</summary>
    public required string[] DismNames { get; init; }

    public required string? Parent { get; init; }

    public required string[] DependsOn { get; init; }

    /// <summary>Gets the value under InetStp\Components for the feature, if IIS has one.</summary>
    public required string? InetStpComponent { get; init; }

    /// <summary>Gets the English display name, which is not unique; null if no requirement needs it.</summary>
    public required string? DisplayName { get; init; }
}
