using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;

namespace LyncPrereq.Inspection;

/// <summary>Represents a server to inspect, and the transport to it.</summary>
/// <param name="name">The requested name, or that of this computer.</param>
/// <param name="isRequested">Whether the user specified the server.</param>
/// <param name="open">Opens the transport. Runs on the thread of the server.</param>
/// <param name="gate">Protects the credential, if one was typed.</param>
internal sealed class InspectionTarget(
    string name,
    bool isRequested,
    Func<InspectionTarget, IServerReader> open,
    CredentialGate? gate = null)
{
    public string Name { get; } = name;

    public string? RequestedName { get; } = isRequested ? name : null;

    /// <summary>Gets or sets the name that the server reports; null until it has responded.</summary>
    public string? OwnName { get; set; }

    /// <summary>
    /// Gets or sets the scope, which distinguishes inspections of the same server for different purposes.
    /// </summary>
    public string Scope { get; set; } = "";

    /// <summary>Gets the roles of the server. Several input objects can specify them.</summary>
    public List<LyncRole> Roles { get; } = [];

    /// <summary>How much longer than its limit an inspection may take that keeps the limit itself.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>The facts so far; kept here, because an inspection may never end.</summary>
    public InspectionProgress Progress { get; } = new();

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
            limit + Grace);

    /// <exception cref="InspectionException">A server refused the credential.</exception>
    public IServerReader Open()
    {
        gate?.Pass();
        return open(this);
    }

    /// <summary>Inspects the server.</summary>
    public InspectionOutcome Inspect(IServerReader reader, Func<InventorySource[], FactNeeds> needs, CancellationToken cancel)
    {
        InspectionOutcome outcome = new ServerInspector(reader, this, needs, cancel).Inspect();
        Judge(outcome);
        return outcome;
    }

    /// <summary>An account that may not read a server was accepted by it all the same.</summary>
    private void Judge(InspectionOutcome outcome)
    {
        if (outcome.IsAnswered || outcome.Failure is { IsAuthenticated: true })
        {
            gate?.Accept();
        }
        else if (outcome.IsRefusal)
        {
            gate?.Refuse();
        }
    }

    /// <summary>An inspection that threw, or did not end in time, keeps the facts that were read.</summary>
    private InspectionOutcome OutcomeOf(Func<InspectionOutcome> result, TimeSpan limit)
    {
        try
        {
            return result();
        }
        catch (Exception problem)
        {
            InspectionOutcome outcome = Progress.ToOutcome(this, problem switch
            {
                InspectionException known => known,
                TimeoutException => new InspectionException(
                    UnknownCause.TimedOut,
                    Progress.IsAnswered
                        ? Text.Format(SR.InspectionLimitReached, limit.TotalSeconds)
                        : Text.Format(SR.InspectionTimedOut, Name, limit.TotalSeconds),
                    problem),
                _ => new InspectionException(UnknownCause.QueryFailed, problem.Message, problem),
            });
            Judge(outcome);
            return outcome;
        }
    }
}
