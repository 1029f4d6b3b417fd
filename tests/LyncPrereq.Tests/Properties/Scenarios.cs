using FsCheck;
using FsCheck.Fluent;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Tests.Properties;

/// <summary>
/// Generates servers of every kind: whole and bare ones, sources that are tidy, that leave out, contradict themselves or
/// each other, or failed; and what to judge them for, out of the catalogs that come with the module.
/// </summary>
internal static class Scenarios
{
    private static readonly int[] s_builds = [7601, 9200, 9600, 14393, 17763];

    private static readonly FeatureState[] s_states = Enum.GetValues<FeatureState>();

    private static readonly UnknownCause[] s_causes =
    [
        UnknownCause.NotCaptured, UnknownCause.Unreadable, UnknownCause.Unreachable, UnknownCause.AccessDenied,
        UnknownCause.TimedOut, UnknownCause.QueryFailed,
    ];

    private static readonly string[] s_subjects =
    [
        FactSubjects.Everything, FactSubjects.OperatingSystem, FactSubjects.Features, FactSubjects.Updates, FactSubjects.Winsock,
        .. RegistryLocations.All.Select(location => location.Path),
    ];

    /// <summary>How many features in a hundred are in which state.</summary>
    private static readonly Gen<FeatureState>[] s_profiles =
    [
        Gen.Frequency((94, Gen.Constant(FeatureState.Installed)), (6, Gen.Elements(s_states))),
        Gen.Frequency((40, Gen.Constant(FeatureState.Installed)), (40, Gen.Constant(FeatureState.Available)), (20, Gen.Elements(s_states))),
        Gen.Frequency((80, Gen.Constant(FeatureState.Available)), (14, Gen.Constant(FeatureState.Removed)), (6, Gen.Elements(s_states))),
    ];

    private static readonly Gen<string> s_text = Gen.Frequency(
        (3, Gen.Elements("", "x", "a\u2028b\"\\\r\n\t\0", "\ud83d\ude00", "\ud800", " \u00a0", "{\"a\":[]}")),
        (2, Gen.ArrayOf(Gen.Choose(0, char.MaxValue).Select(code => (char)code), 12).Select(letters => new string(letters))));

    private static readonly Dictionary<WindowsRelease, WindowsFeature[]> s_features = Enum.GetValues<WindowsRelease>().ToDictionary(
        release => release,
        release => (WindowsFeature[])[.. (FeatureTable.For(release)?.Features ?? []).OrderBy(feature => feature.Name, StringComparer.Ordinal)]);

    /// <summary>A server with what it is judged for.</summary>
    public static Arbitrary<Scenario> Any { get; } = Arb.From(Scenario(Inventory(s_text)), scenario => scenario.Smaller());

    /// <summary>Two servers that are judged for the same.</summary>
    public static Arbitrary<ScenarioPair> Pairs { get; } = Arb.From(
        Any.Generator.Two().Select(two => new ScenarioPair(two.Item1, two.Item2)),
        pair => pair.Smaller());

    /// <summary>The features of a system in a fixed order; none where it has none.</summary>
    public static WindowsFeature[] FeaturesOf(WindowsRelease release) => s_features[release];

    private static Gen<Scenario> Scenario(Gen<ServerInventory> inventories) =>
        from product in Gen.Elements(Enum.GetValues<LyncProduct>())
        let catalog = Catalogs.For(product)
        from roles in Gen.OneOf(Gen.Elements(catalog.Roles).Select(role => (LyncRole[])[role]), Some(catalog.Roles))
        from workloads in Gen.Frequency(
            (3, Gen.Constant(Enum.GetValues<LyncWorkload>()[1..])),
            (1, Gen.Constant((LyncWorkload[])[LyncWorkload.None])),
            (1, Some(Enum.GetValues<LyncWorkload>()[1..])))
        from requirements in Gen.Frequency((3, Gen.Constant(catalog.Requirements)), (1, Some(catalog.Requirements).Where(some => IsAsked(some, roles))))
        from inventory in inventories
        from draw in Gen.Choose(0, int.MaxValue - 1)
        select new Scenario
        {
            Product = product,
            Roles = roles,
            Workloads = workloads,
            Requirements = requirements,
            Inventory = inventory,
            Draw = draw,
        };

    public static bool IsAsked(Requirement[] requirements, LyncRole[] roles) =>
        Array.Exists(requirements, requirement => requirement.RolesIn(roles).Length > 0);

    private static Gen<ServerInventory> Inventory(Gen<string> text) =>
        from release in Gen.Frequency(
            (5, Gen.Elements(WindowsRelease.WindowsServer2008R2, WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2)),
            (3, Gen.Elements(WindowsRelease.WindowsServer2016, WindowsRelease.WindowsServer2019)),
            (2, Gen.Elements(WindowsRelease.Windows7, WindowsRelease.Windows8, WindowsRelease.Windows81)))
        from features in Features(release)
        from systems in Several(5, 1, System(release))
        from lists in Several(2, 6, List(release, features))
        from registries in Several(1, 3, Registry(release, features))
        from updates in Several(2, 6, Updates())
        from winsock in Several(2, 8, Winsock(text))
        from services in Several(6, 4, Services(text))
        from failed in Several(9, 3, Failed(text))
        from sources in Gen.Shuffle<InventorySource>([.. systems, .. lists, .. registries, .. updates, .. winsock, .. services, .. failed])
        from requested in Gen.Elements(null, "fe01", "192.0.2.1", "\u540d\u524d")
        from ticks in Gen.Choose(0, int.MaxValue)
        select new ServerInventory("FE01", requested, new DateTime(2013, 11, 4, 9, 0, 0, DateTimeKind.Utc).AddTicks(ticks), sources);

    /// <summary>None of it, one or two, with these weights of ten.</summary>
    private static Gen<T[]> Several<T>(int none, int one, Gen<T> items) => Gen.Frequency(
        (none, Gen.Constant((T[])[])),
        (one, items.Select(item => (T[])[item])),
        (Math.Max(1, 10 - none - one), Gen.ArrayOf(items, 2)));

    private static Gen<T[]> Some<T>(T[] items) =>
        from some in Gen.SubListOf(items).Where(some => some.Count > 0)
        from shuffled in Gen.Shuffle(some.ToArray())
        select shuffled;

    private static Gen<InventorySource> System(WindowsRelease release) =>
        from kind in Gen.Frequency((5, Gen.Constant(InventorySourceKind.OperatingSystem)), (1, Gen.Constant(InventorySourceKind.Dism)))
        from build in Gen.Frequency((15, Gen.Constant<int?>(BuildOf(release))), (1, Gen.Elements<int?>(null, 6002, 7600, 20348)))
        from type in Gen.Frequency((15, Gen.Constant<int?>(IsServer(release) ? 3 : 1)), (2, Gen.Elements<int?>(null, 1, 2)))
        from servicePack in Gen.Elements<int?>(1, 1, 1, 0, null)
        from sku in Gen.Elements<int?>(7, 8, 10, 7, 8, 10, 13, 17, 48, null)
        from width in Gen.Elements<int?>(64, 64, 64, 64, 32, null)
        select new InventorySource(kind, "system")
        {
            OperatingSystem = kind == InventorySourceKind.Dism
                ? new OperatingSystemFact { Build = build }
                : new OperatingSystemFact { Build = build, ProductType = type, ServicePack = servicePack, Sku = sku, AddressWidth = width },
        };

    /// <summary>What is really there; the sources say it more or less well.</summary>
    private static Gen<FeatureFact[]> Features(WindowsRelease release) =>
        from profile in Gen.Elements(s_profiles)
        from features in Gen.CollectToArray(
            FeaturesOf(release),
            feature => profile.Select(state => new FeatureFact(feature.Name, state)))
        select features;

    private static Gen<InventorySource> List(WindowsRelease release, FeatureFact[] features) =>
        from names in Gen.Elements(Enum.GetValues<FeatureNaming>())
        from isTidy in Gen.Elements(true, true, false)
        from entries in Gen.CollectToArray(
            features.SelectMany(feature => NamesOf(release, feature, names).Select(name => new FeatureFact(name, feature.StateValue))),
            fact => isTidy ? Gen.Constant((FeatureFact[])[fact]) : Untidy(fact))
        from shuffled in Gen.Shuffle(entries.SelectMany(some => some))
        select new InventorySource(
            names == FeatureNaming.Dism ? InventorySourceKind.OptionalFeature : InventorySourceKind.WindowsFeature,
            "list")
        {
            FeatureNamingValue = names,
            Features = shuffled,
        };

    private static Gen<FeatureFact[]> Untidy(FeatureFact fact) => Gen.Frequency(
        (30, Gen.Constant((FeatureFact[])[fact])),
        (5, Gen.Constant((FeatureFact[])[])),
        (1, Gen.Elements(s_states).Select(state => (FeatureFact[])[new FeatureFact(fact.Name, state)])),
        (1, Gen.ArrayOf(Gen.Elements(s_states).Select(state => new FeatureFact(fact.Name, state)), 3)),
        (1, Gen.Constant((FeatureFact[])[new FeatureFact(fact.Name[..Math.Min(fact.Name.Length, 8)] + FeatureNames.Cut, fact.StateValue)])));

    private static string[] NamesOf(WindowsRelease release, FeatureFact feature, FeatureNaming names) =>
        names == FeatureNaming.ServerManager ? [feature.Name] : FeatureTable.For(release)!.Find(feature.Name)!.DismNames;

    private static Gen<InventorySource> Registry(WindowsRelease release, FeatureFact[] features) =>
        from keys in Gen.CollectToArray(RegistryLocations.All, location => Gen.Frequency(
            (1, Gen.Constant<RegistryKeyFact?>(null)),
            (location.Values.Length == 0 && !location.AllNumbers ? 12 : 2, Gen.Constant<RegistryKeyFact?>(new RegistryKeyFact(location.Path, false, []))),
            (7, Values(location, release, features).Select(values => (RegistryKeyFact?)new RegistryKeyFact(location.Path, true, values)))))
        from shuffled in Gen.Shuffle(keys.OfType<RegistryKeyFact>())
        select new InventorySource(InventorySourceKind.Registry, "registry") { RegistryKeys = shuffled };

    private static Gen<RegistryValueFact[]> Values(RegistryLocation location, WindowsRelease release, FeatureFact[] features)
    {
        if (location.AllNumbers)
        {
            return Gen.Constant<RegistryValueFact[]>(
            [
                .. features.Select(feature => (feature.StateValue, FeatureTable.For(release)!.Find(feature.Name)!.InetStpComponent))
                    .Where(feature => feature.InetStpComponent is not null && feature.StateValue is FeatureState.Installed)
                    .Select(feature => new RegistryValueFact(feature.InetStpComponent!, RegistryDataKind.DWord, 1)),
            ]);
        }

        return Gen.CollectToArray(location.Values, name => Gen.Frequency(
                (12, Value(name.Name, release)),
                (1, Gen.Constant<RegistryValueFact?>(null)),
                (1, Gen.Elements<RegistryValueFact?>(
                    new RegistryValueFact(name.Name, RegistryDataKind.Text, "1"),
                    new RegistryValueFact(name.Name, RegistryDataKind.DWord, 1),
                    new RegistryValueFact(name.Name, RegistryDataKind.QWord, long.MaxValue),
                    new RegistryValueFact(name.Name, ["a", "", "b"]),
                    new RegistryValueFact(name.Name, RegistryDataKind.Binary, "00FF")))))
            .Select(values => values.OfType<RegistryValueFact>().ToArray());
    }

    private static Gen<RegistryValueFact?> Value(string name, WindowsRelease release) => name switch
    {
        "CurrentBuildNumber" => Words(name, BuildOf(release).ToString(null, null)),
        "CSDVersion" => Words(name, "Service Pack 1"),
        "EditionID" => Words(name, "ServerStandard", "ServerDatacenter", "ServerEnterprise", "ServerWeb"),
        "InstallationType" => Words(name, "Server", "Server", "Server Core"),
        "ProductType" => Words(name, IsServer(release) ? "ServerNT" : "WinNT"),
        "PROCESSOR_ARCHITECTURE" => Words(name, "AMD64", "AMD64", "x86"),
        "PowerShellVersion" => Words(name, "3.0", "4.0", "5.1.14393.0", "2.0", "three"),
        "ComputerName" => Words(name, "FE01", "FE01", "FE01", "FE02"),
        "Release" => Gen.Elements(378388, 378389, 378675, 393295, 460798, 461310, 461808, 528040).Select(number => Number(name, number)),
        "CurrentState" => Gen.Elements(0x40, 0x70, 0x80).Select(number => Number(name, number)),
        "PendingFileRenameOperations" => Gen.Constant<RegistryValueFact?>(new RegistryValueFact(name, ["a", ""])),
        _ => Gen.Elements(0, 1).Select(number => Number(name, number)),
    };

    private static Gen<InventorySource> Updates() =>
        Gen.SubListOf("KB974405", "KB2506143", "KB2646886", "kb2858668", "KB2982006", "KB1").Select(ids =>
            new InventorySource(InventorySourceKind.Update, "updates") { Updates = [.. ids] });

    private static Gen<InventorySource> Services(Gen<string> text) =>
        from some in Gen.SubListOf("MSMQ", "W3SVC", "MSSQL$RTC")
        from status in text
        select new InventorySource(InventorySourceKind.Service, "services")
        {
            Services = [.. some.Select(name => new ServiceFact(name, status))],
        };

    private static Gen<InventorySource> Winsock(Gen<string> text)
    {
        Gen<WinsockEntryFact> entry =
            from length in Gen.Frequency((30, Gen.Constant(1)), (1, Gen.Elements(0, 2, -1)))
            from path in Gen.Frequency((30, Gen.Constant(@"%SystemRoot%\system32\mswsock.dll")), (1, Gen.Constant(@"C:\fwc\wspwsp.dll")), (1, text))
            from protocol in text
            from problem in Gen.Frequency((30, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("It has 887 bytes.")))
            select problem is null
                ? new WinsockEntryFact("000000000001") { EntryId = 1001, ChainLength = length, ProviderPath = path, ProtocolName = protocol }
                : new WinsockEntryFact("000000000001") { Problem = problem };
        Gen<WinsockCatalogFact?> Catalog(string name) =>
            from entries in Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(entry, count))
            from declared in Gen.Frequency((8, Gen.Constant<int?>(entries.Length)), (1, Gen.Elements<int?>(null, 3)))
            from isThere in Gen.Frequency((12, Gen.Constant(true)), (1, Gen.Constant(false)))
            select isThere ? new WinsockCatalogFact(name, declared, entries) : null;

        return from narrow in Catalog(WinsockCatalog.Entries32)
               from wide in Catalog(WinsockCatalog.Entries64)
               select new InventorySource(InventorySourceKind.Registry, "winsock")
               {
                   WinsockCatalogs = [.. new[] { narrow, wide }.OfType<WinsockCatalogFact>()],
               };
    }

    private static Gen<InventorySource> Failed(Gen<string> text) =>
        from subjects in Some(s_subjects[..8])
        from causes in Gen.CollectToArray(subjects, _ => Gen.Elements(s_causes))
        from message in text
        select new InventorySource(InventorySourceKind.OptionalFeature, message)
        {
            MissingFacts = [.. subjects.Zip(causes, (subject, cause) => new MissingFact(subject, cause, message))],
        };

    private static Gen<RegistryValueFact?> Words(string name, params string[] texts) =>
        Gen.Elements(texts).Select(text => (RegistryValueFact?)new RegistryValueFact(name, RegistryDataKind.Text, text));

    private static RegistryValueFact? Number(string name, int number) => new(name, RegistryDataKind.DWord, number);

    private static bool IsServer(WindowsRelease release) => WindowsReleases.IsServer(release);

    private static int BuildOf(WindowsRelease release) =>
        s_builds.First(build => WindowsReleases.HasBuild(release, build));
}
