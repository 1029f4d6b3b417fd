using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Tests.Support;

/// <summary>Builds the inventory of a server that a test thinks up, and judges it.</summary>
internal sealed class Server
{
    private readonly List<InventorySource> _sources = [];

    public static Server WindowsServer2008R2() => new Server().System(7601, servicePack: 1, sku: 10);

    public static Server WindowsServer2012() => new Server().System(9200, sku: 7);

    public static Server WindowsServer2012R2() => new Server().System(9600, sku: 7);

    /// <summary>Every feature is available, and none is installed; .NET Framework 3.5 has no files.</summary>
    public static Server Bare2012R2() => WindowsServer2012R2().Features(
        [.. FeatureTable.For(WindowsRelease.WindowsServer2012R2)!.Features.Select(feature => feature.Name + (feature.Name == "NET-Framework-Core" ? "=Removed" : "=Available"))]);

    /// <summary>Every feature is available, and nothing of what is asked for is installed.</summary>
    public static Server Bare2008R2() => WindowsServer2008R2()
        .Features([.. FeatureTable.For(WindowsRelease.WindowsServer2008R2)!.Features.Select(feature => feature.Name + "=Available")])
        .Updates()
        .IdentityFoundationKeys()
        .MediaPackage(null)
        .NoKey(RegistryLocations.DotNetFramework4)
        .NoKey(RegistryLocations.PowerShellEngine);

    public static Server On(WindowsRelease release) => release switch
    {
        WindowsRelease.WindowsServer2008R2 => WindowsServer2008R2(),
        WindowsRelease.WindowsServer2012 => WindowsServer2012(),
        WindowsRelease.WindowsServer2012R2 => WindowsServer2012R2(),
        WindowsRelease.WindowsServer2016 => new Server().System(14393, sku: 7),
        WindowsRelease.WindowsServer2019 => new Server().System(17763, sku: 7),
        WindowsRelease.WindowsServer2022 => new Server().System(20348, sku: 7),
        WindowsRelease.Windows7 => new Server().System(7601, productType: 1, servicePack: 1, sku: 4),
        WindowsRelease.Windows8 => new Server().System(9200, productType: 1, sku: 4),
        _ => new Server().System(9600, productType: 1, sku: 4),
    };

    /// <summary>A server of which nothing is known yet.</summary>
    public static Server Unknown() => new();

    /// <summary>What Win32_OperatingSystem says.</summary>
    public Server System(
        int? build,
        int? productType = 3,
        int? servicePack = 0,
        int? sku = 7,
        int? addressWidth = 64,
        string? installationType = null) => With(new InventorySource(InventorySourceKind.OperatingSystem, "test")
        {
            OperatingSystem = new OperatingSystemFact
            {
                Build = build,
                ProductType = productType,
                ServicePack = servicePack,
                Sku = sku,
                AddressWidth = addressWidth,
                InstallationType = installationType,
            },
        });

    /// <summary>A list of Get-WindowsFeature: names, or "name=State"; a bare name is installed.</summary>
    public Server Features(params string[] features) => FeatureList(FeatureNaming.ServerManager, InventorySourceKind.WindowsFeature, features);

    /// <summary>A list under DISM's names, in the same notation.</summary>
    public Server DismFeatures(params string[] features) => FeatureList(FeatureNaming.Dism, InventorySourceKind.OptionalFeature, features);

    public Server Updates(params string[] updates) =>
        With(new InventorySource(InventorySourceKind.Update, "test") { Updates = updates });

    public Server Services(params string[] services) => ServiceList(null, services);

    /// <summary>The same with a start mode.</summary>
    public Server AutomaticServices(params string[] services) => ServiceList("Auto", services);

    public Server Key(RegistryLocation location, params RegistryValueFact[] values) => Keys(new RegistryKeyFact(location.Path, true, values));

    public Server NoKey(RegistryLocation location) => Keys(new RegistryKeyFact(location.Path, false, []));

    public Server Keys(params RegistryKeyFact[] keys) =>
        With(new InventorySource(InventorySourceKind.Registry, "test") { RegistryKeys = keys });

    public Server Winsock(WinsockEntryFact[] entries32, WinsockEntryFact[] entries64) =>
        With(new InventorySource(InventorySourceKind.Registry, "test")
        {
            WinsockCatalogs =
            [
                new WinsockCatalogFact(WinsockCatalog.Entries32, entries32.Length, entries32),
                new WinsockCatalogFact(WinsockCatalog.Entries64, entries64.Length, entries64),
            ],
        });

    /// <summary>The firewall client's key in the two views of the registry.</summary>
    public Server FirewallClientKeys(bool? view64 = false, bool? view32 = false) =>
        Product(KnownProduct.FirewallClient, "InstallRoot", view64, view32);

    /// <summary>The setup key of Windows Identity Foundation in the two views of the registry.</summary>
    public Server IdentityFoundationKeys(bool? view64 = false, bool? view32 = false) =>
        Product(KnownProduct.WindowsIdentityFoundation, "", view64, view32);

    /// <summary>The media format package of Service Pack 1 in this state, or no such package of either release.</summary>
    public Server MediaPackage(long? state)
    {
        RegistryLocation[] packages = RegistryLocations.Of(KnownProduct.MediaFormatPackage);
        Server server = NoKey(packages[1]);
        return state is { } known ? server.Key(packages[0], Number("CurrentState", known)) : server.NoKey(packages[0]);
    }

    public Server Gap(string subject, UnknownCause cause) => With(new InventorySource(InventorySourceKind.OptionalFeature, "test")
    {
        MissingFacts = [new MissingFact(subject, cause, "It did not work.")],
    });

    public Server With(InventorySource source)
    {
        _sources.Add(source);
        return this;
    }

    public static WinsockEntryFact Entry(int chainLength, string path = @"%SystemRoot%\system32\mswsock.dll", string protocol = "MSAFD Tcpip [TCP/IP]") =>
        new("000000000001") { ChainLength = chainLength, ProviderPath = path, ProtocolName = protocol };

    public static RegistryValueFact Number(string name, long number) => new(name, RegistryDataKind.DWord, number);

    public static RegistryValueFact Words(string name, string text) => new(name, RegistryDataKind.Text, text);

    public ServerInventory Inventory => new("server", null, new DateTime(2013, 11, 4, 9, 0, 0, DateTimeKind.Utc), [.. _sources]);

    public List<PrerequisiteResult> Test(params LyncRole[] roles) => Test(Enum.GetValues<LyncWorkload>()[1..], roles);

    public List<PrerequisiteResult> Test(LyncWorkload[] workloads, params LyncRole[] roles) =>
        Test(LyncProduct.LyncServer2013, workloads, roles);

    public List<PrerequisiteResult> Test(LyncProduct product, params LyncRole[] roles) =>
        Test(product, Enum.GetValues<LyncWorkload>()[1..], roles);

    private List<PrerequisiteResult> Test(LyncProduct product, LyncWorkload[] workloads, LyncRole[] roles)
    {
        Catalog catalog = Catalogs.For(product);
        return [.. new RequirementEvaluator(catalog, roles, workloads, catalog.Requirements).Evaluate(Inventory)];
    }

    /// <summary>The row of one requirement.</summary>
    public PrerequisiteResult Test(string requirementId, params LyncRole[] roles) =>
        Assert.Single(Test(roles.Length == 0 ? [LyncRole.FrontEnd] : roles), row => row.RequirementId == requirementId);

    private Server Product(KnownProduct product, string value, params bool?[] present)
    {
        foreach ((RegistryLocation location, bool? isThere) in RegistryLocations.Of(product).Zip(present))
        {
            _ = isThere switch
            {
                true => Key(location, Words(value, "here")),
                false => NoKey(location),
                null => this,
            };
        }

        return this;
    }

    private Server ServiceList(string? mode, string[] services) => With(new InventorySource(InventorySourceKind.Service, "test")
    {
        Services = [.. services.Select(name => new ServiceFact(name, name == "TrustedInstaller" ? "Stopped" : "Running", mode))],
    });

    private Server FeatureList(FeatureNaming names, InventorySourceKind kind, string[] features) => With(new InventorySource(kind, "test")
    {
        FeatureNamingValue = names,
        Features =
        [
            .. features.Select(feature => feature.Split('=')).Select(parts => new FeatureFact(
                parts[0],
                parts.Length > 1 ? Enum.Parse<FeatureState>(parts[1]) : FeatureState.Installed)),
        ],
    });
}
