using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace LyncPrereq.Tests.Support;

/// <summary>The built console, run as a process with its output redirected.</summary>
internal sealed record BuiltConsole(int ExitCode, string Output, string Errors)
{
    private static string Folder => Path.Combine(
        TestFiles.Repository,
        "src",
        "LyncPrereq.Console",
        "bin",
        typeof(BuiltConsole).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
        "net10.0");

    /// <summary>The program. It takes the arguments of PowerShell.</summary>
    public static string Program => Path.Combine(Folder, OperatingSystem.IsWindows() ? "LyncPrereq.Console.exe" : "LyncPrereq.Console");

    public string[] Lines => Output.ReplaceLineEndings("\n").Split('\n');

    public static Task<BuiltConsole> Run(params string[] arguments) => RunWith("", arguments);

    /// <param name="input">What is typed.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<BuiltConsole> RunWith(string input, params string[] arguments)
    {
        CancellationToken canceled = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "LyncPrereq.Console.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardErrorEncoding = Encoding.UTF8,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = TestFiles.Repository,
        };
        start.Environment.Remove("LYNCPREREQ_MODULE");
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(canceled);
        Task<string> errors = process.StandardError.ReadToEndAsync(canceled);
        await process.WaitForExitAsync(canceled);
        return new BuiltConsole(process.ExitCode, await output, await errors);
    }
}
