using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;

namespace LyncPrereq.Commands;

/// <summary>Writes the errors of a server, so that the other servers are processed.</summary>
internal sealed class PerServerErrors
{
    private readonly PSCmdlet _cmdlet;
    private readonly CancellationToken _cancel;

    /// <param name="cmdlet">The cmdlet that writes the errors.</param>
    /// <param name="cancel">
    /// After cancellation, the pipeline does not accept errors, and they are written as warnings outside it.
    /// </param>
    public PerServerErrors(PSCmdlet cmdlet, CancellationToken cancel)
    {
        _cmdlet = cmdlet;
        _cancel = cancel;
    }

    /// <summary>Runs an action for a server. Returns whether it completed.</summary>
    public bool Try(string server, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (InputException problem)
        {
            Write(ErrorRecords.From(problem));
        }
        catch (InspectionException problem)
        {
            Write(ErrorRecords.Inspection(problem, server));
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            // The pipeline ends anyway.
        }

        return false;
    }

    /// <summary>
    /// Runs an action for several servers at the same time. Returns those for which it completed, in their order.
    /// </summary>
    public List<T> Where<T>(Runner all, List<T> servers, Func<T, string> name, Action<T> action)
    {
        bool[] isDone = new bool[servers.Count];
        for (int i = 0; i < servers.Count; i++)
        {
            int at = i;
            all.Start<object?>(
                _ =>
                {
                    action(servers[at]);
                    return null;
                },
                end => isDone[at] = Try(name(servers[at]), () => end()));
        }

        all.Wait();
        return [.. servers.Where((_, i) => isDone[i])];
    }

    private void Write(ErrorRecord error)
    {
        if (_cancel.IsCancellationRequested)
        {
            _cmdlet.Host.UI.WriteErrorLine(error.ToString());
        }
        else
        {
            _cmdlet.WriteError(error);
        }
    }
}
