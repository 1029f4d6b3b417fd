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

    public static string Display(PackageFile file, string? folder)
    {
        string path = PathOf(file, folder);
        string shown = InstallCommand.Shown(path);
        return file.Update is null
            ? (shown == path ? "" : "& ") + shown + " /q /norestart"
            : UpdateInstaller + " " + shown + " /quiet /norestart";
    }
}
