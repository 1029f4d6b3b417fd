namespace LyncPrereq;

/// <summary>The verdict on one requirement and one server.</summary>
public enum PrerequisiteStatus
{
    /// <summary>What is asked for was seen.</summary>
    Met,

    /// <summary>It was seen that what is asked for is missing.</summary>
    NotMet,

    /// <summary>Nothing is asked for on this system or with these workloads.</summary>
    NotApplicable,

    /// <summary>It could not be seen; the cause says why. Neither met nor not met.</summary>
    Unknown,
}
