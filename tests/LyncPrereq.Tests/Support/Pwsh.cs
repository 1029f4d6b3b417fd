namespace LyncPrereq.Tests.Support;

/// <summary>The PowerShell of this machine, in place of the server's own.</summary>
internal static class Pwsh
{
    private static readonly string? s_path = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
        .FirstOrDefault(File.Exists);

    /// <summary>Its path; the test is skipped where there is none.</summary>
    public static string Require()
    {
        Assert.SkipWhen(s_path is null, "There is no pwsh on the path.");
        return s_path;
    }
}
