namespace LyncPrereq;

/// <summary>Specifies the kind of names in a list of features.</summary>
public enum FeatureNaming
{
    /// <summary>Gets the names of Get-WindowsFeature.</summary>
    ServerManager,

    /// <summary>The names of DISM and of Win32_OptionalFeature.</summary>
    Dism,
}
