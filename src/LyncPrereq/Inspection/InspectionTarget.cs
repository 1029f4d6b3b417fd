using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>A server to inspect, and the way to it.</summary>
internal sealed class InspectionTarget
{
    private readonly Func<InspectionTarget, IServerReader> _open;
    private readonly CredentialGate? _gate;

    /// <param name="name">The name that was asked for, or that of this computer.</param>
    /// <param name="isRequested">Whether somebody asked by that name.</param>
    /// <param name="open">Makes the way to the server; called on the server's own thread.</param>
    /// <param name="gate">Guards the credential, where one was typed.</param>
    public InspectionTarget(string name, bool isRequested, Func<InspectionTarget, IServerReader> open, CredentialGate? gate = null)
    {
        Name = name;
        RequestedName = isRequested ? name : null;
        _open = open;
        _gate = gate;
    }

    public string Name { get; }

    public string? RequestedName { get; }

    /// <summary>What the server calls itself; null until it has said so.</summary>
    public string? OwnName { get; set; }

    /// <summary>The roles that rows have asked for, of a server named in several of them.</summary>
    public List<LyncRole> Roles { get; } = [];

    /// <summary>Which source was asked and how long it took; kept here, where an inspection that never ends leaves it.</summary>
    public ConcurrentQueue<string> Trace { get; } = new();

    public void AddRoles(IEnumerable<LyncRole> roles) => Roles.AddRange(roles.Except(Roles).ToList());

    /// <summary>The work of inspecting the server.</summary>
    public FanOutWork<InspectionOutcome> Begin(Func<InventorySource[], FactNeeds> needs, CancellationToken cancel)
    {
        _gate?.Pass();
        IServerReader reader = _open(this);
        return new FanOutWork<InspectionOutcome>(
            () =>
            {
                InspectionOutcome outcome = new ServerInspector(reader, this, needs, cancel).Inspect();
                if (outcome.IsRefusal)
                {
                    _gate?.Close();
                }

                return outcome;
            },
            reader);
    }

    /// <summary>The outcome where the inspection did not come to one.</summary>
    public InspectionOutcome Failed(Exception problem, TimeSpan timeout) => ServerInspector.Failed(
        this,
        DateTime.UtcNow,
        problem switch
        {
            InspectionException known => known,
            TimeoutException => new InspectionException(
                UnknownCause.TimedOut,
                Text.Format(SR.InspectionTimedOut, Name, timeout.TotalSeconds),
                problem),
            _ => new InspectionException(UnknownCause.QueryFailed, problem.Message, problem),
        },
        [.. Trace]);
}
