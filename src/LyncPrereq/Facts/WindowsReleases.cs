using System;

namespace LyncPrereq.Facts;

/// <summary>
/// Contains the builds and names of the releases of Windows, from [MS-RPRN] and the support documents. Server and
/// client releases of one generation have the same build and differ in the product type.
/// </summary>
internal static class WindowsReleases
{
    private static readonly KnownRelease[] s_known =
    [
        new(WindowsRelease.WindowsServer2008R2, "Windows Server 2008 R2", isServer: true, 7600, 7601),
        new(WindowsRelease.WindowsServer2012, "Windows Server 2012", isServer: true, 9200),
        new(WindowsRelease.WindowsServer2012R2, "Windows Server 2012 R2", isServer: true, 9600),
        new(WindowsRelease.WindowsServer2016, "Windows Server 2016", isServer: true, 14393),
        new(WindowsRelease.WindowsServer2019, "Windows Server 2019", isServer: true, 17763),
        new(WindowsRelease.WindowsServer2022, "Windows Server 2022", isServer: true, 20348),
        new(WindowsRelease.Windows7, "Windows 7", isServer: false, 7600, 7601),
        new(WindowsRelease.Windows8, "Windows 8", isServer: false, 9200),
        new(WindowsRelease.Windows81, "Windows 8.1", isServer: false, 9600),
    ];

    public static WindowsRelease? Find(int build, bool isServer) =>
        Array.Find(s_known, known => known.IsServer == isServer && Array.IndexOf(known.Builds, build) >= 0)?.Release;

    public static bool HasBuild(WindowsRelease release, int build) => Array.IndexOf(Of(release).Builds, build) >= 0;

    public static bool IsServer(WindowsRelease release) => Of(release).IsServer;

    public static string NameOf(WindowsRelease release) => Of(release).Name;

    private static KnownRelease Of(WindowsRelease release) => Array.Find(s_known, known => known.Release == release)!;

    private sealed class KnownRelease(WindowsRelease release, string name, bool isServer, params int[] builds)
    {
        public WindowsRelease Release { get; } = release;

        public string Name { get; } = name;

        public bool IsServer { get; } = isServer;

        public int[] Builds { get; } = builds;
    }
}
