using LyncPrereq.Facts;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>Servers of each role and product: bare, as they should be, and with everything wrong.</summary>
internal static class RoleServers
{
    private static readonly string[] s_windows = ["RpcSs", "TrustedInstaller"];
    private static readonly string[] s_installed = ["Server-Gui-Mgmt-Infra", "Server-Gui-Shell", "PowerShell", "NET-Framework-45-Core"];
    private static readonly string[] s_disabled = ["MpsSvc", "WAS", "W3SVC", "MSMQ"];
    private static readonly string[] s_foreign = ["MSExchangeUM", "SPTimerV4"];

    private static readonly Dictionary<LyncProduct, string> s_versions = new()
    {
        [LyncProduct.LyncServer2013] = "5.0.8308.1144",
        [LyncProduct.SkypeForBusinessServer2015] = "6.0.9319.881",
        [LyncProduct.SkypeForBusinessServer2019] = "7.0.2046.553",
        [LyncProduct.SkypeForBusinessServerSubscriptionEdition] = "7.0.2046.820",
    };

    /// <summary>Windows as it is after its installation, in a workgroup.</summary>
    public static Server Bare(WindowsRelease release)
    {
        bool isOld = release == WindowsRelease.WindowsServer2008R2;
        return Registry(On(release), "HH:mm:ss", isOld ? "2.0" : "4.0")
            .Features(FeaturesOf(release, "Available", s_installed))
            .Services([.. s_windows, "MpsSvc"])
            .Updates()
            .Key(RegistryLocations.DotNetFramework35)
            .IdentityFoundationKeys()
            .MediaPackage(null)
            .FirewallClientKeys()
            .Winsock([Server.Entry(1)], [Server.Entry(1)])
            .NoKey(RegistryLocations.Silverlight)
            .NoKey(RegistryLocations.CoreComponents)
            .NoKey(RegistryLocations.InstalledLyncServer2013)
            .StrongCrypto(null)
            .Key(isOld ? RegistryLocations.SessionManager : RegistryLocations.DotNetFramework4, isOld ? [] : [Server.Number("Release", 378675)])
            .Key(RegistryLocations.DnsSuffix)
            .Computer("WIN01", "WORKGROUP", isJoined: false, memory: 8L << 30)
            .Adapters(("192.0.2.10", true, "192.0.2.1"))
            .Hardware(architecture: 9, cores: 4, megahertz: 2400, freeSpace: 40L << 30, speed: 1_000_000_000, scaling: ("True", 8));
    }

    /// <summary>A server that meets everything, with the product installed.</summary>
    public static Server Good(LyncProduct product, LyncRole role, WindowsRelease release, bool isTls10 = true)
    {
        bool isEdge = role == LyncRole.Edge;
        Server server = Registry(On(release), "HH:mm:ss", "5.1", isTls10)
            .Features(FeaturesOf(release, "Installed"))
            .AutomaticServices([.. s_windows, "MpsSvc", "WAS", "W3SVC", "MSMQ", "REPLICA", .. ServicesOf(role)])
            .Updates("KB974405", "KB2506143", "KB2646886", "KB2858668", "KB2982006", "KB3140245")
            .Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 1))
            .Key(RegistryLocations.DotNetFramework4, Server.Number("Release", 528040))
            .IdentityFoundationKeys(true, true)
            .MediaPackage(0x70)
            .FirewallClientKeys()
            .Winsock([Server.Entry(1)], [Server.Entry(1)])
            .Key(RegistryLocations.Silverlight, Server.Words("Version", "5.1.50918.0"))
            .Key(RegistryLocations.CoreComponents, Server.Words("Version", s_versions[product]))
            .Key(RegistryLocations.InstalledLyncServer2013, Server.Words("DisplayVersion", s_versions[LyncProduct.LyncServer2013]))
            .StrongCrypto(1)
            .Key(RegistryLocations.DnsSuffix, Server.Words("Domain", "contoso.example"), Server.Words("NV Domain", "contoso.example"))
            .Computer("srv01", isEdge ? "WORKGROUP" : "contoso.example", isJoined: !isEdge, memory: 64L << 30)
            .Hardware(architecture: 9, cores: 8, megahertz: 2600, freeSpace: 100L << 30, speed: 10_000_000_000, scaling: ("True", 8));
        return isEdge
            ? server.Adapters(("192.0.2.20", false, ""), ("198.51.100.20", false, "198.51.100.1"))
            : server.Adapters(("192.0.2.20", false, "192.0.2.1"));
    }

    /// <summary>A server on which nothing is right. An internal server is in a workgroup or in a domain with a single label.</summary>
    public static Server Bad(LyncProduct product, LyncRole role, WindowsRelease release, bool isJoined)
    {
        bool isEdge = role == LyncRole.Edge;
        RegistryLocation[] tls = RegistryLocations.Tls10;
        Server server = On(release, product >= LyncProduct.SkypeForBusinessServer2019 ? "Server Core" : "Server")
            .Features(FeaturesOf(release, "Available"))
            .With(new InventorySource(InventorySourceKind.Service, "test")
            {
                Services =
                [
                    .. s_windows.Select(name => new ServiceFact(name, name == "RpcSs" ? "Running" : "Stopped")),
                    .. s_disabled.Select(name => new ServiceFact(name, "Stopped", "Disabled")),
                    .. s_foreign.Select(name => new ServiceFact(name, "Running", "Auto")),
                    .. ServicesOf(isEdge ? LyncRole.Mediation : LyncRole.Edge).Select(name => new ServiceFact(name, "Running", "Auto")),
                ],
            })
            .Updates("KB976902")
            .Key(RegistryLocations.PowerShellEngine, Server.Words("PowerShellVersion", "2.0"))
            .Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 0))
            .Key(RegistryLocations.DotNetFramework4, Server.Number("Release", 1))
            .IdentityFoundationKeys()
            .MediaPackage(null)
            .FirewallClientKeys(true, true)
            .Winsock([Server.Entry(0)], [Server.Entry(0)])
            .Key(RegistryLocations.ServicingRebootPending)
            .Key(tls[0], Server.Number("Enabled", 0))
            .Key(tls[1], Server.Number("DisabledByDefault", 1))
            .Key(RegistryLocations.DefaultInternational, Server.Words("sTimeFormat", "HH.mm.ss"))
            .Key(RegistryLocations.SessionTickets)
            .Key(RegistryLocations.Silverlight, Server.Words("Version", "4.1.10329.0"))
            .Key(RegistryLocations.CoreComponents, Server.Words("Version", product == LyncProduct.LyncServer2013 ? "6.0.9319.0" : "5.0.8308.0"))
            .Key(RegistryLocations.InstalledLyncServer2013, Server.Words("DisplayVersion", "5.0.8308.0"))
            .StrongCrypto(0)
            .Key(RegistryLocations.DnsSuffix, Server.Words("Domain", ""), Server.Words("NV Domain", ""))
            .Computer("srv_01", isJoined ? "contoso" : "WORKGROUP", isJoined, memory: 4L << 30)
            .Hardware(architecture: 6, cores: 1, megahertz: 1600, freeSpace: 5L << 30, speed: 100_000_000, scaling: ("False", 4));
        return isEdge
            ? server.Adapters(("192.0.2.20", true, ""))
            : server.Adapters(("192.0.2.20", true, "192.0.2.1"), ("198.51.100.20", true, ""));
    }

    /// <summary>Windows without a pending restart, and with settings that do not prevent anything.</summary>
    private static Server Registry(Server server, string timeFormat, string engine, bool isTls10 = true) => server
        .NoKey(RegistryLocations.ServicingRebootPending)
        .NoKey(RegistryLocations.UpdateRebootRequired)
        .NoKey(RegistryLocations.UpdateExeVolatile)
        .Key(RegistryLocations.ComputerName, Server.Words("ComputerName", "SRV01"))
        .Key(RegistryLocations.ActiveComputerName, Server.Words("ComputerName", "SRV01"))
        .Key(RegistryLocations.SessionManager)
        .Key(RegistryLocations.PowerShellEngine, Server.Words("PowerShellVersion", engine))
        .Key(RegistryLocations.Tls10[0], isTls10 ? [] : [Server.Number("Enabled", 0)])
        .NoKey(RegistryLocations.Tls10[1])
        .Key(RegistryLocations.SessionTickets)
        .Key(RegistryLocations.DefaultInternational, Server.Words("sTimeFormat", timeFormat));

    private static Server On(WindowsRelease release, string installationType = "Server") => Server.On(release)
        .With(new InventorySource(InventorySourceKind.OperatingSystem, "test")
        {
            OperatingSystem = new OperatingSystemFact { SystemDrive = "C:" },
        })
        .Key(RegistryLocations.InstallationType, Server.Words("InstallationType", installationType));

    private static string[] FeaturesOf(WindowsRelease release, string state, params string[] installed) =>
        [.. FeatureTable.For(release)!.Features.Select(feature => feature.Name + "=" + (installed.Contains(feature.Name) ? "Installed" : state))];

    private static string[] ServicesOf(LyncRole role) => role switch
    {
        LyncRole.FrontEnd => ["RTCSRV", "RTCIMMCU"],
        LyncRole.StandardEdition => ["RTCSRV", "RTCIMMCU", "MSSQL$RTC"],
        LyncRole.Director => ["RTCSRV"],
        LyncRole.Mediation => ["RTCMEDSRV"],
        LyncRole.Edge => ["RTCSRV", "RTCMEDIARELAY"],
        _ => [],
    };

    private static Server StrongCrypto(this Server server, long? number) => RegistryLocations.StrongCrypto.Aggregate(
        server,
        (same, location) => same.Key(location, number is { } known ? [Server.Number("SchUseStrongCrypto", known)] : []));

    private static Server Computer(this Server server, string name, string domain, bool isJoined, long memory) => server.Class(
        "Win32_ComputerSystem",
        [
            "Name=" + name, "DNSHostName=" + name, "Domain=" + domain, "PartOfDomain=" + isJoined, "Manufacturer=Example", "Model=Server 2",
            "NumberOfProcessors=2", "TotalPhysicalMemory=" + memory,
        ]);

    private static Server Hardware(this Server server, int architecture, int cores, int megahertz, long freeSpace, long speed, (string Enabled, int Queues) scaling)
    {
        string[] processor =
        [
            "Architecture=" + architecture, "MaxClockSpeed=" + megahertz, "NumberOfCores=" + cores,
            "NumberOfLogicalProcessors=" + (architecture == 9 ? 2 * cores : cores),
        ];
        return server
            .Class("Win32_Processor", processor, processor)
            .Class("Win32_LogicalDisk", ["DeviceID=C:", "DriveType=3", "FreeSpace=" + freeSpace])
            .Class("Win32_NetworkAdapter", ["Name=Adapter", "NetEnabled=True", "PhysicalAdapter=True", "Speed=" + speed])
            .Class("MSFT_NetAdapterRssSettingData", ["InterfaceDescription=Adapter", "Enabled=" + scaling.Enabled, "NumberOfReceiveQueues=" + scaling.Queues]);
    }
}
