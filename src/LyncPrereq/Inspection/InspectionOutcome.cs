using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>Represents the result of the inspection of one server.</summary>
internal sealed class InspectionOutcome(
    InspectionTarget target,
    ServerInventory inventory,
    InspectionException? failure,
    IReadOnlyList<string> trace)
{
    public InspectionTarget Target { get; } = target;

    /// <summary>Gets the facts, or the reasons why they are missing.</summary>
    public ServerInventory Inventory { get; } = inventory;

    /// <summary>
    /// Gets the reason why the server, or the first of its sources that failed, could not be read; null if all sources
    /// were read.
    /// </summary>
    public InspectionException? Failure { get; } = failure;

    /// <summary>Gets the sources with the time that each of them took.</summary>
    public IReadOnlyList<string> Trace { get; } = trace;

    /// <summary>
    /// Gets a value that indicates whether the server denied all access, and not only access to one of its sources.
    /// </summary>
    public bool IsRefusal => Failure is { Cause: UnknownCause.AccessDenied }
        && Inventory.Sources.Any(
            source => Array.Exists(source.MissingFacts, gap => gap.Subject == FactSubjects.Everything));
}
