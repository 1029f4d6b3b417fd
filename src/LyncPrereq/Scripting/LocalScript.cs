using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Scripting;

/// <summary>Runs the installation script on this computer.</summary>
internal static class LocalScript
{
    /// <summary>
    /// Whether the caller's own session can load ServerManager: it is a 64-bit Windows PowerShell, which alone runs on
    /// the .NET Framework, whose core library is mscorlib.
    /// </summary>
    public static bool IsInSession => typeof(object).Assembly.GetName().Name == "mscorlib" && Environment.Is64BitProcess;

    /// <summary>In a 64-bit Windows PowerShell of its own.</summary>
    public static IReadOnlyList<SnapshotRow> InChild(Dictionary<string, object?> parameters, CancellationToken cancel) =>
        ChildScript.Run(SystemProgram.PathOf(@"WindowsPowerShell\v1.0\powershell.exe"), Scripts.Install, parameters, cancel);

    /// <summary>
    /// In the caller's own session. The parameters go by position, in the order in which the script declares them.
    /// </summary>
    public static List<SnapshotRow> InSession(SessionState state, Dictionary<string, object?> parameters)
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
