using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq;

/// <summary>One Windows feature in its three name spaces.</summary>
public sealed class FeatureName
{
    private FeatureName(string serverManagerName, string? displayName, string[] dismName, string[] broughtBy)
    {
        ServerManagerName = serverManagerName;
        DisplayName = displayName;
        DismName = dismName;
        BroughtBy = broughtBy;
    }

    /// <summary>What Server Manager shows in English; not unique, so nothing is judged by it.</summary>
    public string? DisplayName { get; }

    /// <summary>The name for Get-WindowsFeature and Install-WindowsFeature.</summary>
    public string ServerManagerName { get; }

    /// <summary>The names for DISM; some features are two of its own. Empty where they are not known.</summary>
    public string[] DismName { get; }

    /// <summary>Features whose installation brings this one along.</summary>
    public string[] BroughtBy { get; }

    /// <summary>The name that ServerManager uses.</summary>
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
