namespace LyncPrereq.Requirements;

/// <summary>Installation packages that the module knows by name.</summary>
internal enum KnownPackage
{
    DotNetFramework45,
    WindowsManagementFramework3,
    WindowsIdentityFoundation,
    KB2646886,
    KB2858668,
    KB2982006,
}
