using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

public sealed class FactNeedsTests
{
    private static readonly LyncRole[] s_edge = [LyncRole.Edge];

    private static readonly Dictionary<Type, Condition> s_conditions = new Condition[]
    {
        new FeatureCondition("BITS", []),
        new GraphicalManagementCondition("Server-Gui-Mgmt-Infra", "Server-Gui-Shell"),
        new DotNetReleaseCondition(new DotNetReleaseRange(378389, null), [], []),
        new DotNet35Condition(),
        new PowerShellEngineCondition(new Version(3, 0)),
        new UpdateCondition(["KB1"], []),
        new ProductCondition(KnownProduct.FirewallClient, present: false),
        new NoLayeredServiceProviderCondition(),
        new NoPendingRestartCondition(),
        new InstallationTypeCondition("Server", confirmsOnly: false),
        new OperatingSystemCondition([]),
        new ServiceCondition("MSMQ"),
        new InstalledRoleCondition(LyncRole.Edge),
        new DomainMemberCondition(true),
        new DnsSuffixCondition(),
        new StandardNamesCondition([NamePart.Computer, NamePart.DnsSuffix]),
        new MultiLabelDomainCondition(),
        new Tls10Condition(),
        new TimeFormatCondition(),
        new NetworkInterfacesCondition(2, null),
        new StaticAddressesCondition(),
        new DefaultGatewaysCondition(1),
        new NetworkSpeedCondition(1000),
        new MemoryCondition(32),
        new ProcessorsCondition(2, 12, 2260),
        new ProcessorArchitectureCondition(),
        new HyperThreadingCondition(),
        new FreeSpaceCondition(72, isOfSystemDrive: false),
        new StrongCryptoCondition(),
        new ReceiveSideScalingCondition(null),
        new SilverlightCondition(new Version(5, 0)),
        new AbsentServicesCondition([new("MSExchangeIS", "Exchange")]),
        new InstalledProductCondition(LyncProduct.LyncServer2013),
        new InstalledUpdateCondition(new Version(5, 0, 8308, 556)),
        new ManualCheckCondition("Look at it.", RegistryLocations.SessionTickets),
        new RequirementCondition(Of("Other", new UpdateCondition(["KB3"], []))),
        new CompositeCondition(CompositeKind.AnyOf, [new DotNet35Condition(), new UpdateCondition(["KB2"], [])]),
    }.ToDictionary(condition => condition.GetType());

    public static TheoryData<Type, string> Kinds => new()
    {
        { typeof(FeatureCondition), "features" },
        { typeof(GraphicalManagementCondition), "features" },
        { typeof(DotNetReleaseCondition), @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full" },
        { typeof(DotNet35Condition), @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v3.5" },
        { typeof(PowerShellEngineCondition), @"SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine" },
        { typeof(UpdateCondition), "updates" },
        {
            typeof(ProductCondition),
            @"winsock|SOFTWARE\Microsoft\Firewall Client 2004|SOFTWARE\Wow6432Node\Microsoft\Firewall Client 2004"
        },
        { typeof(NoLayeredServiceProviderCondition), "winsock" },
        { typeof(NoPendingRestartCondition), string.Join("|", RegistryLocations.PendingRestart.Select(location => location.Path).Order(StringComparer.Ordinal)) },
        { typeof(InstallationTypeCondition), @"SOFTWARE\Microsoft\Windows NT\CurrentVersion" },
        { typeof(OperatingSystemCondition), "" },
        { typeof(ServiceCondition), "services" },
        { typeof(InstalledRoleCondition), "services" },
        { typeof(DomainMemberCondition), "" },
        { typeof(DnsSuffixCondition), @"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters" },
        { typeof(StandardNamesCondition), @"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters" },
        { typeof(MultiLabelDomainCondition), "" },
        {
            typeof(Tls10Condition),
            @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.0\Client|"
            + @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.0\Server"
        },
        { typeof(TimeFormatCondition), @"services|HKEY_USERS\.DEFAULT\Control Panel\International" },
        { typeof(NetworkInterfacesCondition), "Win32_NetworkAdapterConfiguration" },
        { typeof(StaticAddressesCondition), "Win32_NetworkAdapterConfiguration" },
        { typeof(DefaultGatewaysCondition), "Win32_NetworkAdapterConfiguration" },
        { typeof(NetworkSpeedCondition), "Win32_NetworkAdapter" },
        { typeof(MemoryCondition), "" },
        { typeof(ProcessorsCondition), "Win32_Processor" },
        { typeof(ProcessorArchitectureCondition), "Win32_Processor" },
        { typeof(HyperThreadingCondition), "Win32_Processor" },
        { typeof(FreeSpaceCondition), "Win32_LogicalDisk" },
        { typeof(StrongCryptoCondition), string.Join("|", RegistryLocations.StrongCrypto.Select(location => location.Path).Order(StringComparer.Ordinal)) },
        { typeof(ReceiveSideScalingCondition), "MSFT_NetAdapterRssSettingData|Win32_NetworkAdapter" },
        { typeof(SilverlightCondition), @"SOFTWARE\Wow6432Node\Microsoft\Silverlight" },
        { typeof(AbsentServicesCondition), "services" },
        { typeof(InstalledProductCondition), "services|" + RegistryLocations.CoreComponents.Path },
        { typeof(InstalledUpdateCondition), "services|" + RegistryLocations.InstalledLyncServer2013.Path },
        { typeof(ManualCheckCondition), @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL" },
        { typeof(RequirementCondition), "updates" },
        { typeof(CompositeCondition), @"updates|SOFTWARE\Microsoft\NET Framework Setup\NDP\v3.5" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_condition_needs_exactly_what_it_is_judged_by(Type kind, string expected)
    {
        Requirement requirement = Of("One", s_conditions[kind]);

        FactNeeds needs = FactNeeds.Of([requirement], s_edge, _ => true);

        Assert.Equal(expected, Words(needs));
    }

    [Fact]
    public void Every_kind_of_condition_is_tried_here()
    {
        IEnumerable<Type> all = typeof(Condition).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Condition)));

        Assert.Equal(all.Select(type => type.Name).Order(), Kinds.Select(row => row.Data.Item1.Name).Order());
    }

    [Fact]
    public void Two_requirements_that_need_the_same_need_it_once()
    {
        Requirement[] two = [Of("One", new DotNet35Condition()), Of("Two", new DotNet35Condition())];

        Assert.Single(FactNeeds.Of(two, s_edge, _ => true).Locations);
    }

    [Fact]
    public void A_role_that_nobody_asked_for_needs_nothing()
    {
        Requirement requirement = Of("One", new DotNet35Condition());

        Assert.Equal("", Words(FactNeeds.Of([requirement], [LyncRole.Director], _ => true)));
    }

    [Fact]
    public void A_case_of_a_system_that_it_cannot_be_needs_nothing()
    {
        Requirement requirement = Of("One", new DotNet35Condition(), WindowsRelease.WindowsServer2012);

        Assert.Equal("", Words(FactNeeds.Of([requirement], s_edge, release => release == WindowsRelease.WindowsServer2008R2)));
        Assert.NotEqual("", Words(FactNeeds.Of([requirement], s_edge, release => release == WindowsRelease.WindowsServer2012)));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(9200, null, true)]
    [InlineData(9200, 3, true)]
    [InlineData(9200, 1, false)]
    [InlineData(7601, null, false)]
    [InlineData(17763, 3, false)]
    public void What_is_known_of_the_system_decides_which_cases_can_be_the_one(int? build, int? productType, bool isNeeded)
    {
        Requirement requirement = Of("One", new DotNet35Condition(), WindowsRelease.WindowsServer2012);
        var source = new InventorySource(InventorySourceKind.OperatingSystem, "test")
        {
            OperatingSystem = new OperatingSystemFact { Build = build, ProductType = productType },
        };

        FactNeeds needs = FactNeeds.Of([requirement], s_edge, new OperatingSystemFacts([source]).CanBe);

        Assert.Equal(isNeeded, needs.Locations.Count == 1);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(7601, false)]
    [InlineData(9200, true)]
    public void A_class_is_read_only_from_a_Windows_that_has_it(int? build, bool isRead) =>
        Assert.Equal(isRead, FactNeeds.All([.. new Server().System(build).Inventory.Sources]).Classes.Contains(FactClasses.ReceiveSideScaling));

    [Fact]
    public void Everything_is_what_all_roles_need_on_any_system_and_the_modules_of_iis_only_where_features_fail()
    {
        IEnumerable<Requirement> requirements = Enum.GetValues<LyncProduct>().SelectMany(product => Catalogs.For(product).Requirements);

        FactNeeds needs = FactNeeds.Of(requirements, Enum.GetValues<LyncRole>(), _ => true);

        Assert.Equal(Words(needs), Words(FactNeeds.All()));
        Assert.DoesNotContain(RegistryLocations.IisComponents, FactNeeds.All().Locations);
    }

    private static string Words(FactNeeds needs) => string.Join("|",
    [
        .. needs.Features ? ["features"] : Array.Empty<string>(),
        .. needs.Updates ? ["updates"] : Array.Empty<string>(),
        .. needs.Services ? ["services"] : Array.Empty<string>(),
        .. needs.Winsock ? ["winsock"] : Array.Empty<string>(),
        .. needs.Classes.Select(some => some.Name).Order(StringComparer.Ordinal),
        .. needs.Locations.Select(location => location.Path).Order(StringComparer.Ordinal),
    ]);

    private static Requirement Of(string id, Condition condition, params WindowsRelease[] releases) => new()
    {
        Id = id,
        Name = id,
        Category = RequirementCategory.Framework,
        Importance = RequirementImportance.Required,
        Roles = s_edge,
        Workloads = [],
        Sources = [],
        Interpretations = [],
        Cases =
        [
            new RequirementCase
            {
                OperatingSystems = releases,
                Roles = [],
                Condition = condition,
                NotApplicable = null,
                Remedy = new Remedy("Do it.", [], null),
                Restart = false,
            },
        ],
    };
}
