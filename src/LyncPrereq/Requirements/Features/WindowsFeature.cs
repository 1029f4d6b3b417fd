namespace LyncPrereq.Requirements.Features;

/// <summary>What is known of a Windows feature on one release of Windows: its names and what it stands on.</summary>
internal sealed class WindowsFeature
{
    public required string Name { get; init; }

    /// <summary>The names that DISM and Win32_OptionalFeature use; some features are two of theirs.</summary>
    public required string[] DismNames { get; init; }

    public required string? Parent { get; init; }

    public required string[] DependsOn { get; init; }

    /// <summary>The value under InetStp\Components that stands for the feature, where IIS has one.</summary>
    public required string? InetStpComponent { get; init; }

    /// <summary>The English name that Server Manager shows; not unique, and null where no requirement needs it.</summary>
    public required string? DisplayName { get; init; }
}
