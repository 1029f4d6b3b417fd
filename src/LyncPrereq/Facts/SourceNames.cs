namespace LyncPrereq.Facts;

/// <summary>Contains the names of the kinds of sources in evidence.</summary>
internal static class SourceNames
{
    public static string Of(InventorySourceKind kind) => kind switch
    {
        InventorySourceKind.OperatingSystem => "Win32_OperatingSystem",
        InventorySourceKind.Registry => "Registry",
        InventorySourceKind.WindowsFeature => "Get-WindowsFeature",
        InventorySourceKind.OptionalFeature => "Win32_OptionalFeature",
        InventorySourceKind.Dism => "dism /get-features",
        InventorySourceKind.Update => "Win32_QuickFixEngineering",
        InventorySourceKind.SystemInfo => "systeminfo",
        InventorySourceKind.Class => "CIM",
        _ => "Get-Service",
    };
}
