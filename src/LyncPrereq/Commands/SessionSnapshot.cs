using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Inspection;

namespace LyncPrereq.Commands;

/// <summary>Sends the snapshot script through a session that the user made, and gives its rows as plain values.</summary>
internal static class SessionSnapshot
{
    private static readonly Lazy<string> s_script = new(LoadScript);

    public static IReadOnlyList<SnapshotRow> Take(PSSession session, SnapshotRequest request, CancellationToken cancel)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = session.Runspace;
        shell.AddScript(s_script.Value, useLocalScope: true)
            .AddParameter("Queries", request.Queries)
            .AddParameter("Keys", request.Keys)
            .AddParameter("Values", request.Values)
            .AddParameter("Winsock", request.Winsock);
        using CancellationTokenRegistration registration = cancel.Register(shell.Stop);
        try
        {
            SnapshotRow[] rows = [.. shell.Invoke().Select(ToRow)];

            // A session that is busy, or whose endpoint knows no script, answers nothing and says so in the error stream.
            return rows.Length > 0 || shell.Streams.Error.Count == 0
                ? rows
                : throw new InspectionException(UnknownCause.QueryFailed, shell.Streams.Error[0].ToString());
        }
        catch (PipelineStoppedException problem) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(problem.Message, problem, cancel);
        }
        catch (Exception problem) when (session.Runspace.RunspaceStateInfo.State != RunspaceState.Opened)
        {
            throw new InspectionException(UnknownCause.Unreachable, problem.Message, problem);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or InspectionException))
        {
            throw new InspectionException(UnknownCause.QueryFailed, problem.Message, problem);
        }
    }

    private static SnapshotRow ToRow(PSObject row) => new(
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
        return plain is not string and not byte[] and IEnumerable list
            ? list.Cast<object?>().Select(item => Plain(item)?.ToString() ?? "").ToArray()
            : plain;
    }

    private static string LoadScript()
    {
        using Stream stream = typeof(SessionSnapshot).Assembly.GetManifestResourceStream("LyncPrereq.SnapshotScript.ps1")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
