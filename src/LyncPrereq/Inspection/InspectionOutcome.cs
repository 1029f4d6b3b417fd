using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>What the inspection of one server came to; an inventory there is always, be it one of gaps alone.</summary>
internal sealed class InspectionOutcome
{
    public InspectionOutcome(
        InspectionTarget target,
        ServerInventory inventory,
        InspectionException? failure,
        IReadOnlyList<string> trace)
    {
        Target = target;
        Inventory = inventory;
        Failure = failure;
        Trace = trace;
    }

    public InspectionTarget Target { get; }

    public ServerInventory Inventory { get; }

    /// <summary>Why the server, or the first of its sources that failed, could not be read; null where all could.</summary>
    public InspectionException? Failure { get; }

    /// <summary>Whether the server let nobody in: more than the denial of one of its sources.</summary>
    public bool IsRefusal => Failure is { Cause: UnknownCause.AccessDenied }
        && Inventory.Sources.Any(
            source => Array.Exists(source.MissingFacts, gap => gap.Subject == FactSubjects.Everything));

    /// <summary>Which source was asked, and how long it took.</summary>
    public IReadOnlyList<string> Trace { get; }
}
