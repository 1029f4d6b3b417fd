using System;
using System.Linq;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Requirements;

/// <summary>An installation package for x64: what its file may be called, and what has to be installed before it.</summary>
internal sealed class PackageFile
{
    /// <summary>
    /// Every package, in the order in which they are installed where none needs anything else first. Names of one package
    /// are in the order in which they are preferred. All releases of .NET Framework in the list run on Windows Server
    /// 2008 R2 SP1; 4.7 comes last, since it alone needs another update there first (KB4019990).
    /// </summary>
    private static readonly PackageFile[] s_all =
    [
        new()
        {
            Package = KnownPackage.DotNetFramework45,
            Title = ".NET Framework 4.5",
            Names =
            [
                PackageName.OfSetup("dotNetFx45_Full_x86_x64", 378389),
                PackageName.OfSetup("NDP451-KB2858728-x86-x64-AllOS-ENU", 378758),
                PackageName.OfSetup("NDP452-KB2901907-x86-x64-AllOS-ENU", 379893),
                PackageName.OfSetup("NDP46-KB3045557-x86-x64-AllOS-ENU", 393297),
                PackageName.OfSetup("NDP461-KB3102436-x86-x64-AllOS-ENU", 394271),
                PackageName.OfSetup("NDP462-KB3151800-x86-x64-AllOS-ENU", 394806),
                PackageName.OfSetup("NDP471-KB4033342-x86-x64-AllOS-ENU", 461310),
                PackageName.OfSetup("NDP472-KB4054530-x86-x64-AllOS-ENU", 461814),
                PackageName.OfSetup("ndp48-x86-x64-allos-enu", 528049),
                PackageName.OfSetup("NDP47-KB3186497-x86-x64-AllOS-ENU", 460805),
            ],
        },
        new()
        {
            Package = KnownPackage.WindowsManagementFramework3,
            Title = "Windows Management Framework 3.0",
            Update = "KB2506143",
            Names = [PackageName.OfUpdate("Windows6.1", "KB2506143")],
            NeededPackages = [KnownPackage.DotNetFramework45],
        },
        new()
        {
            Package = KnownPackage.KB2646886,
            Title = "update KB2646886 for IIS 7.5",
            Update = "KB2646886",
            Names = [PackageName.OfUpdate("Windows6.1", "KB2646886", isVersionKnown: false)],
            NeededFeature = "Web-WebServer",
            CanBeReplaced = true,
        },
        new()
        {
            Package = KnownPackage.WindowsIdentityFoundation,
            Title = "Windows Identity Foundation",
            Update = "KB974405",
            Names = [PackageName.OfUpdate("Windows6.1", "KB974405")],
            NeededFeature = FeatureTable.DotNet35,
        },
        new()
        {
            Package = KnownPackage.KB2858668,
            Title = "update KB2858668 for Windows Server 2012",
            Update = "KB2858668",
            Names = [PackageName.OfUpdate("Windows8-RT", "KB2858668", isVersionKnown: false)],
            CanBeReplaced = true,
        },
        new()
        {
            Package = KnownPackage.KB2982006,
            Title = "update KB2982006 for Windows Server 2012 R2",
            Update = "KB2982006",
            Names = [PackageName.OfUpdate("Windows8.1", "KB2982006")],
            CanBeReplaced = true,
        },
    ];

    private PackageFile()
    {
    }

    public required KnownPackage Package { get; init; }

    public required string Title { get; init; }

    /// <summary>Whether a later update can contain it: that it does not apply is then no failure.</summary>
    public bool CanBeReplaced { get; init; }

    /// <summary>The update that an .msu file brings; null for a setup program.</summary>
    public string? Update { get; init; }

    /// <summary>What the file may be called; the first name that is found in the folder is taken.</summary>
    public required PackageName[] Names { get; init; }

    /// <summary>Packages without which this one cannot be installed.</summary>
    public KnownPackage[] NeededPackages { get; init; } = [];

    /// <summary>The feature without which this one says that it does not apply.</summary>
    public string? NeededFeature { get; init; }

    public static PackageFile[] All => [.. s_all];

    /// <summary>The preferred name; with a * where a revision of the package may change it.</summary>
    public string FilePattern => Names[0].Shown;

    public static PackageFile For(KnownPackage package) => Array.Find(s_all, file => file.Package == package)!;

    /// <summary>The package with the releases of .NET Framework that satisfy a requirement; null where none does.</summary>
    public PackageFile? Satisfying(Func<int, bool> satisfies)
    {
        PackageName[] names = [.. Names.Where(name => name.Release is not { } release || satisfies(release))];
        return names.Length == 0 ? null : new PackageFile
        {
            Package = Package,
            Title = Title,
            Update = Update,
            Names = names,
            NeededPackages = NeededPackages,
            NeededFeature = NeededFeature,
            CanBeReplaced = CanBeReplaced,
        };
    }
}
