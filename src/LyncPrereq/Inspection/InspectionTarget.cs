using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;

namespace LyncPrereq.Inspection;

/// <summary>A server to inspect, and the transport to it.</summary>
/// <param name="name">The requested name, or that of this computer.</param>
/// <param name="isRequested">Whether a user named the server.</param>
/// <param name="open">Opens the transport; called on the server's own thread.</param>
/// <param name="gate">Guards the credential, if one was typed.</param>
internal sealed class InspectionTarget(
    string name,
    bool isRequested,
    Func<InspectionTarget, IServerReader> open,
    CredentialGate? gate = null)
{
    public string Name { get; } = name;

    public string? RequestedName { get; } = isRequested ? name : null;

    /// <summary>The name that the server reports; null until it has answered.</summary>
    public string? OwnName { get; set; }

    /// <summary>Distinguishes inspections of one server for several purposes.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The roles that rows require of the server, which can be named in several of them.</summary>
    public List<LyncRole> Roles { get; } = [];

    /// <summary>Each source with the time that it took; kept here, because an inspection may never end.</summary>
    public ConcurrentQueue<string> Trace { get; } = new();

    public void AddRoles(IEnumerable<LyncRole> roles) => Roles.AddRange(roles.Except(Roles).ToList());

    /// <summary>Inspects the server on a thread of the runner.</summary>
    /// <param name="runner">The runner of all servers.</param>
    /// <param name="needs">Makes what decides about the facts to read.</param>
    /// <param name="limit">The time that the inspection has.</param>
    /// <param name="take">Takes the outcome, on the owner's thread of the runner.</param>
    public void Start(
        Runner runner,
        Func<Func<InventorySource[], FactNeeds>> needs,
        TimeSpan limit,
        Action<InspectionOutcome> take) => runner.Start(
            job => Inspect(job.Closing(Open()), needs(), job.Token),
            result => take(OutcomeOf(result, limit)),
            limit);

    /// <exception cref="InspectionException">The credential was refused before.</exception>
    public IServerReader Open()
    {
        gate?.Pass();
        return open(this);
    }

    /// <summary>Inspects the server.</summary>
    public InspectionOutcome Inspect(IServerReader reader, Func<InventorySource[], FactNeeds> needs, CancellationToken cancel)
    {
        InspectionOutcome outcome = new ServerInspector(reader, this, needs, cancel).Inspect();
        if (outcome.IsRefusal)
        {
            gate?.Close();
        }

        return outcome;
    }

    private InspectionOutcome OutcomeOf(Func<InspectionOutcome> result, TimeSpan limit)
    {
        try
        {
            return result();
        }
        catch (InspectionException problem)
        {
            return Failed(problem);
        }
        catch (TimeoutException problem)
        {
            return Failed(new InspectionException(
                UnknownCause.TimedOut,
                Text.Format(SR.InspectionTimedOut, Name, limit.TotalSeconds),
                problem));
        }
        catch (Exception problem)
        {
            return Failed(new InspectionException(UnknownCause.QueryFailed, problem.Message, problem));
        }
    }

    private InspectionOutcome Failed(InspectionException problem) =>
        ServerInspector.Failed(this, DateTime.UtcNow, problem, [.. Trace]);
}
