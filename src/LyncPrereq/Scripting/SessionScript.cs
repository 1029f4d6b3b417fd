using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Remoting;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Scripting;

/// <summary>Runs scripts in a session of the user, and returns their rows as plain values.</summary>
internal static class SessionScript
{
    /// <summary>How long a script is waited for that is stopped.</summary>
    public static readonly TimeSpan StopTime = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_clearing = TimeSpan.FromSeconds(1);

    private const string WithoutSigns =
        "& {{\n{0}\n}} @args | Microsoft.PowerShell.Core\\Where-Object {{ $_.Kind -ne '" + ArrivedRows.Alive + "' }}";

    /// <summary>
    /// Gets a value that indicates whether the caller's session can load ServerManager: a 64-bit Windows PowerShell,
    /// recognized by the core library of .NET Framework.
    /// </summary>
    public static bool CanBeCallers => typeof(object).Assembly.GetName().Name == "mscorlib" && Environment.Is64BitProcess;

    /// <summary>Runs a script over a PSSession.</summary>
    /// <param name="session">The session.</param>
    /// <param name="script">A script that returns rows.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancel">Ends the wait, even if the session does not answer. The script is stopped if it does.</param>
    /// <param name="heard">Is called for each row.</param>
    public static IReadOnlyList<SnapshotRow> Run(
        PSSession session,
        string script,
        Dictionary<string, object?> parameters,
        CancellationToken cancel,
        Action? heard = null)
    {
        var rows = new ArrivedRows(heard);
        Run(session, script, parameters, rows, cancel);
        return rows.Taken();
    }

    /// <summary>
    /// Runs a script that only reads. If the script does not end, or its session is lost, the rows that have arrived are
    /// returned, followed by a row with the reason.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="script">A script that returns rows.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="limit">The time limit.</param>
    /// <param name="cancel">Ends the wait without a result.</param>
    public static IReadOnlyList<SnapshotRow> Read(
        PSSession session,
        string script,
        Dictionary<string, object?> parameters,
        TimeSpan limit,
        CancellationToken cancel)
    {
        var rows = new ArrivedRows();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(limit);
        try
        {
            Run(session, script, parameters, rows, waiting.Token);
            return rows.Taken();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            string reason = Text.Format(SR.InspectionLimitReached, limit.TotalSeconds);
            return [.. rows.Taken(), SnapshotRow.EndOf(new InspectionException(UnknownCause.TimedOut, reason))];
        }
        catch (InspectionException problem)
        {
            return [.. rows.Taken(), SnapshotRow.EndOf(problem)];
        }
    }

    private static void Run(
        PSSession session,
        string script,
        Dictionary<string, object?> parameters,
        ArrivedRows rows,
        CancellationToken cancel)
    {
        var shell = PowerShell.Create();
        try
        {
            shell.Runspace = session.Runspace;
            shell.AddScript(script, useLocalScope: true).AddParameters(parameters);
            Invoke(shell, rows, cancel);
        }
        catch (Exception problem) when (IsGone(session, problem))
        {
            throw new InspectionException(UnknownCause.Unreachable, problem.Message, problem);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or InspectionException))
        {
            throw new InspectionException(UnknownCause.QueryFailed, problem.Message, problem);
        }
        finally
        {
            // Disposing a command that does not stop would wait for it. A command that is over stops at once.
            if (shell.BeginStop(null, null).AsyncWaitHandle.WaitOne(StopTime))
            {
                shell.Dispose();
            }
        }
    }

    /// <summary>Reads rows as they arrive. The caller stops the script after a cancellation, or after too many rows.</summary>
    private static void Invoke(PowerShell shell, ArrivedRows rows, CancellationToken cancel)
    {
        using var input = new PSDataCollection<PSObject>();
        var output = new PSDataCollection<PSObject>();
        Exception? error = null;
        input.Complete();
        Drain(output, item => rows.Add(() => ToRow(item)));
        Drain(shell.Streams.Error, problem => error ??= problem.Exception);
        IAsyncResult running = shell.BeginInvoke(input, output, new PSInvocationSettings { Host = new SilentHost() }, null, null);
        int first;
        do
        {
            // Warnings and progress of a server are not used, and must not fill the memory.
            first = WaitHandle.WaitAny([rows.Refused, running.AsyncWaitHandle, cancel.WaitHandle], s_clearing);
            shell.Streams.ClearStreams();
        }
        while (first == WaitHandle.WaitTimeout);

        rows.ThrowIfRefused();
        if (first != 1)
        {
            throw new OperationCanceledException(cancel);
        }

        shell.EndInvoke(running);

        // A busy session, or an endpoint without scripts, returns nothing but an error in the error stream.
        if (rows.Taken().Count == 0 && error is not null)
        {
            throw error;
        }
    }

    /// <summary>Takes the items of a stream as they arrive, so that a stream that does not end cannot fill the memory.</summary>
    private static void Drain<T>(PSDataCollection<T> stream, Action<T> take) => stream.DataAdded += (_, _) =>
    {
        foreach (T item in stream.ReadAll())
        {
            take(item);
        }
    };

    /// <summary>
    /// Runs a script in the caller's own session. Parameters are positional, in the order of the script. PowerShell keeps the
    /// output until the end, so rows without content are left out.
    /// </summary>
    public static List<SnapshotRow> InCallers(SessionState state, string script, Dictionary<string, object?> parameters)
    {
        try
        {
            return
            [
                .. state.InvokeCommand
                    .InvokeScript(Text.Format(WithoutSigns, script), true, PipelineResultTypes.None, null, [.. parameters.Values])
                    .Where(row => row is not null)
                    .Select(ToRow),
            ];
        }
        catch (PipelineStoppedException problem)
        {
            throw new OperationCanceledException(problem.Message, problem);
        }
        catch (RuntimeException problem)
        {
            throw new InspectionException(UnknownCause.QueryFailed, problem.ErrorRecord.Exception.Message, problem);
        }
    }

    /// <summary>
    /// Returns whether the session was lost. The transport reports this at once; the state of the session can follow
    /// later.
    /// </summary>
    private static bool IsGone(PSSession session, Exception problem) =>
        problem is not (OperationCanceledException or InspectionException)
        && (session.Runspace.RunspaceStateInfo.State != RunspaceState.Opened
        || problem is PSRemotingTransportException or PSRemotingDataStructureException or IOException);

    private static SnapshotRow ToRow(PSObject row) => new(
        TextOf(row, "Kind"),
        TextOf(row, "Subject"),
        TextOf(row, "Name"),
        TextOf(row, "Type"),
        Plain(row.Properties["Data"]?.Value));

    private static string TextOf(PSObject row, string property) => row.Properties[property]?.Value?.ToString() ?? "";

    /// <summary>Converts a value. Remoting returns lists as objects with an ArrayList of objects.</summary>
    private static object? Plain(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain is string or byte[] || plain is not IEnumerable list
            ? plain
            : list.Cast<object?>().Select(item => Plain(item)?.ToString() ?? "").ToArray();
    }
}
