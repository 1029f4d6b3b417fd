using System;
using System.Management.Automation;
using System.Threading;
using LyncPrereq.Inspection;

namespace LyncPrereq.Commands;

/// <summary>Makes an error of what goes wrong with one server, so that the others go on.</summary>
internal sealed class EachServer
{
    private readonly Cmdlet _cmdlet;
    private readonly CancellationToken _cancel;

    /// <param name="cmdlet">Writes the errors.</param>
    /// <param name="cancel">After it nothing is an error any more.</param>
    public EachServer(Cmdlet cmdlet, CancellationToken cancel)
    {
        _cmdlet = cmdlet;
        _cancel = cancel;
    }

    /// <summary>Whether the action came to its end.</summary>
    public bool Try(string server, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (InputException problem)
        {
            _cmdlet.WriteError(ErrorRecords.From(problem));
        }
        catch (InspectionException problem)
        {
            _cmdlet.WriteError(ErrorRecords.Inspection(problem, server));
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            // The pipeline ends anyway.
        }

        return false;
    }
}
