using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
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
    public static IReadOnlyList<SnapshotRow> Run(PSCmdlet cmdlet, Dictionary<string, object?> parameters, CancellationToken cancel) =>
        Environment.Version.Major == 4 && Environment.Is64BitProcess
            ? InSession(cmdlet, parameters)
            : ChildScript.Run(Scripts.Install, parameters, cancel);

    /// <summary>The parameters go by position, in the order in which the script declares them.</summary>
    private static List<SnapshotRow> InSession(PSCmdlet cmdlet, Dictionary<string, object?> parameters)
    {
        try
        {
            return
            [
                .. cmdlet.SessionState.InvokeCommand
                    .InvokeScript(Scripts.Install, true, System.Management.Automation.Runspaces.PipelineResultTypes.None, null, [.. parameters.Values])
                    .Where(row => row is not null)
                    .Select(SessionScript.ToRow),
            ];
        }
        catch (RuntimeException problem)
        {
            throw new InspectionException(UnknownCause.QueryFailed, problem.Message, problem);
        }
    }
}
