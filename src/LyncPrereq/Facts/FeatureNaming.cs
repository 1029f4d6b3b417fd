namespace LyncPrereq;

/// <summary>Whose names a list of features uses.</summary>
public enum FeatureNaming
{
    /// <summary>The names of Get-WindowsFeature.</summary>
    ServerManager,

    /// <summary>The names of DISM and of Win32_OptionalFeature.</summary>
    Dism,
}
