using System;
using System.Linq;
using System.Text;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Requirements;

/// <summary>
/// Represents an installation package for x64: the names of its file, its command line, and the packages that it needs.
/// </summary>
internal sealed record PackageFile
{
    private const string UpdateInstaller = "wusa.exe";

    /// <summary>
    /// The table of packages, in the order of installation if they do not depend on each other. The names of a package
    /// are in order of preference. All listed releases of .NET Framework run on Windows Server 2008 R2 SP1; 4.7 is the
    /// last one, because only 4.7 requires another update there (KB4019990).
    /// </summary>
    private static readonly PackageFile[] s_all =
    [
        new()
        {
            Package = KnownPackage.DotNetFramework45,
            Title = ".NET Framework 4.5",
            Why = SR.WhyDotNetFramework45,
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
            Why = SR.WhyWindowsManagementFramework3,
            WhyNotApplicable = SR.NotApplicableWindowsManagementFramework3,
            Update = "KB2506143",
            Names = [PackageName.OfUpdate("Windows6.1", "KB2506143")],
            NeededPackages = [KnownPackage.DotNetFramework45],
        },
        new()
        {
            Package = KnownPackage.KB2646886,
            Title = "update KB2646886 for IIS 7.5",
            Why = SR.WhyKB2646886,
            WhyNotApplicable = SR.NotApplicableKB2646886,
            Update = "KB2646886",
            Names = [PackageName.OfUpdate("Windows6.1", "KB2646886", isVersionKnown: false)],
            NeededFeature = "Web-WebServer",
            CanBeReplaced = true,
        },
        new()
        {
            Package = KnownPackage.WindowsIdentityFoundation,
            Title = "Windows Identity Foundation",
            Why = SR.WhyWindowsIdentityFoundation,
            WhyNotApplicable = SR.NotApplicableWindowsIdentityFoundation,
            Update = "KB974405",
            Names = [PackageName.OfUpdate("Windows6.1", "KB974405")],
            NeededFeature = FeatureTable.DotNet35,
        },
        new()
        {
            Package = KnownPackage.KB2858668,
            Title = "update KB2858668 for Windows Server 2012",
            Why = SR.WhyKB2858668,
            WhyNotApplicable = SR.NotApplicableKB2858668,
            Update = "KB2858668",
            Names = [PackageName.OfUpdate("Windows8-RT", "KB2858668", isVersionKnown: false)],
            CanBeReplaced = true,
        },
        new()
        {
            Package = KnownPackage.KB2982006,
            Title = "update KB2982006 for Windows Server 2012 R2",
            Why = SR.WhyKB2982006,
            WhyNotApplicable = SR.NotApplicableKB2982006,
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

    /// <summary>
    /// Gets a value that indicates whether a later update can contain the package, so that it is not an error if it
    /// does not apply.
    /// </summary>
    public bool CanBeReplaced { get; init; }

    /// <summary>Gets the update in an .msu file; null for a setup program.</summary>
    public string? Update { get; init; }

    /// <summary>Gets the possible file names. The first one in the folder is used.</summary>
    public required PackageName[] Names { get; init; }

    /// <summary>Gets the packages that must be installed before this one.</summary>
    public KnownPackage[] NeededPackages { get; init; } = [];

    /// <summary>Gets the feature without which the package does not apply.</summary>
    public string? NeededFeature { get; init; }

    public static PackageFile[] All => [.. s_all];

    /// <summary>Gets the preferred name, with a * if revisions of the package have other names.</summary>
    public string FilePattern => Names[0].Shown;

    public static PackageFile For(KnownPackage package) => Array.Find(s_all, file => file.Package == package)!;

    /// <summary>Gets the reason for the position in a plan.</summary>
    public required string Why { get; init; }

    /// <summary>
    /// Gets the usual cause if the update does not apply although it is missing; null if it is not known.
    /// </summary>
    public string? WhyNotApplicable { get; init; }

    /// <summary>
    /// Returns the package with the releases of .NET Framework that meet a requirement; null if there is none.
    /// </summary>
    public PackageFile? Satisfying(Func<int, bool> satisfies)
    {
        PackageName[] names = [.. Names.Where(name => name.Release is not { } release || satisfies(release))];
        return names.Length == 0 ? null : this with { Names = names };
    }

    /// <summary>Returns the path of the file in a folder, or its name if there is no folder.</summary>
    public string PathIn(string? folder) => folder is null ? FilePattern : folder.TrimEnd('\\', '/') + "\\" + FilePattern;

    /// <summary>Returns the program that installs the file.</summary>
    public string Program(string path) => Update is null ? path : UpdateInstaller;

    public string[] Arguments(string path, string log) => Update is null
        ? ["/q", "/norestart", "/log", log]
        : [path, "/quiet", "/norestart", "/log:" + log];

    /// <summary>Otherwise, the generated text would depend on the culture.</summary>
    private bool PrintMembers(StringBuilder text) => text.Append(Title).Length > 0;
}

/// <summary>
/// Represents a file name of a package. A file from the Microsoft Update Catalog has the SHA-1 hash of its content
/// after this name, as in windows6.1-kb974405-x64_0123456789abcdef0123456789abcdef01234567.msu.
/// </summary>
internal sealed class PackageName(string shown, string pattern, int? release)
{
    private const string Hash = "(_[0-9a-f]{40})?";

    /// <summary>Gets the name for display, with a * if revisions of the package have other names.</summary>
    public string Shown { get; } = shown;

    /// <summary>
    /// Gets a regular expression for the full name, which is not case-sensitive. It contains no backslashes or
    /// alternatives, because it is combined with others and with a path.
    /// </summary>
    public string Pattern { get; } = pattern;

    /// <summary>Gets the release of .NET Framework 4.x in the file; null for other packages.</summary>
    public int? Release { get; } = release;

    public static PackageName OfSetup(string stem, int release) =>
        new(stem + ".exe", Escape(stem) + Hash + "[.]exe", release);

    /// <param name="system">The prefix of updates for the system.</param>
    /// <param name="update">The number of the update.</param>
    /// <param name="isVersionKnown">Whether the first revision is the current one.</param>
    public static PackageName OfUpdate(string system, string update, bool isVersionKnown = true) => new(
        system + "-" + update + (isVersionKnown ? "" : "*") + "-x64.msu",
        Escape(system) + "-" + update + "(-v[0-9]+)?-x64" + Hash + "[.]msu",
        null);

    private static string Escape(string text) => text.Replace(".", "[.]");
}

/// <summary>Specifies an installation package that the module knows.</summary>
internal enum KnownPackage
{
    DotNetFramework45,
    WindowsManagementFramework3,
    WindowsIdentityFoundation,
    KB2646886,
    KB2858668,
    KB2982006,
}
