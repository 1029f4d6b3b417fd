namespace LyncPrereq.Topology;

/// <summary>
/// Lists the kinds of computers, in the order of precedence for a computer with several kinds of services.
/// </summary>
internal static class ComputerKinds
{
    public const string LyncServer = "LyncServer";

    /// <summary>A Survivable Branch Appliance or Survivable Branch Server: a registrar without user services.</summary>
    public const string SurvivableBranch = "SurvivableBranch";

    /// <summary>A role that was removed after Lync Server 2010.</summary>
    public const string LegacyServer = "LegacyServer";

    public const string SqlServer = "SqlServer";
    public const string FileServer = "FileServer";
    public const string OfficeWebApps = "OfficeWebApps";
    public const string VideoGateway = "VideoGateway";
    public const string PstnGateway = "PstnGateway";

    /// <summary>A computer with unknown services.</summary>
    public const string Other = "Other";

    /// <summary>A computer without services.</summary>
    public const string Unused = "Unused";

    public static readonly string[] All =
    [
        LyncServer,
        SurvivableBranch,
        LegacyServer,
        SqlServer,
        FileServer,
        OfficeWebApps,
        VideoGateway,
        PstnGateway,
        Other,
        Unused,
    ];
}
