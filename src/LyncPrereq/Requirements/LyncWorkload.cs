namespace LyncPrereq;

/// <summary>What users are given on a pool; some requirements hold only where one of these is deployed.</summary>
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
