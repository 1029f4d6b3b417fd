using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace LyncPrereq.Scripting;

/// <summary>Starts programs on this computer without a shell. It is the only class that starts processes.</summary>
internal static class ProcessRunner
{
    /// <summary>How long the rest of the output is waited for after the end of a program.</summary>
    private static readonly TimeSpan s_shortestDrain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestDrain = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Returns the full path of a Windows program. For a bare name, the current folder would be searched first, and a
    /// 32-bit process uses another name for the 64-bit system folder.
    /// </summary>
    public static string SystemPath(string name) => Path.Combine(
        Environment.GetEnvironmentVariable("windir") ?? @"C:\Windows",
        Environment.Is64BitProcess ? "System32" : "Sysnative",
        name);

    /// <param name="program">The program.</param>
    /// <param name="arguments">The arguments, unquoted.</param>
    /// <param name="output">Receives each line of the output; null if the output is not read.</param>
    /// <param name="limit">The time limit; null for none.</param>
    /// <param name="stopAtLimit">Whether the program is terminated at the limit. Otherwise, it continues.</param>
    /// <param name="cancel">Ends the wait, never the program.</param>
    /// <param name="variable">An environment variable of the program.</param>
    public static ProcessReport Run(
        string program,
        string[] arguments,
        Action<string>? output,
        TimeSpan? limit,
        bool stopAtLimit,
        CancellationToken cancel,
        KeyValuePair<string, string>? variable = null)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo
            {
                FileName = program,
                Arguments = CommandLine.Join(arguments),
                UseShellExecute = false,
                CreateNoWindow = true,

                // The current folder can contain a DLL that the program would load.
                WorkingDirectory = Environment.SystemDirectory,

                // Redirect only if the output is read: if this process exits first, writes of the program would fail.
                RedirectStandardOutput = output is not null,
                RedirectStandardError = output is not null,
            },
        };

        // In the module path of PowerShell 7, Windows PowerShell would find the wrong modules. It sets a path of its own.
        process.StartInfo.EnvironmentVariables.Remove("PSModulePath");
        if (variable is { } added)
        {
            process.StartInfo.EnvironmentVariables[added.Key] = added.Value;
        }

        // Not disposed: events can come after the wait.
        var exited = new ManualResetEventSlim();
        var streams = new CountdownEvent(2);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.Set();
        process.OutputDataReceived += (_, line) => Take(line.Data, output);
        process.ErrorDataReceived += (_, line) => Take(line.Data, null);
        var clock = Stopwatch.StartNew();
        try
        {
            process.Start();
        }
        catch (Win32Exception problem)
        {
            return new ProcessReport { ExitCode = null, ProcessId = 0, Error = problem.Message };
        }

        // Read both streams: a full pipe would block the program.
        if (output is not null)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        int first = WaitHandle.WaitAny([exited.WaitHandle, cancel.WaitHandle], limit is { } time ? Milliseconds(time) : Timeout.Infinite);
        if (first != 0 && !process.HasExited)
        {
            bool isStopped = first == WaitHandle.WaitTimeout && stopAtLimit && Stop(process);
            return new ProcessReport { ExitCode = null, ProcessId = process.Id, IsLate = true, IsStopped = isStopped };
        }

        if (output is not null)
        {
            // A program that it has started can keep the streams open after its end.
            TimeSpan left = limit is { } whole && whole - clock.Elapsed < s_longestDrain ? whole - clock.Elapsed : s_longestDrain;
            WaitHandle.WaitAny([streams.WaitHandle, cancel.WaitHandle], Milliseconds(left > s_shortestDrain ? left : s_shortestDrain));
        }

        return new ProcessReport { ExitCode = unchecked((uint)process.ExitCode), ProcessId = process.Id };

        static bool Stop(Process process)
        {
            try
            {
                process.Kill();
                return true;
            }
            catch (InvalidOperationException)
            {
                // It has just ended.
                return true;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }

        static int Milliseconds(TimeSpan time) => (int)Math.Min(time.TotalMilliseconds, int.MaxValue);

        void Take(string? line, Action<string>? output)
        {
            if (line is null)
            {
                streams.Signal();
            }
            else
            {
                output?.Invoke(line);
            }
        }
    }
}

/// <summary>Describes how a program ended.</summary>
internal sealed class ProcessReport
{
    /// <summary>
    /// Gets all 32 bits of the exit code; null if the program did not end in time, or could not be started.
    /// </summary>
    public required uint? ExitCode { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>Gets a value that indicates whether the program was still running at the time limit.</summary>
    public bool IsLate { get; init; }

    /// <summary>Gets a value that indicates whether it was terminated at the limit.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Gets the reason why it could not be started; null if it was started.</summary>
    public string? Error { get; init; }
}
