using System;
using System.ComponentModel;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>The verdict on one requirement and one server, with everything that defends it.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class PrerequisiteResult
{
    internal PrerequisiteResult()
    {
    }

    /// <summary>The server's own name; the asked one if it never answered.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The name that was asked for; null where nobody asked by name.</summary>
    public required string? RequestedName { get; init; }

    /// <summary>The pool of the server, if it was specified; null otherwise.</summary>
    public string? Pool { get; init; }

    /// <summary>The product whose requirement this is, for example LyncServer2013.</summary>
    public required string Product { get; init; }

    /// <summary>Those of the chosen roles that ask for it.</summary>
    public required ValueList<LyncRole> Role { get; init; }

    /// <summary>The server's release of Windows; null where it is not known, or none that the product speaks of.</summary>
    public required WindowsRelease? OperatingSystem { get; init; }

    /// <summary>The stable id of the requirement, for example IIS.AspNet.</summary>
    public required string RequirementId { get; init; }

    /// <summary>What is required, in words.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the system it is about.</summary>
    public required RequirementCategory Category { get; init; }

    /// <summary>Required or Recommended.</summary>
    public required RequirementImportance Importance { get; init; }

    /// <summary>The verdict.</summary>
    public required PrerequisiteStatus Status { get; init; }

    /// <summary>Why the verdict is Unknown; None otherwise.</summary>
    public required UnknownCause Cause { get; init; }

    /// <summary>True for Met and NotApplicable.</summary>
    public bool IsCompliant => Status is PrerequisiteStatus.Met or PrerequisiteStatus.NotApplicable;

    /// <summary>What has to be seen for the requirement to be met.</summary>
    public required string Expected { get; init; }

    /// <summary>What was seen.</summary>
    public required string Actual { get; init; }

    /// <summary>How the verdict follows from what was seen.</summary>
    public required string Reason { get; init; }

    /// <summary>Everything that was seen, and where.</summary>
    public required ValueList<Evidence> Evidence { get; init; }

    /// <summary>What to do about it, in a sentence; null where there is nothing to do.</summary>
    public required string? Remediation { get; init; }

    /// <summary>The command that does it on this system; null where none does.</summary>
    public required string? RemediationCommand { get; init; }

    /// <summary>Whether the remedy asks for a restart.</summary>
    public required bool RestartRequired { get; init; }

    /// <summary>Whether the remedy needs files that are gone from the server.</summary>
    public bool SourceRequired => SourceKind != FeatureSource.None;

    /// <summary>Which part of the installation media has those files; None where no source is required.</summary>
    public required FeatureSource SourceKind { get; init; }

    /// <summary>The sentence that asks for it.</summary>
    public required RequirementSource Reference { get; init; }

    /// <summary>When the facts were read, UTC.</summary>
    public required DateTime InspectedAt { get; init; }

    /// <summary>Services that are disabled although they have to run; empty unless that is what the requirement lacks.</summary>
    public ValueList<string> DisabledService { get; init; } = [];

    /// <summary>Whether it was done already and takes effect with the next restart.</summary>
    public bool RestartPending { get; init; }

    /// <summary>The installed update with which the remedy fails until it is uninstalled; null where none is known to be.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>The same row where something has shown that its verdict cannot be relied on.</summary>
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

    /// <summary>Status, requirement and server.</summary>
    public override string ToString() => Status + ": " + RequirementId + " on " + ComputerName;
}
