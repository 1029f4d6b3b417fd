using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>The result of the inspection of one server.</summary>
/// <param name="target">The server.</param>
/// <param name="inventory">The facts, or the reasons why they are missing.</param>
/// <param name="failures">The subjects that a server which answered could not be read for, each with the reason.</param>
/// <param name="failure">Why the server, or the first of its sources that failed, could not be read; null if all could.</param>
/// <param name="trace">Each source with the time that it took.</param>
internal sealed class InspectionOutcome(
    InspectionTarget target,
    ServerInventory inventory,
    IReadOnlyList<KeyValuePair<string, InspectionException>> failures,
    InspectionException? failure,
    IReadOnlyList<string> trace)
{
    public InspectionTarget Target { get; } = target;

    /// <summary>Gets the facts, or the reasons why they are missing.</summary>
    public ServerInventory Inventory { get; } = inventory;

    /// <summary>The subjects that could not be read, each with the reason; none if the server answered no question.</summary>
    public IReadOnlyList<KeyValuePair<string, InspectionException>> Failures { get; } = failures;

    /// <summary>Why the server, or the first of its sources that failed, could not be read; null if all could.</summary>
    public InspectionException? Failure { get; } = failure;

    /// <summary>Whether the server answered a question.</summary>
    public bool IsAnswered => Failure is null || Failures.Count > 0;

    /// <summary>Whether the server denied access altogether, and not only to one of its sources.</summary>
    public bool IsRefusal => !IsAnswered && Failure is { Cause: UnknownCause.AccessDenied };

    /// <summary>Each source with the time that it took.</summary>
    public IReadOnlyList<string> Trace { get; } = trace;
}
