using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>Computers, their networks, and their hardware, with the results that are reviewed to the last word.</summary>
internal static class ComputerScenarios
{
    private static readonly string[] s_ids =
    [
        "WindowsFirewallRunning", "DomainMember", "EdgeOutsideDomain", "EdgeDnsSuffix", "AsciiComputerName", "NoSingleLabelDomain",
        "Tls10Enabled", "TimeFormatForFabric", "WebAndQueueServicesRun", "NotMultihomed", "EdgeTwoInterfaces", "EdgeStaticAddresses",
        "EdgeOneGateway", "FreeSpaceForTopology", "Platform.Memory", "Platform.Processor", "Platform.NotItanium", "Platform.DiskSpace",
        "Platform.Network", "Platform.HyperThreading",
    ];

    public static VerdictScenario[] All =>
    [
        new VerdictScenario("a good Front End Server on 2012", Good(), s_ids),
        new VerdictScenario("a good Standard Edition server on 2012", Good(), s_ids, LyncRole.StandardEdition),
        new VerdictScenario("a bad Front End Server on 2012", Bad(), s_ids),
        new VerdictScenario("a good Edge Server", Edge("contoso.example", ("192.0.2.21", false, ""), ("198.51.100.21", false, "198.51.100.1")), s_ids, LyncRole.Edge),
        new VerdictScenario("a bad Edge Server", Edge("", ("192.0.2.21", true, "192.0.2.1"), ("169.254.7.7", true, "")), s_ids, LyncRole.Edge),
        new VerdictScenario("an Edge Server in a domain, with two gateways", Server.WindowsServer2012R2()
            .Joined()
            .Key(RegistryLocations.DnsSuffix, Server.Words("NV Domain", "contoso.example"))
            .Adapters(("192.0.2.21", false, "192.0.2.1"), ("198.51.100.21", false, "198.51.100.1")), s_ids, LyncRole.Edge),
        new VerdictScenario("a Skype for Business Server 2019 with 32 GB", Good(), s_ids, LyncProduct.SkypeForBusinessServer2019),
    ];

    private static Server Good() => Server.WindowsServer2012()
        .AutomaticServices("MpsSvc", "WAS", "W3SVC")
        .Class(
            "Win32_ComputerSystem",
            ["Name=FE01", "DNSHostName=fe01", "Domain=contoso.example", "PartOfDomain=True", "Model=Server 2", "TotalPhysicalMemory=34326183936"])
        .NoKey(RegistryLocations.Tls10[0])
        .NoKey(RegistryLocations.Tls10[1])
        .Key(RegistryLocations.DefaultInternational, Server.Words("sTimeFormat", "HH:mm:ss"))
        .Adapters(("192.0.2.11", false, "192.0.2.1"))
        .Hardware(cores: 6, threads: 12, freeSpace: 80L << 30, speed: 10_000_000_000);

    private static Server Bad() => Server.WindowsServer2012()
        .With(new InventorySource(InventorySourceKind.Service, "test")
        {
            Services = [new ServiceFact("MpsSvc", "Stopped", "Disabled"), new ServiceFact("WAS", "Stopped", "Manual"), new ServiceFact("W3SVC", "Stopped", "Disabled")],
        })
        .Class(
            "Win32_ComputerSystem",
            ["Name=FE_01", "DNSHostName=fe_01", "Domain=local", "PartOfDomain=True", "Model=Server 1", "TotalPhysicalMemory=17179869184"])
        .Key(RegistryLocations.Tls10[0], Server.Number("Enabled", 0), Server.Number("DisabledByDefault", 1))
        .NoKey(RegistryLocations.Tls10[1])
        .Key(RegistryLocations.DefaultInternational, Server.Words("sTimeFormat", "HH.mm.ss"))
        .Adapters(("192.0.2.11", true, "192.0.2.1"), ("198.51.100.11", false, ""))
        .Hardware(cores: 4, threads: 4, freeSpace: 10L << 30, speed: 100_000_000);

    private static Server Edge(string suffix, params (string Addresses, bool Dhcp, string Gateways)[] adapters) => Server.WindowsServer2012R2()
        .InWorkgroup()
        .Key(RegistryLocations.DnsSuffix, Server.Words("Domain", suffix), Server.Words("NV Domain", suffix))
        .Adapters(adapters);

    /// <summary>Two processors, a disk, and a network adapter.</summary>
    private static Server Hardware(this Server server, int cores, int threads, long freeSpace, long speed)
    {
        string[] processor =
            ["Architecture=9", "MaxClockSpeed=2400", "NumberOfCores=" + cores, "NumberOfLogicalProcessors=" + threads];
        return server
            .Class("Win32_Processor", processor, processor)
            .Class("Win32_LogicalDisk", ["DeviceID=C:", "DriveType=3", "FreeSpace=" + freeSpace])
            .Class("Win32_NetworkAdapter", ["Name=Adapter", "NetEnabled=True", "PhysicalAdapter=True", "Speed=" + speed]);
    }
}
