namespace LyncPrereq.Requirements;

/// <summary>
/// Builds and names of the releases of Windows, after [MS-RPRN] and the support documents. Server and client of one
/// generation share their build; the product type tells them apart.
/// </summary>
internal static class WindowsReleases
{
    public static WindowsRelease? Find(int build, bool isServer) => build switch
    {
        7600 or 7601 => isServer ? WindowsRelease.WindowsServer2008R2 : WindowsRelease.Windows7,
        9200 => isServer ? WindowsRelease.WindowsServer2012 : WindowsRelease.Windows8,
        9600 => isServer ? WindowsRelease.WindowsServer2012R2 : WindowsRelease.Windows81,
        _ => null,
    };

    public static bool HasBuild(WindowsRelease release, int build) => Find(build, IsServer(release)) == release;

    public static bool IsServer(WindowsRelease release) =>
        release is WindowsRelease.WindowsServer2008R2
            or WindowsRelease.WindowsServer2012
            or WindowsRelease.WindowsServer2012R2;

    public static string NameOf(WindowsRelease release) => release switch
    {
        WindowsRelease.WindowsServer2008R2 => "Windows Server 2008 R2",
        WindowsRelease.WindowsServer2012 => "Windows Server 2012",
        WindowsRelease.WindowsServer2012R2 => "Windows Server 2012 R2",
        WindowsRelease.Windows7 => "Windows 7",
        WindowsRelease.Windows8 => "Windows 8",
        _ => "Windows 8.1",
    };
}
