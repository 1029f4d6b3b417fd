using System.ComponentModel;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents what differs between the servers of one pool, or between servers with the same roles.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class PrerequisiteDifference
{
    internal PrerequisiteDifference()
    {
    }

    /// <summary>Gets the pool of the servers; null if they were compared because they have the same roles.</summary>
    public string? Pool { get; internal init; }

    /// <summary>Gets the product whose requirements were tested, for example LyncServer2013.</summary>
    public string Product { get; internal init; } = "";

    /// <summary>Gets the roles of the servers.</summary>
    [Shape(Of = nameof(RoleValue))]
    public ValueList<string> Role => ValueList<string>.Of(RoleValue);

    internal ValueList<LyncRole> RoleValue { get; init; } = [];

    /// <summary>Gets the ID of the requirement; null if no requirement of the server is known.</summary>
    public string? RequirementId { get; internal init; }

    /// <summary>Gets the display name of the requirement; null if no requirement of the server is known.</summary>
    public string? Name { get; internal init; }

    /// <summary>Gets the importance: Required or Recommended; null if no requirement of the server is known.</summary>
    [Shape(Of = nameof(ImportanceValue))]
    public string? Importance => ImportanceValue?.ToString();

    internal RequirementImportance? ImportanceValue { get; init; }

    /// <summary>Gets the status and the value of more than half of the servers; null if there is no such majority.</summary>
    public string? Majority { get; internal init; }

    /// <summary>Gets the names of the servers that differ from the majority; all servers if there is no majority.</summary>
    public ValueList<string> ComputerName { get; internal init; } = [];

    /// <summary>Gets these servers with their status and value, for example "fe02: NotMet: not installed".</summary>
    public ValueList<string> Differs { get; internal init; } = [];

    /// <summary>Gets the sentence that requires the servers to be the same; null if there is none.</summary>
    public RequirementSource? Reference { get; internal init; }

    /// <summary>Returns the difference in one line.</summary>
    public override string ToString() => (RequirementId is null ? "" : RequirementId + ": ") + string.Join("; ", Differs);
}
