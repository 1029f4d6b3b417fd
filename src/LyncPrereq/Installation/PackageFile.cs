using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>An installation package as Microsoft names its file, for x64, and how it is run without a question.</summary>
internal sealed class PackageFile
{
    private PackageFile(KnownPackage package, string title, string filePattern, string? update)
    {
        Package = package;
        Title = title;
        FilePattern = filePattern;
        Update = update;
    }

    public KnownPackage Package { get; }

    public string Title { get; }

    /// <summary>The name of the file; with a * where updates of the package itself change it.</summary>
    public string FilePattern { get; }

    /// <summary>The update that an .msu file brings; null for a set-up program.</summary>
    public string? Update { get; }

    /// <summary>The files in the order in which they have to be installed.</summary>
    public static readonly PackageFile[] InOrder =
    [
        new(KnownPackage.KB2646886, "update KB2646886 for IIS 7.5", "Windows6.1-KB2646886*-x64.msu", "KB2646886"),
        new(KnownPackage.DotNetFramework45, ".NET Framework 4.5", "dotNetFx45_Full_x86_x64.exe", null),
        new(KnownPackage.WindowsManagementFramework3, "Windows Management Framework 3.0", "Windows6.1-KB2506143-x64.msu", "KB2506143"),
        new(KnownPackage.WindowsIdentityFoundation, "Windows Identity Foundation", "Windows6.1-KB974405-x64.msu", "KB974405"),
    ];
}
