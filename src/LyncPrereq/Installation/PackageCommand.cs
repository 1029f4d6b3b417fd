using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>How a package is run: its program and its arguments, and the same as one would type it.</summary>
internal static class PackageCommand
{
    private const string UpdateInstaller = "wusa.exe";

    /// <summary>The file in the folder that the user named; its bare name where none was named.</summary>
    public static string PathOf(PackageFile file, string? folder) => folder is null
        ? file.FilePattern
        : folder.TrimEnd('\\', '/') + "\\" + file.FilePattern;

    /// <param name="file">The package.</param>
    /// <param name="path">Where its file is.</param>
    public static string Program(PackageFile file, string path) => file.Update is null ? path : UpdateInstaller;

    public static string[] Arguments(PackageFile file, string path, string log) => file.Update is null
        ? ["/q", "/norestart", "/log", log]
        : [path, "/quiet", "/norestart", "/log:" + log];

    /// <summary>What an exit code of its installer means, and what else can be the cause.</summary>
    public static string Explain(PackageFile file, uint code) =>
        code == ExitCodes.AccessDenied && file.Update is null ? SR.ExitAccessDeniedSetup
        : ExitCodes.OutcomeOf(code) == InstallationOutcome.NotApplicable && WhyNotApplicable(file) is { } cause
            ? ExitCodes.Explain(code) + " " + cause
        : ExitCodes.Explain(code);

    /// <summary>What keeps an update from being applicable where it is needed; null where nothing is known.</summary>
    public static string? WhyNotApplicable(PackageFile file) =>
        SR.ResourceManager.GetString("NotApplicable" + file.Package, SR.Culture);

    public static string Display(PackageFile file, string? folder) => InstallCommand.ForPackage(file, PathOf(file, folder));
}
