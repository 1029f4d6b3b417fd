namespace LyncPrereq;

/// <summary>Specifies the kind of a source of facts.</summary>
public enum InventorySourceKind
{
    /// <summary>The CIM class Win32_OperatingSystem.</summary>
    OperatingSystem,

    /// <summary>The registry, read from a live server or exported by regedit.</summary>
    Registry,

    /// <summary>Get-WindowsFeature, as objects or as text.</summary>
    WindowsFeature,

    /// <summary>The CIM class Win32_OptionalFeature, or the text of Get-WindowsOptionalFeature.</summary>
    OptionalFeature,

    /// <summary>The text of dism /online /get-features.</summary>
    Dism,

    /// <summary>Get-HotFix or the CIM class Win32_QuickFixEngineering.</summary>
    Update,

    /// <summary>Get-Service or the CIM class Win32_Service.</summary>
    Service,

    /// <summary>The text of systeminfo.</summary>
    SystemInfo,

    /// <summary>A CIM class that describes the computer, for example Win32_ComputerSystem.</summary>
    Class,
}
