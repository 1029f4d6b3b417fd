namespace LyncPrereq.Facts;

/// <summary>What each source calls the states of a feature.</summary>
internal static class FeatureStates
{
    /// <summary>
    /// InstallState of Get-WindowsFeature. The numbers 0, 1 and 5 were read off live servers; that of the pending
    /// states is not known, so they are taken by name only.
    /// </summary>
    public static FeatureState FromServerManager(string state) => state.ToUpperInvariant() switch
    {
        "AVAILABLE" or "0" => FeatureState.Available,
        "INSTALLED" or "1" => FeatureState.Installed,
        "REMOVED" or "5" => FeatureState.Removed,
        "INSTALLPENDING" => FeatureState.InstallPending,
        "UNINSTALLPENDING" => FeatureState.UninstallPending,
        _ => FeatureState.Unknown,
    };

    /// <summary>InstallState of Win32_OptionalFeature: 1 Enabled, 2 Disabled, 3 Absent, 4 Unknown.</summary>
    public static FeatureState FromOptionalFeature(string state) => state switch
    {
        "1" => FeatureState.Installed,
        "2" => FeatureState.Available,
        "3" => FeatureState.Removed,
        _ => FeatureState.Unknown,
    };
}
