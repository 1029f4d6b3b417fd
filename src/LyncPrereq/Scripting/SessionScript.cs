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

/// <summary>Sends scripts through a session that the user made, and gives their rows as plain values.</summary>
internal static class SessionScript
{
    /// <summary>Runs a script that answers rows.</summary>
    public static IReadOnlyList<SnapshotRow> Run(
        PSSession session,
        string script,
        Dictionary<string, object?> parameters,
        CancellationToken cancel)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = session.Runspace;
        shell.AddScript(script, useLocalScope: true).AddParameters(parameters);
        using CancellationTokenRegistration registration = cancel.Register(shell.Stop);
        try
        {
            SnapshotRow[] rows = [.. shell.Invoke().Select(ToRow)];

            // A session that is busy, or whose endpoint knows no script, answers nothing and says so in the error stream.
            return rows.Length > 0 || shell.Streams.Error.Count == 0
                ? rows
                : throw shell.Streams.Error[0].Exception;
        }
        catch (PipelineStoppedException problem) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(problem.Message, problem, cancel);
        }
        catch (Exception problem) when (IsGone(session, problem))
        {
            throw new InspectionException(UnknownCause.Unreachable, problem.Message, problem);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or InspectionException))
        {
            throw new InspectionException(UnknownCause.QueryFailed, problem.Message, problem);
        }
    }

    /// <summary>The transport says so at once; the state of the session may take its time to follow.</summary>
    private static bool IsGone(PSSession session, Exception problem) =>
        session.Runspace.RunspaceStateInfo.State != RunspaceState.Opened
        || problem is PSRemotingTransportException or PSRemotingDataStructureException or IOException;

    public static SnapshotRow ToRow(PSObject row) => new(
        Text(row, "Kind"),
        Text(row, "Subject"),
        Text(row, "Name"),
        Text(row, "Type"),
        Plain(row.Properties["Data"]?.Value));

    private static string Text(PSObject row, string property) => row.Properties[property]?.Value?.ToString() ?? "";

    /// <summary>Remoting delivers lists as objects around an ArrayList of objects.</summary>
    private static object? Plain(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain is string or byte[] || plain is not IEnumerable list
            ? plain
            : list.Cast<object?>().Select(item => Plain(item)?.ToString() ?? "").ToArray();
    }
}
