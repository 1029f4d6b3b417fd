using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>The result of the inspection of one server.</summary>
internal sealed class InspectionOutcome(
    InspectionTarget target,
    ServerInventory inventory,
    InspectionException? failure,
    IReadOnlyList<string> trace)
{
    public InspectionTarget Target { get; } = target;

    /// <summary>The facts, or the reasons why they are missing.</summary>
    public ServerInventory Inventory { get; } = inventory;

    /// <summary>Why the server, or the first of its sources that failed, could not be read; null if all could.</summary>
    public InspectionException? Failure { get; } = failure;

    /// <summary>Each source with the time that it took.</summary>
    public IReadOnlyList<string> Trace { get; } = trace;

    /// <summary>Whether the server denied access altogether, and not only to one of its sources.</summary>
    public bool IsRefusal => Failure is { Cause: UnknownCause.AccessDenied }
        && Inventory.Sources.Any(
            source => Array.Exists(source.MissingFacts, gap => gap.Subject == FactSubjects.Everything));
}
