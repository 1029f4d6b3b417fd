namespace LyncPrereq;

/// <summary>Specifies the state of a Windows feature.</summary>
public enum FeatureState
{
    /// <summary>The source contains the feature with an unknown state.</summary>
    Unknown,

    /// <summary>Not installed. The files are on the server.</summary>
    Available,

    /// <summary>Installed.</summary>
    Installed,

    /// <summary>Not installed, and the files were removed. The installation requires a source.</summary>
    Removed,

    /// <summary>Not installed. The source does not show whether the files are on the server.</summary>
    NotInstalled,

    /// <summary>Will be installed when the server has restarted.</summary>
    InstallPending,

    /// <summary>Will be removed when the server has restarted.</summary>
    UninstallPending,
}
