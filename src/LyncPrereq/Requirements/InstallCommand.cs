using System.Linq;

namespace LyncPrereq.Requirements;

/// <summary>Commands as an administrator would type them on the server itself.</summary>
internal static class InstallCommand
{
    /// <summary>The installation media in drive D, where the article has the reader put it.</summary>
    private const string SideBySide = @"D:\sources\sxs";
    private const string Image = @"wim:D:\sources\install.wim:<index>";

    /// <summary>For a person to read; null on systems without ServerManager.</summary>
    public static string? ForFeatures(WindowsRelease release, string[] features, FeatureSource source) => ForFeatures(
        release,
        features,
        source switch
        {
            FeatureSource.None => [],
            FeatureSource.SideBySide => [SideBySide],
            FeatureSource.Image => [Image],
            _ => [SideBySide, Image],
        });

    /// <param name="release">The system.</param>
    /// <param name="features">The names of the features.</param>
    /// <param name="source">Where files are that are gone from the server; null where none is named.</param>
    public static string? ForFeatures(WindowsRelease release, string[] features, string? source) =>
        ForFeatures(release, features, source is null ? [] : [source]);

    private static string? ForFeatures(WindowsRelease release, string[] features, string[] sources)
    {
        if (features.Length == 0 || !WindowsReleases.IsServer(release))
        {
            return null;
        }

        string names = string.Join(", ", features);

        // ServerManager of Windows Server 2008 R2 has neither Install-WindowsFeature nor -Source.
        return release == WindowsRelease.WindowsServer2008R2
            ? "Import-Module ServerManager; Add-WindowsFeature -Name " + names
            : "Install-WindowsFeature -Name " + names + (sources.Length == 0 ? "" : " -Source " + string.Join(", ", sources.Select(Shown)));
    }

    /// <summary>Lets services start, and starts them.</summary>
    public static string ForServices(string[] services) => string.Join("; ", services.Select(service =>
        "Set-Service -Name " + service + " -StartupType Automatic; Start-Service -Name " + service));

    /// <summary>A path as it would be typed: in quotes, unless nothing in it can mean anything else.</summary>
    public static string Shown(string path) => path.All(c => char.IsLetterOrDigit(c) || @":\/._-*".IndexOf(c) >= 0) && path[0] != '-'
        ? path
        : PowerShellText.Quote(path);

    /// <summary>Null where the name of the file is not known for certain.</summary>
    public static string? ForPackage(KnownPackage? package) => package switch
    {
        KnownPackage.DotNetFramework45 => "dotNetFx45_Full_x86_x64.exe /q /norestart",
        KnownPackage.WindowsManagementFramework3 => "wusa.exe Windows6.1-KB2506143-x64.msu /quiet /norestart",
        KnownPackage.WindowsIdentityFoundation => "wusa.exe Windows6.1-KB974405-x64.msu /quiet /norestart",
        _ => null,
    };
}
