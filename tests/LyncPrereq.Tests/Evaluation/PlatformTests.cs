using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>The requirements on network interfaces and hardware.</summary>
public sealed class PlatformTests
{
    private static readonly string[] s_large = ["TotalPhysicalMemory=34359738368", "Model=Server 2"];

    public static TheoryData<LyncRole> OneInterface =>
        [LyncRole.FrontEnd, LyncRole.StandardEdition, LyncRole.Director, LyncRole.PersistentChat];

    [Theory]
    [MemberData(nameof(OneInterface))]
    public void A_server_with_two_interfaces_is_not_supported(LyncRole role)
    {
        PrerequisiteResult two = Row(Server.WindowsServer2012R2().Adapters(("192.0.2.1", false, ""), ("198.51.100.1", false, "")), "NotMultihomed", role);

        Assert.Equal((PrerequisiteStatus.NotMet, RequirementImportance.Required), (two.StatusValue, two.ImportanceValue));
        Assert.Equal(RequirementCategory.Platform, two.CategoryValue);
        Assert.Equal(2, two.Evidence.Count);
        Assert.Equal(
            PrerequisiteStatus.Met,
            Row(Server.WindowsServer2012R2().Adapters(("192.0.2.1|fe80::1", false, ""), ("fe80::2", true, ""), ("169.254.3.4", true, "")), "NotMultihomed", role).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Row(Server.WindowsServer2012R2(), "NotMultihomed", role).StatusValue);
    }

    [Theory]
    [InlineData(LyncRole.Mediation)]
    [InlineData(LyncRole.Edge)]
    public void Other_roles_can_have_several_interfaces(LyncRole role) =>
        Assert.DoesNotContain(Server.WindowsServer2012R2().Test(role), row => row.RequirementId == "NotMultihomed");

    [Theory]
    [InlineData("192.0.2.1", "198.51.100.1", PrerequisiteStatus.Met)]
    [InlineData("192.0.2.1", "fe80::2", PrerequisiteStatus.NotMet)]
    [InlineData("192.0.2.1", "2001:db8::2", PrerequisiteStatus.Met)]
    [InlineData("192.0.2.1", "2002:c000:201::c000:201", PrerequisiteStatus.NotMet)]
    [InlineData("192.0.2.1", "2001:0:c000:201::1", PrerequisiteStatus.NotMet)]
    [InlineData("192.0.2.1", "fe80::5efe:c000:201|0.0.0.0", PrerequisiteStatus.NotMet)]
    public void An_Edge_Server_needs_two_interfaces(string first, string second, PrerequisiteStatus status)
    {
        PrerequisiteResult row = Edge("EdgeTwoInterfaces", (first, false, ""), (second, false, ""));

        Assert.Equal((status, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
    }

    [Theory]
    [InlineData(false, false, PrerequisiteStatus.Met)]
    [InlineData(false, true, PrerequisiteStatus.Unknown)]
    [InlineData(true, true, PrerequisiteStatus.NotMet)]
    public void The_addresses_of_an_Edge_Server_are_static(bool first, bool second, PrerequisiteStatus status) =>
        Assert.Equal(status, Edge("EdgeStaticAddresses", ("192.0.2.1", first, ""), ("169.254.1.1", second, "")).StatusValue);

    [Fact]
    public void DHCP_without_an_address_or_a_setting_proves_nothing()
    {
        Assert.Equal(UnknownCause.Undocumented, Edge("EdgeStaticAddresses", ("192.0.2.1", false, ""), ("fe80::1", true, "")).CauseValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Edge("EdgeStaticAddresses", ("169.254.1.1", true, ""), ("fe80::1", true, "")).StatusValue);
        Assert.Equal(SR.ReasonNoAddress, Edge("EdgeStaticAddresses", ("fe80::1", false, "")).Reason);
        Server server = Server.WindowsServer2012R2().Class(
            "Win32_NetworkAdapterConfiguration",
            ["IPEnabled=True", "IPAddress=192.0.2.1", "DHCPEnabled=", "DefaultIPGateway=192.0.2.254"],
            ["IPEnabled=True", "IPAddress=198.51.100.1", "DHCPEnabled=False", "DefaultIPGateway="]);
        Assert.Equal(UnknownCause.Unreadable, Row(server, "EdgeStaticAddresses", LyncRole.Edge).CauseValue);
        Assert.Equal(PrerequisiteStatus.Met, Row(server, "EdgeTwoInterfaces", LyncRole.Edge).StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Row(server, "NotMultihomed", LyncRole.FrontEnd).StatusValue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("169.254.3.4|fe80::1")]
    public void Without_an_address_a_server_is_not_known_to_have_one_interface(string addresses)
    {
        PrerequisiteResult row = Row(Server.WindowsServer2012R2().Adapters((addresses, false, "")), "NotMultihomed", LyncRole.FrontEnd);

        Assert.Equal((PrerequisiteStatus.Unknown, SR.ReasonNoAddress), (row.StatusValue, row.Reason));
    }

    [Fact]
    public void The_adapter_of_a_management_controller_is_no_network_interface()
    {
        Server server = Server.WindowsServer2012R2().Class(
            "Win32_NetworkAdapterConfiguration",
            ["Description=Adapter", "IPEnabled=True", "IPAddress=192.0.2.1", "DHCPEnabled=False", "DefaultIPGateway=192.0.2.254"],
            ["Description=IBM USB Remote NDIS Network Device", "IPEnabled=True", "IPAddress=10.1.1.1", "DHCPEnabled=True", "DefaultIPGateway=10.1.1.2"]);

        Assert.Equal(PrerequisiteStatus.Met, Row(server, "NotMultihomed", LyncRole.FrontEnd).StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Row(server, "EdgeTwoInterfaces", LyncRole.Edge).StatusValue);
        Assert.Equal(PrerequisiteStatus.Met, Row(server, "EdgeStaticAddresses", LyncRole.Edge).StatusValue);
        Assert.Equal(PrerequisiteStatus.Met, Row(server, "EdgeOneGateway", LyncRole.Edge).StatusValue);
    }

    [Theory]
    [InlineData("", "", PrerequisiteStatus.NotMet)]
    [InlineData("192.0.2.254", "", PrerequisiteStatus.Met)]
    [InlineData("", "198.51.100.254|2001:db8::1", PrerequisiteStatus.Met)]
    [InlineData("192.0.2.254", "198.51.100.254", PrerequisiteStatus.NotMet)]
    [InlineData("192.0.2.254", "fe80::1", PrerequisiteStatus.Met)]
    [InlineData("192.0.2.254", "0.0.0.0", PrerequisiteStatus.Met)]
    [InlineData("", "fe80::1", PrerequisiteStatus.Unknown)]
    public void An_Edge_Server_has_one_default_gateway(string first, string second, PrerequisiteStatus status) =>
        Assert.Equal(status, Edge("EdgeOneGateway", ("192.0.2.1", false, first), ("198.51.100.1", false, second)).StatusValue);

    [Theory]
    [InlineData("EdgeTwoInterfaces")]
    [InlineData("EdgeStaticAddresses")]
    [InlineData("EdgeOneGateway")]
    public void Adapters_that_cannot_be_read_prove_nothing(string id)
    {
        Assert.Equal(PrerequisiteStatus.Unknown, Row(Server.WindowsServer2012R2(), id, LyncRole.Edge).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Edge(id).StatusValue);
        Assert.Equal(UnknownCause.Unreadable, Edge(id, ("System.String[]", false, "System.String[]"), ("192.0.2.1", false, "")).CauseValue);
        Assert.Equal(
            UnknownCause.NotCaptured,
            Row(Server.WindowsServer2012R2().Class("Win32_NetworkAdapterConfiguration", ["IPEnabled=True"]), id, LyncRole.Edge).CauseValue);
        Assert.Equal(
            UnknownCause.Conflict,
            Row(
                Server.WindowsServer2012R2()
                    .Adapters(("192.0.2.1", false, "192.0.2.254"), ("198.51.100.1", false, ""))
                    .Adapters(("192.0.2.1", true, "")),
                id,
                LyncRole.Edge).CauseValue);
    }

    [Theory]
    [InlineData(LyncRole.FrontEnd, 32)]
    [InlineData(LyncRole.StandardEdition, 32)]
    [InlineData(LyncRole.PersistentChat, 32)]
    [InlineData(LyncRole.Edge, 16)]
    [InlineData(LyncRole.Mediation, 16)]
    [InlineData(LyncRole.Director, 16)]
    public void Memory_can_be_two_percent_less_than_recommended(LyncRole role, int gigabytes)
    {
        PrerequisiteResult Memory(double amount) => Row(
            Server.WindowsServer2012R2().Class("Win32_ComputerSystem", ["TotalPhysicalMemory=" + (long)(amount * (1L << 30))]),
            "Platform.Memory",
            role);

        Assert.Equal((PrerequisiteStatus.Met, RequirementImportance.Recommended), (Memory(gigabytes).StatusValue, Memory(gigabytes).ImportanceValue));
        Assert.Equal(PrerequisiteStatus.Met, Memory(gigabytes * 0.985).StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Memory(gigabytes * 0.975).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Row(Server.WindowsServer2012R2(), "Platform.Memory", role).StatusValue);
        Assert.Equal(
            UnknownCause.Unreadable,
            Row(Server.WindowsServer2012R2().Class("Win32_ComputerSystem", ["TotalPhysicalMemory="]), "Platform.Memory", role).CauseValue);
        Assert.Equal(UnknownCause.Unreadable, Memory(0).CauseValue);
        Server two = Server.WindowsServer2012R2()
            .Class("Win32_ComputerSystem", ["TotalPhysicalMemory=" + (40L << 30)])
            .Class("Win32_ComputerSystem", ["TotalPhysicalMemory=" + ((40L << 30) + 4096)]);
        Assert.Equal(PrerequisiteStatus.Met, Row(two, "Platform.Memory", role).StatusValue);
    }

    [Theory]
    [InlineData("Server 2", 2, 6, 2400, PrerequisiteStatus.Met)]
    [InlineData("Server 2", 2, 6, 2260, PrerequisiteStatus.Met)]
    [InlineData("Server 2", 2, 6, 2200, PrerequisiteStatus.NotMet)]
    [InlineData("Server 2", 2, 5, 2400, PrerequisiteStatus.NotMet)]
    [InlineData("Server 2", 1, 16, 2400, PrerequisiteStatus.NotMet)]
    [InlineData("Virtual Machine", 1, 12, 2400, PrerequisiteStatus.Met)]
    [InlineData("Xenon 5", 1, 16, 2400, PrerequisiteStatus.NotMet)]
    [InlineData("HVM domU", 1, 16, 2400, PrerequisiteStatus.Met)]
    [InlineData("VMware7,1", 12, 1, 2400, PrerequisiteStatus.Met)]
    [InlineData("Virtual Machine", 1, 8, 2400, PrerequisiteStatus.NotMet)]
    [InlineData("", 1, 16, 2400, PrerequisiteStatus.Unknown)]
    [InlineData("", 2, 8, 2400, PrerequisiteStatus.Met)]
    [InlineData("Server 2", 2, 6, 0, PrerequisiteStatus.Unknown)]
    [InlineData("Server 2", 2, 0, 2400, PrerequisiteStatus.Unknown)]
    public void Processors_count_in_hardware_and_cores_everywhere(string model, int sockets, int cores, int megahertz, PrerequisiteStatus status)
    {
        Server server = Server.WindowsServer2012R2()
            .Class("Win32_ComputerSystem", ["Model=" + model])
            .Class("Win32_Processor", [.. Enumerable.Repeat<string[]>(["NumberOfCores=" + cores, "MaxClockSpeed=" + megahertz], sockets)]);

        PrerequisiteResult row = Row(server, "Platform.Processor", LyncRole.FrontEnd);

        Assert.Equal((status, RequirementImportance.Recommended), (row.StatusValue, row.ImportanceValue));
        Assert.Equal(PrerequisiteStatus.Unknown, Row(Server.WindowsServer2012R2(), "Platform.Processor", LyncRole.FrontEnd).StatusValue);
    }

    [Fact]
    public void One_processor_with_one_core_is_singular()
    {
        Server server = Server.WindowsServer2012R2()
            .Class("Win32_ComputerSystem", ["Model=Server 2"])
            .Class("Win32_Processor", ["NumberOfCores=1", "NumberOfLogicalProcessors=1", "MaxClockSpeed=2000"]);

        Assert.Equal("1 processor, 1 core, 2000 MHz", Row(server, "Platform.Processor", LyncRole.FrontEnd).Actual);
        Assert.Equal("1 core, 1 logical processor", Row(server, "Platform.HyperThreading", LyncRole.FrontEnd).Actual);
    }

    [Theory]
    [InlineData("9", PrerequisiteStatus.Met)]
    [InlineData("6", PrerequisiteStatus.NotMet)]
    [InlineData("", PrerequisiteStatus.Unknown)]
    public void Itanium_is_not_supported(string architecture, PrerequisiteStatus status)
    {
        PrerequisiteResult row =
            Row(Server.WindowsServer2008R2().Class("Win32_Processor", ["Architecture=" + architecture]), "Platform.NotItanium", LyncRole.Edge);

        Assert.Equal((status, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
    }

    [Theory]
    [InlineData("Server 2", 6, 12, PrerequisiteStatus.Met)]
    [InlineData("Server 2", 6, 6, PrerequisiteStatus.NotMet)]
    [InlineData("Virtual Machine", 6, 6, PrerequisiteStatus.NotApplicable)]
    [InlineData("", 6, 12, PrerequisiteStatus.Unknown)]
    [InlineData("Server 2", 0, 12, PrerequisiteStatus.Unknown)]
    [InlineData("Server 2", 6, 0, PrerequisiteStatus.Unknown)]
    public void Hyper_threading_shows_only_in_hardware(string model, int cores, int threads, PrerequisiteStatus status) => Assert.Equal(
        status,
        Row(
            Server.WindowsServer2012R2()
                .Class("Win32_ComputerSystem", ["Model=" + model])
                .Class("Win32_Processor", ["NumberOfCores=" + cores, "NumberOfLogicalProcessors=" + threads]),
            "Platform.HyperThreading",
            LyncRole.FrontEnd).StatusValue);

    [Fact]
    public void The_free_space_of_local_disks_counts_together()
    {
        PrerequisiteResult Space(params string[] disks) => Row(
            Server.WindowsServer2012R2().Class("Win32_LogicalDisk", [.. disks.Select(disk => disk.Split(' '))]),
            "Platform.DiskSpace",
            LyncRole.FrontEnd);

        Assert.Equal(PrerequisiteStatus.Met, Space(Disk("C:", 30), Disk("D:", 50)).StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Space(Disk("C:", 30), Disk("D:", 40)).StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Space(Disk("C:", 30), Disk("Z:", 500, type: 4)).StatusValue);
        Assert.Equal(PrerequisiteStatus.Met, Space(Disk("C:", 80), "DeviceID=D: DriveType=3 FreeSpace=").StatusValue);
        string huge = "DriveType=3 FreeSpace=" + long.MaxValue;
        Assert.Equal(PrerequisiteStatus.Met, Space("DeviceID=C: " + huge, "DeviceID=D: " + huge).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Space(Disk("C:", 30), "DeviceID=D: DriveType=3 FreeSpace=").StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Space(Disk("Z:", 500, type: 4)).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Row(Server.WindowsServer2012R2(), "Platform.DiskSpace", LyncRole.FrontEnd).StatusValue);
    }

    [Theory]
    [InlineData("D:", 25, PrerequisiteStatus.Met)]
    [InlineData("C:", 25, PrerequisiteStatus.NotMet)]
    [InlineData("E:", 25, PrerequisiteStatus.Unknown)]
    [InlineData(null, 25, PrerequisiteStatus.Unknown)]
    public void The_database_of_a_Standard_Edition_server_needs_space_on_the_drive_of_Windows(string? drive, int space, PrerequisiteStatus status)
    {
        Server server = Server.Unknown()
            .With(new InventorySource(InventorySourceKind.OperatingSystem, "test")
            {
                OperatingSystem = new OperatingSystemFact { Build = 9600, ProductType = 3, SystemDrive = drive },
            })
            .Class("Win32_LogicalDisk", Disk("C:", 10).Split(' '), Disk("d:", space).Split(' '));

        PrerequisiteResult row = Row(server, "FreeSpaceForTopology", LyncRole.StandardEdition);

        Assert.Equal((status, RequirementImportance.Recommended), (row.StatusValue, row.ImportanceValue));
        Assert.Equal(
            status == PrerequisiteStatus.NotMet ? PrerequisiteStatus.NotApplicable : status,
            Row(server.Services("RTCSRV"), "FreeSpaceForTopology", LyncRole.StandardEdition).StatusValue);
    }

    [Theory]
    [InlineData("1000000000", "10000000000", PrerequisiteStatus.Met)]
    [InlineData("1000000000", "100000000", PrerequisiteStatus.NotMet)]
    [InlineData("1000000000", "", PrerequisiteStatus.Unknown)]
    [InlineData("1000000000", "0", PrerequisiteStatus.Unknown)]
    [InlineData("100000000", "", PrerequisiteStatus.NotMet)]
    public void The_slowest_connected_adapter_decides(string first, string second, PrerequisiteStatus status)
    {
        Server server = Server.WindowsServer2012R2().Class(
            "Win32_NetworkAdapter",
            ["Name=A", "NetEnabled=True", "PhysicalAdapter=True", "Speed=" + first],
            ["Name=B", "NetEnabled=True", "PhysicalAdapter=True", "Speed=" + second],
            ["Name=C", "NetEnabled=False", "PhysicalAdapter=True", "Speed=10"],
            ["Name=D", "NetEnabled=True", "PhysicalAdapter=False", "Speed=10"]);

        Assert.Equal(status, Row(server, "Platform.Network", LyncRole.Mediation).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Row(Server.WindowsServer2012R2(), "Platform.Network", LyncRole.Mediation).StatusValue);
    }

    [Fact]
    public void Hardware_is_never_a_reason_not_to_be_compliant()
    {
        List<PrerequisiteResult> rows = Server.WindowsServer2012R2().Class("Win32_ComputerSystem", s_large).Test(LyncRole.FrontEnd);

        Assert.All(
            rows.Where(row => row.RequirementId.StartsWith("Platform.", StringComparison.Ordinal) && row.RequirementId != "Platform.NotItanium"),
            row => Assert.Equal(RequirementImportance.Recommended, row.ImportanceValue));
    }

    private static string Disk(string name, long gigabytes, int type = 3) =>
        $"DeviceID={name} DriveType={type} FreeSpace={gigabytes << 30}";

    private static PrerequisiteResult Edge(string id, params (string Addresses, bool Dhcp, string Gateways)[] adapters) =>
        Row(Server.WindowsServer2012R2().Adapters(adapters), id, LyncRole.Edge);

    private static PrerequisiteResult Row(Server server, string id, LyncRole role) => server.Test(id, role);
}
