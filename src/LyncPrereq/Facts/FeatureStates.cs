namespace LyncPrereq.Facts;

/// <summary>Maps the states in each source to <see cref="FeatureState"/>.</summary>
internal static class FeatureStates
{
    /// <summary>
    /// Maps InstallState of Get-WindowsFeature. The numbers 0, 1, and 5 were read from live servers. The numbers of the
    /// pending states are not known, so only their names are mapped.
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

    /// <summary>Maps InstallState of Win32_OptionalFeature: 1 Enabled, 2 Disabled, 3 Absent, 4 Unknown.</summary>
    public static FeatureState FromOptionalFeature(int? state) => state switch
    {
        1 => FeatureState.Installed,
        2 => FeatureState.Available,
        3 => FeatureState.Removed,
        _ => FeatureState.Unknown,
    };
}
