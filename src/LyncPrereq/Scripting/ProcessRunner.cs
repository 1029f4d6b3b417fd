using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;

namespace LyncPrereq.Scripting;

/// <summary>Starts programs on this computer, without a shell. The one class that does.</summary>
internal static class ProcessRunner
{
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments, each as it has to arrive.</param>
    /// <param name="output">Told of every line that it writes; null where nobody listens.</param>
    /// <param name="limit">How long it may take; null for as long as it takes.</param>
    /// <param name="stopAtLimit">Whether it is ended then, or left alone.</param>
    /// <param name="cancel">Ends the waiting, never the program.</param>
    public static ProcessReport Run(
        string program,
        string[] arguments,
        Action<string>? output,
        TimeSpan? limit,
        bool stopAtLimit,
        CancellationToken cancel)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo
            {
                FileName = program,
                Arguments = CommandLine.Join(arguments),
                UseShellExecute = false,
                CreateNoWindow = true,

                // A pipe is for a listener: it breaks with the end of this process, and who writes into it then fails.
                RedirectStandardOutput = output is not null,
                RedirectStandardError = output is not null,
            },
        };
        using var exited = new ManualResetEventSlim();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.Set();
        process.OutputDataReceived += (_, line) => Tell(line.Data);
        process.ErrorDataReceived += (_, line) => Tell(null);
        try
        {
            process.Start();
        }
        catch (Win32Exception problem)
        {
            return new ProcessReport { ExitCode = null, ProcessId = 0, Error = problem.Message };
        }

        // Both are read, or a program that writes much would wait for its reader for ever.
        if (output is not null)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        int milliseconds = limit is { } time ? (int)Math.Min(time.TotalMilliseconds, int.MaxValue) : Timeout.Infinite;
        int first = WaitHandle.WaitAny([exited.WaitHandle, cancel.WaitHandle], milliseconds);
        if (first != 0 && !process.HasExited)
        {
            bool isStopped = first == WaitHandle.WaitTimeout && stopAtLimit && Stop(process);
            return new ProcessReport { ExitCode = null, ProcessId = process.Id, IsLate = true, IsStopped = isStopped };
        }

        process.WaitForExit();
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
                // It ended by itself at the same moment.
                return true;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }

        void Tell(string? line)
        {
            if (line is not null)
            {
                output?.Invoke(line);
            }
        }
    }
}
