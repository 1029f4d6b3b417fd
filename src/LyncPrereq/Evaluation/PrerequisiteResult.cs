using System;
using System.ComponentModel;
using LyncPrereq.Evaluation;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the result of one requirement on one server, with its evidence.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class PrerequisiteResult : IRestored
{
    internal PrerequisiteResult()
    {
    }

    /// <summary>
    /// Gets the name that the server reports. If the server did not respond, gets the requested name.
    /// </summary>
    public string ComputerName { get; internal init; } = "";

    /// <summary>Gets the name that was specified for the server; null if none was.</summary>
    public string? RequestedName { get; internal init; }

    /// <summary>Gets the pool of the server; null if it was not specified.</summary>
    public string? Pool { get; internal init; }

    /// <summary>Gets the product that the requirement belongs to, for example LyncServer2013.</summary>
    public string Product { get; internal init; } = "";

    /// <summary>Gets the tested roles that have this requirement.</summary>
    [Shape(Of = nameof(RoleValue))]
    public ValueList<string> Role => ValueList<string>.Of(RoleValue);

    internal ValueList<LyncRole> RoleValue { get; init; } = [];

    /// <summary>
    /// Gets the Windows release of the server; null if it is not known or not supported by the product.
    /// </summary>
    [Shape(Of = nameof(OperatingSystemValue))]
    public string? OperatingSystem => OperatingSystemValue?.ToString();

    internal WindowsRelease? OperatingSystemValue { get; init; }

    /// <summary>Gets the stable ID of the requirement, for example IIS.AspNet.</summary>
    public string RequirementId { get; internal init; } = "";

    /// <summary>Gets the display name of the requirement.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Gets the category of the requirement.</summary>
    [Shape(Of = nameof(CategoryValue))]
    public string Category => CategoryValue.ToString();

    internal RequirementCategory CategoryValue { get; init; }

    /// <summary>Gets the importance: Required or Recommended.</summary>
    [Shape(Of = nameof(ImportanceValue))]
    public string Importance => ImportanceValue.ToString();

    internal RequirementImportance ImportanceValue { get; init; }

    /// <summary>
    /// Gets the version of the catalog: that of the module, or that in a file of -CatalogPath; null if it is not known.
    /// </summary>
    [Shape(IsNew = true)]
    public string? CatalogVersion { get; internal init; }

    /// <summary>Gets the result: Met, NotMet, NotApplicable, or Unknown.</summary>
    [Shape(Of = nameof(StatusValue))]
    public string Status => StatusValue.ToString();

    internal PrerequisiteStatus StatusValue { get; init; }

    /// <summary>Gets the cause of the status Unknown; None otherwise.</summary>
    [Shape(Of = nameof(CauseValue))]
    public string Cause => CauseValue.ToString();

    internal UnknownCause CauseValue { get; init; }

    /// <summary>Gets a value that indicates whether the status is Met or NotApplicable.</summary>
    public bool IsCompliant => StatusValue is PrerequisiteStatus.Met or PrerequisiteStatus.NotApplicable;

    /// <summary>Gets the waiver of a row that is not compliant; null if there is none. It does not change the status.</summary>
    [Shape(IsNew = true)]
    public PrerequisiteWaiver? Waiver { get; private set; }

    /// <summary>Gets a value that indicates whether the row is compliant or has an active waiver.</summary>
    [Shape(IsNew = true, Of = nameof(WasAccepted))]
    public bool IsAccepted => IsCompliant || IsWaived;

    /// <summary>Gets the same when the row was saved. Its waiver can have expired since then.</summary>
    internal bool WasAccepted => IsCompliant || (CanBeWaived && Waiver is { StoredState: WaiverState.Active });

    /// <summary>Gets a value that indicates whether the row is not compliant and has an active waiver.</summary>
    internal bool IsWaived => Waiver is { IsActive: true } && CanBeWaived;

    /// <summary>
    /// Gets a value that indicates whether a waiver can apply. If a server did not answer, the server, not a requirement, is missing.
    /// </summary>
    internal bool CanBeWaived => !IsCompliant && CauseValue is not (UnknownCause.Unreachable or UnknownCause.CredentialRefused);

    /// <summary>Gets the state that meets the requirement.</summary>
    public string Expected { get; internal init; } = "";

    /// <summary>Gets the state that was found.</summary>
    public string Actual { get; internal init; } = "";

    /// <summary>Gets the explanation of the status.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>Gets all facts that were used, with their sources.</summary>
    public ValueList<Evidence> Evidence { get; internal init; } = [];

    /// <summary>Gets the action that meets the requirement; null if no action is necessary.</summary>
    public string? Remediation { get; internal init; }

    /// <summary>Gets the command that does this on this operating system; null if there is none.</summary>
    public string? RemediationCommand { get; internal init; }

    /// <summary>Gets a value that indicates whether the remediation requires a restart.</summary>
    public bool RestartRequired { get; internal init; }

    /// <summary>
    /// Gets a value that indicates whether the remediation requires files that were removed from the server.
    /// </summary>
    public bool SourceRequired => SourceKindValue != FeatureSource.None;

    /// <summary>
    /// Gets the part of the installation media that contains these files; None if no source is required.
    /// </summary>
    [Shape(Of = nameof(SourceKindValue))]
    public string SourceKind => SourceKindValue.ToString();

    internal FeatureSource SourceKindValue { get; init; }

    /// <summary>Gets the sentence that contains the requirement.</summary>
    public RequirementSource Reference { get; internal init; } = null!;

    /// <summary>Gets the time when the facts were read, in UTC.</summary>
    public DateTime InspectedAt { get; internal init; }

    /// <summary>Gets the disabled services that must be able to start. Empty if this is not the missing part.</summary>
    public ValueList<string> DisabledService { get; internal init; } = [];

    /// <summary>
    /// Gets a value that indicates whether the remediation is complete, but takes effect only after a restart.
    /// </summary>
    public bool RestartPending { get; internal init; }

    /// <summary>
    /// Gets the installed update that makes the remediation fail until it is uninstalled; null if no such update was
    /// found.
    /// </summary>
    public string? BlockedBy { get; internal init; }

    /// <summary>
    /// Gets the IDs of the requirements of the roles that -RequirementId or -ExcludeRequirementId left out of the test. It is the
    /// same list in all rows of a test of a server.
    /// </summary>
    [Shape(IsNew = true)]
    public ValueList<string> NotTested { get; internal init; } = [];

    /// <summary>Returns the same row with a waiver.</summary>
    internal PrerequisiteResult With(PrerequisiteWaiver waiver)
    {
        var row = (PrerequisiteResult)MemberwiseClone();
        row.Waiver = waiver;
        return row;
    }

    /// <summary>Returns the same row with the status Unknown, for a result that is not reliable.</summary>
    internal PrerequisiteResult AsUnknown(UnknownCause cause, string reason) => new()
    {
        ComputerName = ComputerName,
        RequestedName = RequestedName,
        Pool = Pool,
        Product = Product,
        RoleValue = RoleValue,
        OperatingSystemValue = OperatingSystemValue,
        RequirementId = RequirementId,
        CatalogVersion = CatalogVersion,
        Name = Name,
        CategoryValue = CategoryValue,
        ImportanceValue = ImportanceValue,
        StatusValue = PrerequisiteStatus.Unknown,
        CauseValue = cause,
        Expected = Expected,
        Actual = Actual,
        Reason = reason,
        Evidence = Evidence,
        Remediation = null,
        RemediationCommand = null,
        RestartRequired = false,
        SourceKindValue = FeatureSource.None,
        Reference = Reference,
        InspectedAt = InspectedAt,
        NotTested = NotTested,
    };

    /// <summary>
    /// A row that cannot be waived has no waiver, only an unknown one has a cause, and only one that is not met has a remediation.
    /// </summary>
    string? IRestored.Invalid =>
        Waiver is not null && !CanBeWaived ? nameof(Waiver)
        : (StatusValue == PrerequisiteStatus.Unknown) != (CauseValue != UnknownCause.None) ? nameof(Cause)
        : (StatusValue == PrerequisiteStatus.NotMet) != (Remediation is not null) ? nameof(Remediation)
        : StatusValue != PrerequisiteStatus.NotMet && HasRemedy ? nameof(Status)
        : null;

    private bool HasRemedy =>
        RemediationCommand is not null || RestartRequired || SourceRequired || RestartPending || DisabledService.Count > 0 || BlockedBy is not null;

    /// <summary>Returns the status, the requirement, and the server.</summary>
    public override string ToString() => Status + ": " + RequirementId + " on " + ComputerName;
}
