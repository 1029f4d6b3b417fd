namespace LyncPrereq.Requirements;

/// <summary>Installation packages that a remedy can name.</summary>
internal enum KnownPackage
{
    DotNetFramework45,
    WindowsManagementFramework3,
    WindowsIdentityFoundation,
    KB2646886,
}
