using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements;

/// <summary>Commands as an administrator would type them on the server itself.</summary>
internal static class InstallCommand
{
    /// <summary>For a person to read, with media in drive D; null on systems without ServerManager.</summary>
    public static string? ForFeatures(WindowsRelease release, string[] features, FeatureSource source) =>
        ForFeatures(release, features, FeatureSourcePaths.OnMedia(source));

    /// <param name="release">The system.</param>
    /// <param name="features">The names of the features.</param>
    /// <param name="sources">Where files are that were removed from the server; none where none is named.</param>
    public static string? ForFeatures(WindowsRelease release, string[] features, IEnumerable<string> sources)
    {
        if (features.Length == 0 || !WindowsReleases.IsServer(release))
        {
            return null;
        }

        string names = string.Join(", ", features);
        string shown = string.Join(", ", sources.Select(Shown));

        // ServerManager of Windows Server 2008 R2 has neither Install-WindowsFeature nor -Source.
        return release == WindowsRelease.WindowsServer2008R2
            ? "Import-Module ServerManager; Add-WindowsFeature -Name " + names
            : "Install-WindowsFeature -Name " + names + (shown.Length == 0 ? "" : " -Source " + shown);
    }

    /// <summary>Lets services start, and then starts them: one that is disabled keeps those that need it from starting.</summary>
    /// <param name="services">Their names, each after those that it needs.</param>
    public static string ForServices(string[] services) => string.Join("; ",
    [
        .. services.Select(service => "Set-Service -Name " + service + " -StartupType " + StartupTypeOf(service)),
        .. services.Select(service => "Start-Service -Name " + service),
    ]);

    /// <summary>The startup type that Windows gives a service: the activation service is started by those that need it.</summary>
    public static string StartupTypeOf(string service) =>
        string.Equals(service, "WAS", StringComparison.OrdinalIgnoreCase) ? "Manual" : "Automatic";

    /// <summary>A path as it would be typed: in quotes, unless nothing in it can mean anything else.</summary>
    public static string Shown(string path) => path.All(c => char.IsLetterOrDigit(c) || @":\/._-*".IndexOf(c) >= 0) && path[0] != '-'
        ? path
        : PowerShellText.Quote(path);

    /// <summary>Null where the name of the file is not known for certain.</summary>
    public static string? ForPackage(KnownPackage? package) =>
        package is { } known && PackageFile.For(known) is var file && file.FilePattern.IndexOf('*') < 0
            ? ForPackage(file, file.FilePattern)
            : null;

    /// <param name="file">The package.</param>
    /// <param name="path">Where its file is.</param>
    /// <remarks>
    /// Windows PowerShell does not wait for a program with windows by itself, does not run a program of the current folder
    /// by its bare name, and wusa.exe takes no wildcards.
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
