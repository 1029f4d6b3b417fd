namespace LyncPrereq;

/// <summary>What a step of a plan is.</summary>
public enum InstallationStepKind
{
    /// <summary>An installation package is run.</summary>
    Package,

    /// <summary>Windows features are installed, from the server's own store.</summary>
    Feature,

    /// <summary>
    /// Windows features are installed that need files of .NET Framework 3.5, which were removed from the server. The folder
    /// sources\sxs of installation media has them.
    /// </summary>
    FeatureFromSource,

    /// <summary>A person has to do it; the step says what.</summary>
    Manual,

    /// <summary>The server is restarted.</summary>
    Restart,

    /// <summary>
    /// Windows features are installed that need other files which were removed from the server. The image of the installed
    /// edition (wim:D:\sources\install.wim:index) has them.
    /// </summary>
    FeatureFromImage,
}
