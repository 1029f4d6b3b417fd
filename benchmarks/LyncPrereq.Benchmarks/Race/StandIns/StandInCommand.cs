using System.Management.Automation;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// The base class of cmdlets that query a Windows server: a named server over the network, or the server that the
/// script runs on.
/// </summary>
public abstract class StandInCommand : PSCmdlet
{
    internal const string Here = "RaceServer";

    [Parameter]
    public string? ComputerName { get; set; }

    internal RaceServer Server => Pool.Server(ComputerName ?? (string)GetVariableValue(Here));

    /// <summary>Queries a server, with the time that it takes and the faults that can occur.</summary>
    internal void Ask(string subject, Action<FakeServer> take)
    {
        FakeServer server = ComputerName is null ? Server.Inside : Server.Remote;
        try
        {
            server.Ask(subject, subject, CancellationToken.None);
            take(server);
        }
        catch (InspectionException problem)
        {
            WriteError(new ErrorRecord(problem, "StandIn", ErrorCategory.ConnectionError, server.Name));
        }
    }
}
