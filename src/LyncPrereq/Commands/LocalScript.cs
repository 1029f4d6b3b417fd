using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Inspection;
using LyncPrereq.Installation;

namespace LyncPrereq.Commands;

/// <summary>Runs the installation script on this computer.</summary>
internal static class LocalScript
{
    /// <summary>
    /// In the caller's own session where that is a 64-bit Windows PowerShell; elsewhere in one of its own, since
    /// ServerManager loads in nothing else.
    /// </summary>
    public static IReadOnlyList<SnapshotRow> Run(SessionState state, Dictionary<string, object?> parameters, CancellationToken cancel) =>
        Environment.Version.Major == 4 && Environment.Is64BitProcess
            ? InSession(state, parameters)
            : ChildScript.Run(SystemProgram.PathOf(@"WindowsPowerShell\v1.0\powershell.exe"), Scripts.Install, parameters, cancel);

    /// <summary>The parameters go by position, in the order in which the script declares them.</summary>
    internal static List<SnapshotRow> InSession(SessionState state, Dictionary<string, object?> parameters)
    {
        try
        {
            return
            [
                .. state.InvokeCommand
                    .InvokeScript(Scripts.Install, true, PipelineResultTypes.None, null, [.. parameters.Values])
                    .Where(row => row is not null)
                    .Select(SessionScript.ToRow),
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
}
