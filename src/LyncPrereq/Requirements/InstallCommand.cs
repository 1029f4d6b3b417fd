using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements;

/// <summary>Creates the commands that an administrator can run on the server.</summary>
internal static class InstallCommand
{
    /// <summary>Returns a command for display, with media in drive D; null for systems without ServerManager.</summary>
    public static string? ForFeatures(WindowsRelease release, string[] features, FeatureSource source) =>
        ForFeatures(release, features, FeatureSourcePaths.OnMedia(source));

    /// <param name="release">The release of Windows.</param>
    /// <param name="features">The names of the features.</param>
    /// <param name="sources">The sources of removed files. Can be empty.</param>
    public static string? ForFeatures(WindowsRelease release, string[] features, IEnumerable<string> sources)
    {
        if (features.Length == 0 || !WindowsReleases.IsServer(release))
        {
            return null;
        }

        string names = string.Join(", ", features);
        string shown = string.Join(", ", sources.Select(Shown));

        // On Windows Server 2008 R2, ServerManager does not have Install-WindowsFeature or -Source.
        return release == WindowsRelease.WindowsServer2008R2
            ? "Import-Module ServerManager; Add-WindowsFeature -Name " + names
            : "Install-WindowsFeature -Name " + names + (shown.Length == 0 ? "" : " -Source " + shown);
    }

    /// <summary>
    /// Returns the command that enables all services, and then starts them, because a disabled service prevents those
    /// that need it from starting.
    /// </summary>
    /// <param name="services">The names of the services, each after those that it needs.</param>
    public static string ForServices(string[] services) => string.Join("; ",
    [
        .. services.Select(service => "Set-Service -Name " + service + " -StartupType " + StartupTypeOf(service)),
        .. services.Select(service => "Start-Service -Name " + service),
    ]);

    /// <summary>
    /// Returns the default startup type of a service. The activation service is started by the services that need it.
    /// </summary>
    public static string StartupTypeOf(string service) =>
        string.Equals(service, "WAS", StringComparison.OrdinalIgnoreCase) ? "Manual" : "Automatic";

    /// <summary>Returns a path for a command line, in quotes if it contains special characters.</summary>
    public static string Shown(string path) => path.All(c => char.IsLetterOrDigit(c) || @":\/._-*".IndexOf(c) >= 0) && path[0] != '-'
        ? path
        : PowerShellText.Quote(path);

    /// <summary>Returns the command of a package; null if its file name is not known.</summary>
    public static string? ForPackage(KnownPackage? package) =>
        package is { } known && PackageFile.For(known) is var file && file.FilePattern.IndexOf('*') < 0
            ? ForPackage(file, file.FilePattern)
            : null;

    /// <param name="file">The package.</param>
    /// <param name="path">The path of its file.</param>
    /// <remarks>
    /// Windows PowerShell does not wait for a program with a window, does not run a program of the current folder by
    /// its name alone, and wusa.exe does not accept wildcard characters.
    /// </remarks>
    public static string ForPackage(PackageFile file, string path)
    {
        int end = path.LastIndexOf('\\') + 1;
        string name = path.Substring(end);
        string folder = end == 0 ? ".\\" : path.Substring(0, end);
        string program = file.Update is null ? Shown(folder + name) : "wusa.exe";
        string update = file.Update is null ? ""
            : name.IndexOf('*') < 0 ? PowerShellText.Quote("\"" + path + "\"") + ", "
            : "('\"' + @(Get-ChildItem -LiteralPath " + Shown(folder) + " -Filter " + Shown(name) + ")[0].FullName + '\"'), ";
        string quiet = file.Update is null ? "/q" : "/quiet";
        return "Start-Process -FilePath " + program + " -ArgumentList " + update + "'" + quiet + "', '/norestart' -Wait";
    }
}
