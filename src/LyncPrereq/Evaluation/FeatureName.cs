using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq;

/// <summary>Represents a Windows feature with its three names.</summary>
public sealed class FeatureName
{
    private FeatureName(string serverManagerName, string? displayName, string[] dismName, string[] broughtBy)
    {
        ServerManagerName = serverManagerName;
        DisplayName = displayName;
        DismName = dismName;
        BroughtBy = broughtBy;
    }

    /// <summary>Gets the English display name, which is not unique, so that results do not depend on it.</summary>
    public string? DisplayName { get; }

    /// <summary>Gets the name for Get-WindowsFeature and Install-WindowsFeature.</summary>
    public string ServerManagerName { get; }

    /// <summary>Gets the names for DISM. Some features are two features there. Empty if they are not known.</summary>
    public string[] DismName { get; }

    /// <summary>Gets features whose installation includes this one.</summary>
    public string[] BroughtBy { get; }

    /// <summary>Returns the ServerManager name.</summary>
    public override string ToString() => ServerManagerName;

    internal static FeatureName Of(FeatureCondition condition, FeatureTable? table)
    {
        WindowsFeature? feature = table?.Find(condition.Name);
        return new FeatureName(
            feature?.Name ?? condition.Name,
            feature?.DisplayName,
            feature?.DismNames ?? [],
            condition.BroughtBy);
    }
}
