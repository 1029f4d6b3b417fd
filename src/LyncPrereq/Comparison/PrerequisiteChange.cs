using System;
using LyncPrereq.Comparison;

namespace LyncPrereq;

/// <summary>Represents what changed on one server between two tests: the status of one requirement, or the whole server.</summary>
public sealed class PrerequisiteChange
{
    /// <param name="change">The kind of the change.</param>
    /// <param name="name">The name of the server.</param>
    /// <param name="before">The row of the first test, or the first row of the server; null if there is none.</param>
    /// <param name="after">The row of the second test, or the first row of the server; null if there is none.</param>
    /// <param name="isServer">Whether all rows of the server changed in the same way.</param>
    internal PrerequisiteChange(string change, string name, PrerequisiteResult? before, PrerequisiteResult? after, bool isServer = false)
    {
        PrerequisiteResult row = (after ?? before)!;
        ComputerName = name;
        Pool = row.Pool;
        Product = row.Product;
        Role = row.Role;
        RequirementId = isServer ? null : row.RequirementId;
        Name = isServer ? null : row.Name;
        Importance = isServer ? null : row.Importance;
        Change = change;
        Before = Describe(before, isServer);
        After = Describe(after, isServer);
        StatusBefore = isServer ? null : before?.Status;
        StatusAfter = isServer ? null : after?.Status;
        Reason = isServer ? null : after?.Reason;
        InspectedBefore = before?.InspectedAt;
        InspectedAfter = after?.InspectedAt;
    }

    /// <summary>Gets the name of the server, with what distinguishes it from another server with the same name.</summary>
    public string ComputerName { get; }

    /// <summary>Gets the pool of the server; null if it is not known.</summary>
    public string? Pool { get; }

    /// <summary>Gets the product whose requirements were tested, for example LyncServer2013.</summary>
    public string Product { get; }

    /// <summary>Gets the roles that have the requirement.</summary>
    public ValueList<string> Role { get; }

    /// <summary>Gets the ID of the requirement; null if the change concerns the complete server.</summary>
    public string? RequirementId { get; }

    /// <summary>Gets the display name of the requirement; null if the change concerns the complete server.</summary>
    public string? Name { get; }

    /// <summary>Gets the importance: Required or Recommended; null if the change concerns the complete server.</summary>
    public string? Importance { get; }

    /// <summary>
    /// Gets the change. Regressed: was compliant, is NotMet. Fixed: was NotMet, is compliant. Lost: is Unknown now. Seen: was
    /// Unknown. Changed: another value, or another cause of Unknown. New and Gone: was tested only now, or only before. Equal:
    /// no change.
    /// </summary>
    public string Change { get; }

    /// <summary>Gets the status before; null if it was not tested.</summary>
    public string? StatusBefore { get; }

    /// <summary>Gets the status after; null if it was not tested.</summary>
    public string? StatusAfter { get; }

    /// <summary>Gets the status and the value before; null if it was not tested.</summary>
    public string? Before { get; }

    /// <summary>Gets the status and the value after; null if it was not tested.</summary>
    public string? After { get; }

    /// <summary>Gets the explanation of the status after; null if it was not tested.</summary>
    public string? Reason { get; }

    /// <summary>Gets the time when the facts before were read, in UTC; null if there are none.</summary>
    public DateTime? InspectedBefore { get; }

    /// <summary>Gets the time when the facts after were read, in UTC; null if there are none.</summary>
    public DateTime? InspectedAfter { get; }

    /// <summary>Returns the change in one line.</summary>
    public override string ToString() =>
        Change + ": " + (RequirementId is null ? ComputerName : RequirementId + " on " + ComputerName);

    private static string? Describe(PrerequisiteResult? row, bool isServer) =>
        row is null ? null
        : isServer && row.StatusValue != PrerequisiteStatus.Unknown ? SR.ServerTested
        : RowComparison.Describe(row);
}
