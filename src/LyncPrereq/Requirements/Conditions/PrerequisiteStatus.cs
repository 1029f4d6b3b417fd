namespace LyncPrereq;

/// <summary>Specifies the status of a requirement on a server.</summary>
public enum PrerequisiteStatus
{
    /// <summary>The expected state was found.</summary>
    Met,

    /// <summary>Another state was found.</summary>
    NotMet,

    /// <summary>The requirement does not apply to this operating system or these workloads.</summary>
    NotApplicable,

    /// <summary>The state could not be determined, for the reason in the cause.</summary>
    Unknown,
}
