namespace LyncPrereq;

/// <summary>The state of a Windows feature.</summary>
public enum FeatureState
{
    /// <summary>The source names the feature and a state that is not understood.</summary>
    Unknown,

    /// <summary>Not installed; its files are in the local store.</summary>
    Available,

    /// <summary>Installed.</summary>
    Installed,

    /// <summary>Not installed, and its files were removed: installing it needs a source.</summary>
    Removed,

    /// <summary>Not installed; the source does not say whether its files are there.</summary>
    NotInstalled,

    /// <summary>Will be installed when the server has restarted.</summary>
    InstallPending,

    /// <summary>Will be gone when the server has restarted.</summary>
    UninstallPending,
}
