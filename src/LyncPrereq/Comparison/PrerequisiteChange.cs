using System;
using System.ComponentModel;
using LyncPrereq.Comparison;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents what changed on one server between two tests: the status of one requirement, or the whole server.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class PrerequisiteChange
{
    internal PrerequisiteChange()
    {
    }

    /// <summary>Gets the name of the server, with what distinguishes it from another server with the same name.</summary>
    public string ComputerName { get; internal init; } = "";

    /// <summary>Gets the pool of the server; null if it is not known.</summary>
    public string? Pool { get; internal init; }

    /// <summary>Gets the product whose requirements were tested, for example LyncServer2013.</summary>
    public string Product { get; internal init; } = "";

    /// <summary>Gets the roles that have the requirement.</summary>
    [Shape(Of = nameof(RoleValue))]
    public ValueList<string> Role => ValueList<string>.Of(RoleValue);

    internal ValueList<LyncRole> RoleValue { get; init; } = [];

    /// <summary>Gets the ID of the requirement; null if the change concerns the complete server.</summary>
    public string? RequirementId { get; internal init; }

    /// <summary>Gets the display name of the requirement; null if the change concerns the complete server.</summary>
    public string? Name { get; internal init; }

    /// <summary>Gets the importance: Required or Recommended; null if the change concerns the complete server.</summary>
    [Shape(Of = nameof(ImportanceValue))]
    public string? Importance => ImportanceValue?.ToString();

    internal RequirementImportance? ImportanceValue { get; init; }

    /// <summary>
    /// Gets the change. Regressed: was compliant, is NotMet. Fixed: was NotMet, is compliant. Lost: is Unknown now. Seen: was
    /// Unknown. Changed: another value, or another cause of Unknown. New and Gone: was tested only now, or only before. Equal:
    /// no change.
    /// </summary>
    [Shape(Of = nameof(ChangeValue))]
    public string Change => ChangeValue.ToString();

    internal ChangeKind ChangeValue { get; init; }

    /// <summary>
    /// Gets why a requirement is New or Gone. LeftOut: the other test left it out. Role: the roles of the server are different.
    /// Catalog: the versions of the catalogs are different. None: another cause, or another change.
    /// </summary>
    [Shape(Of = nameof(CauseValue))]
    public string Cause => CauseValue.ToString();

    internal ChangeCause CauseValue { get; init; }

    /// <summary>Gets the status before; null if it was not tested.</summary>
    [Shape(Of = nameof(StatusBeforeValue))]
    public string? StatusBefore => StatusBeforeValue?.ToString();

    internal PrerequisiteStatus? StatusBeforeValue { get; init; }

    /// <summary>Gets the status after; null if it was not tested.</summary>
    [Shape(Of = nameof(StatusAfterValue))]
    public string? StatusAfter => StatusAfterValue?.ToString();

    internal PrerequisiteStatus? StatusAfterValue { get; init; }

    /// <summary>
    /// Gets a value that indicates whether it is not known what changed, because neither test has a result. A requirement that is
    /// always a manual check does not count.
    /// </summary>
    internal bool IsUnknownInBoth => StatusBeforeValue == PrerequisiteStatus.Unknown
        && StatusAfterValue == PrerequisiteStatus.Unknown
        && After != PrerequisiteStatus.Unknown + ": " + UnknownCause.Undocumented;

    /// <summary>Gets the status and the value before; null if it was not tested.</summary>
    public string? Before { get; internal init; }

    /// <summary>Gets the status and the value after; null if it was not tested.</summary>
    public string? After { get; internal init; }

    /// <summary>Gets the explanation of the status after; null if it was not tested.</summary>
    public string? Reason { get; internal init; }

    /// <summary>Gets the time when the facts before were read, in UTC; null if there are none.</summary>
    public DateTime? InspectedBefore { get; internal init; }

    /// <summary>Gets the time when the facts after were read, in UTC; null if there are none.</summary>
    public DateTime? InspectedAfter { get; internal init; }

    /// <summary>Creates the change of a requirement on a server.</summary>
    /// <param name="change">The kind of the change.</param>
    /// <param name="name">The name of the server.</param>
    /// <param name="before">The row of the first test; null if there is none.</param>
    /// <param name="after">The row of the second test; null if there is none.</param>
    /// <param name="cause">Why one of them is missing.</param>
    internal static PrerequisiteChange OfRow(
        ChangeKind change,
        string name,
        PrerequisiteResult? before,
        PrerequisiteResult? after,
        ChangeCause cause)
    {
        PrerequisiteResult row = (after ?? before)!;
        return new PrerequisiteChange
        {
            ComputerName = name,
            Pool = row.Pool,
            Product = row.Product,
            RoleValue = row.RoleValue,
            RequirementId = row.RequirementId,
            Name = row.Name,
            ImportanceValue = row.ImportanceValue,
            ChangeValue = change,
            CauseValue = cause,
            StatusBeforeValue = before?.StatusValue,
            StatusAfterValue = after?.StatusValue,
            Before = before is null ? null : RowComparison.Describe(before),
            After = after is null ? null : RowComparison.Describe(after),
            Reason = after?.Reason,
            InspectedBefore = before?.InspectedAt,
            InspectedAfter = after?.InspectedAt,
        };
    }

    /// <summary>Creates the change of a complete server, from a row of each test; null if it was not tested.</summary>
    internal static PrerequisiteChange OfServer(ChangeKind change, string name, PrerequisiteResult? before, PrerequisiteResult? after)
    {
        PrerequisiteResult row = (after ?? before)!;
        return new PrerequisiteChange
        {
            ComputerName = name,
            Pool = row.Pool,
            Product = row.Product,
            RoleValue = row.RoleValue,
            ChangeValue = change,
            Before = DescribeServer(before),
            After = DescribeServer(after),
            InspectedBefore = before?.InspectedAt,
            InspectedAfter = after?.InspectedAt,
        };
    }

    /// <summary>Returns the change in one line.</summary>
    public override string ToString() =>
        Change + ": " + (RequirementId is null ? ComputerName : RequirementId + " on " + ComputerName);

    private static string? DescribeServer(PrerequisiteResult? row) =>
        row is null ? null
        : row.StatusValue != PrerequisiteStatus.Unknown ? SR.ServerTested
        : RowComparison.Describe(row);
}
