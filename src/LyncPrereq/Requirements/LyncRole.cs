namespace LyncPrereq;

/// <summary>The roles of a server in a Lync Server or Skype for Business Server topology, as the requirement documents speak of them.</summary>
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

    /// <summary>A computer with the administrative tools. The Planning Tool, a 32-bit program, is not one of them.</summary>
    AdministrativeTools,

    /// <summary>Video Interop Server, which Skype for Business Server has.</summary>
    VideoInteropServer,
}
