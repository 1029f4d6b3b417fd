using System.Diagnostics;

namespace LyncPrereq.Benchmarks;

/// <summary>Represents a process that was measured from its start to a line of its output.</summary>
/// <param name="Line">The line.</param>
/// <param name="Time">The time until the line.</param>
/// <param name="PeakMemory">The maximum memory of the process, in bytes.</param>
internal sealed record ChildProcess(string Line, TimeSpan Time, long PeakMemory)
{
    /// <summary>Returns the path of a program that is on the path; null if it does not exist.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
        .FirstOrDefault(File.Exists);

    public static ChildProcess Run(string[] command, Predicate<string> isAwaited)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string? awaited = null;
        TimeSpan time = default;
        long peak = 0;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (awaited is null && isAwaited(line))
            {
                awaited = line;
                time = watch.Elapsed;
            }

            peak = Math.Max(peak, PeakOf(process));
        }

        process.WaitForExit();
        return awaited is not null
            ? new ChildProcess(awaited, time, peak)
            : throw new InvalidOperationException("No such line came from " + string.Join(' ', command));
    }

    /// <summary>Returns the current peak according to the kernel, or 0 if the process has ended.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
