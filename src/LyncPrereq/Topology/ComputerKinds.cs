namespace LyncPrereq.Topology;

/// <summary>Kinds of computers, in the order in which one is chosen for a computer with services of several.</summary>
internal static class ComputerKinds
{
    public const string LyncServer = "LyncServer";

    /// <summary>A Survivable Branch Appliance or Survivable Branch Server: a registrar without user services.</summary>
    public const string SurvivableBranch = "SurvivableBranch";

    /// <summary>A role that Lync Server 2010 was the last to have.</summary>
    public const string LegacyServer = "LegacyServer";

    public const string SqlServer = "SqlServer";
    public const string FileServer = "FileServer";
    public const string OfficeWebApps = "OfficeWebApps";
    public const string VideoGateway = "VideoGateway";
    public const string PstnGateway = "PstnGateway";

    /// <summary>Its services are not known.</summary>
    public const string Other = "Other";

    /// <summary>It has no services.</summary>
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
