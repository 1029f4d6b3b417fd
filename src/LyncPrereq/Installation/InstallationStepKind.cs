namespace LyncPrereq;

/// <summary>Specifies the kind of a step.</summary>
public enum InstallationStepKind
{
    /// <summary>Runs the installer of a package.</summary>
    Package,

    /// <summary>Installs Windows features from the files on the server.</summary>
    Feature,

    /// <summary>
    /// Installs Windows features that need removed files of .NET Framework 3.5. The sources\sxs folder of the
    /// installation media contains them.
    /// </summary>
    FeatureFromSource,

    /// <summary>Must be done by a person. The step describes the action.</summary>
    Manual,

    /// <summary>Restarts the server.</summary>
    Restart,

    /// <summary>
    /// Installs Windows features that need other removed files. The image of the installed edition
    /// (wim:D:\sources\install.wim:index) contains them.
    /// </summary>
    FeatureFromImage,
}
