namespace LyncPrereq;

/// <summary>What a step of a plan is.</summary>
public enum InstallationStepKind
{
    /// <summary>An installation package is run.</summary>
    Package,

    /// <summary>Windows features are installed, from the server's own store.</summary>
    Feature,

    /// <summary>Windows features are installed whose files, or those of what they depend on, are gone from the server.</summary>
    FeatureFromSource,

    /// <summary>A person has to do it; the step says what.</summary>
    Manual,

    /// <summary>The server is restarted.</summary>
    Restart,
}
