namespace LyncPrereq;

/// <summary>
/// Specifies a role of a server in a Lync Server or Skype for Business Server topology, as in the documents.
/// </summary>
public enum LyncRole
{
    /// <summary>Front End Server of an Enterprise Edition pool.</summary>
    FrontEnd,

    /// <summary>Standard Edition server.</summary>
    StandardEdition,

    /// <summary>Director.</summary>
    Director,

    /// <summary>Stand-alone Mediation Server.</summary>
    Mediation,

    /// <summary>Persistent Chat Front End Server.</summary>
    PersistentChat,

    /// <summary>Edge Server.</summary>
    Edge,

    /// <summary>Trusted application server.</summary>
    TrustedApplication,

    /// <summary>
    /// A computer with the administrative tools. They do not include the Planning Tool, which is a 32-bit program.
    /// </summary>
    AdministrativeTools,

    /// <summary>Video Interop Server of Skype for Business Server.</summary>
    VideoInteropServer,

    /// <summary>A computer that runs synthetic transactions for System Center Operations Manager.</summary>
    WatcherNode,
}
