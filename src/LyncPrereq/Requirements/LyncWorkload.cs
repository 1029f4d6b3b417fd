namespace LyncPrereq;

/// <summary>
/// Specifies a workload of a pool. Some requirements apply only if one of their workloads is deployed.
/// </summary>
public enum LyncWorkload
{
    /// <summary>None of the workloads that a requirement depends on.</summary>
    None,

    /// <summary>Conferencing.</summary>
    Conferencing,

    /// <summary>Call Park application.</summary>
    CallPark,

    /// <summary>Announcement application.</summary>
    Announcement,

    /// <summary>Response Group application.</summary>
    ResponseGroup,
}
