using System.Management.Automation;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// Stands in for a cmdlet that asks a Windows server: the one that is named, over the wire, or the one that the script
/// runs on.
/// </summary>
public abstract class StandInCommand : PSCmdlet
{
    internal const string Here = "RaceServer";

    [Parameter]
    public string? ComputerName { get; set; }

    internal RaceServer Server => Pool.Server(ComputerName ?? (string)GetVariableValue(Here));

    /// <summary>Asks, with what that takes and with what can happen.</summary>
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
