using System;
using System.ComponentModel;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the result of one requirement on one server, with its evidence.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class PrerequisiteResult
{
    internal PrerequisiteResult()
    {
    }

    /// <summary>
    /// Gets the name that the server reports. If the server did not respond, gets the requested name.
    /// </summary>
    public required string ComputerName { get; init; }

    /// <summary>Gets the name that was specified for the server; null if none was.</summary>
    public required string? RequestedName { get; init; }

    /// <summary>Gets the pool of the server; null if it was not specified.</summary>
    public string? Pool { get; init; }

    /// <summary>Gets the product that the requirement belongs to, for example LyncServer2013.</summary>
    public required string Product { get; init; }

    /// <summary>Gets the tested roles that have this requirement.</summary>
    public required ValueList<LyncRole> Role { get; init; }

    /// <summary>
    /// Gets the Windows release of the server; null if it is not known or not supported by the product.
    /// </summary>
    public required WindowsRelease? OperatingSystem { get; init; }

    /// <summary>Gets the stable ID of the requirement, for example IIS.AspNet.</summary>
    public required string RequirementId { get; init; }

    /// <summary>Gets the display name of the requirement.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the category of the requirement.</summary>
    public required RequirementCategory Category { get; init; }

    /// <summary>Gets the importance: Required or Recommended.</summary>
    public required RequirementImportance Importance { get; init; }

    /// <summary>Gets the result.</summary>
    public required PrerequisiteStatus Status { get; init; }

    /// <summary>Gets the cause of the status Unknown; None otherwise.</summary>
    public required UnknownCause Cause { get; init; }

    /// <summary>Gets a value that indicates whether the status is Met or NotApplicable.</summary>
    public bool IsCompliant => Status is PrerequisiteStatus.Met or PrerequisiteStatus.NotApplicable;

    /// <summary>Gets the state that meets the requirement.</summary>
    public required string Expected { get; init; }

    /// <summary>Gets the state that was found.</summary>
    public required string Actual { get; init; }

    /// <summary>Gets the explanation of the status.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets all facts that were used, with their sources.</summary>
    public required ValueList<Evidence> Evidence { get; init; }

    /// <summary>Gets the action that meets the requirement; null if no action is necessary.</summary>
    public required string? Remediation { get; init; }

    /// <summary>Gets the command that does this on this operating system; null if there is none.</summary>
    public required string? RemediationCommand { get; init; }

    /// <summary>Gets a value that indicates whether the remediation requires a restart.</summary>
    public required bool RestartRequired { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the remediation requires files that were removed from the server.
    /// </summary>
    public bool SourceRequired => SourceKind != FeatureSource.None;

    /// <summary>
    /// Gets the part of the installation media that contains these files; None if no source is required.
    /// </summary>
    public required FeatureSource SourceKind { get; init; }

    /// <summary>Gets the sentence that contains the requirement.</summary>
    public required RequirementSource Reference { get; init; }

    /// <summary>Gets the time when the facts were read, in UTC.</summary>
    public required DateTime InspectedAt { get; init; }

    /// <summary>Gets the disabled services that must be able to start. Empty if this is not the missing part.</summary>
    public ValueList<string> DisabledService { get; init; } = [];

    /// <summary>
    /// Gets a value that indicates whether the remediation is complete, but takes effect only after a restart.
    /// </summary>
    public bool RestartPending { get; init; }

    /// <summary>
    /// Gets the installed update that makes the remediation fail until it is uninstalled; null if no such update was
    /// found.
    /// </summary>
    public string? BlockedBy { get; init; }

    /// <summary>Returns the same row with the status Unknown, for a result that is not reliable.</summary>
    internal PrerequisiteResult AsUnknown(UnknownCause cause, string reason) => new()
    {
        ComputerName = ComputerName,
        RequestedName = RequestedName,
        Pool = Pool,
        Product = Product,
        Role = Role,
        OperatingSystem = OperatingSystem,
        RequirementId = RequirementId,
        Name = Name,
        Category = Category,
        Importance = Importance,
        Status = PrerequisiteStatus.Unknown,
        Cause = cause,
        Expected = Expected,
        Actual = Actual,
        Reason = reason,
        Evidence = Evidence,
        Remediation = null,
        RemediationCommand = null,
        RestartRequired = false,
        SourceKind = FeatureSource.None,
        Reference = Reference,
        InspectedAt = InspectedAt,
    };

    /// <summary>Returns the status, the requirement, and the server.</summary>
    public override string ToString() => Status + ": " + RequirementId + " on " + ComputerName;
}
