using System.Text;
using System.Text.RegularExpressions;
using LyncPrereq.Captures;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;
using LyncPrereq.Tests.Support.Generated;

namespace LyncPrereq.Tests.Captures;

/// <summary>Captures of whole servers, in the formats of the tools that write them.</summary>
public sealed class GeneratedCaptureTests : IDisposable
{
    private static readonly WindowsRelease[] s_releases =
    [
        WindowsRelease.WindowsServer2008R2, WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2,
        WindowsRelease.WindowsServer2016, WindowsRelease.WindowsServer2019,
    ];

    private readonly Folder _folder = new();

    public static TheoryData<WindowsRelease> Releases => [.. s_releases];

    /// <summary>Releases with the width of a console: one of 80 characters has no room for the states.</summary>
    public static TheoryData<WindowsRelease, int> Consoles
    {
        get
        {
            var data = new TheoryData<WindowsRelease, int>();
            foreach (WindowsRelease release in s_releases)
            {
                data.Add(release, 80);
                data.Add(release, 120);
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Releases))]
    public void Objects_of_Get_WindowsFeature_name_every_feature_and_the_server(WindowsRelease release)
    {
        GeneratedServer server = Server(release);

        InventorySource source = Read("features.clixml", FeatureClixml.WindowsFeature(server));

        Assert.Equal(InventorySourceKind.WindowsFeature, source.KindValue);
        Assert.Equal(FeatureNaming.ServerManager, source.FeatureNamingValue);
        Assert.Equal("features.clixml", source.Location);

        // Windows Server 2008 R2 writes neither the states nor the class that names the server.
        bool isOld = release == WindowsRelease.WindowsServer2008R2;
        Assert.Equal(isOld ? null : "SRV07", source.ComputerName);
        Assert.Equal(Expected(server, hasStates: !isOld), source.Features!.Select(feature => feature.ToString()));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Objects_of_Win32_OptionalFeature_name_every_feature_and_the_server(WindowsRelease release)
    {
        GeneratedServer server = Server(release);

        InventorySource source = Read("optional.clixml", FeatureClixml.OptionalFeature(server));

        Assert.Equal(InventorySourceKind.OptionalFeature, source.KindValue);
        Assert.Equal(FeatureNaming.Dism, source.FeatureNamingValue);
        Assert.Equal("SRV07", source.ComputerName);
        Assert.Equal(ExpectedDism(server), source.Features!.Select(feature => feature.ToString()));
    }

    [Fact]
    public void The_operating_system_is_read()
    {
        InventorySource source = Read(
            "system.clixml",
            WmiClixml.OperatingSystem(Server(WindowsRelease.WindowsServer2012R2), "Microsoft Windows Server 2012 R2 Datacenter", sku: 8));

        Assert.Equal(InventorySourceKind.OperatingSystem, source.KindValue);
        Assert.Equal("SRV07", source.ComputerName);
        OperatingSystemFact system = source.OperatingSystem!;
        Assert.Equal((9600, 3, 0), (system.Build, system.ProductType, system.ServicePack));
        Assert.Equal((8, 64), (system.Sku, system.AddressWidth));
        Assert.Equal("Microsoft Windows Server 2012 R2 Datacenter", system.Caption);
        Assert.Null(source.Features);
        Assert.Null(source.Updates);
    }

    [Fact]
    public void The_service_pack_of_Windows_Server_2008_R2_is_read()
    {
        OperatingSystemFact system = Read(
            "system.clixml",
            WmiClixml.OperatingSystem(Server(WindowsRelease.WindowsServer2008R2), "Microsoft Windows Server 2008 R2 Enterprise ", sku: 10)).OperatingSystem!;

        Assert.Equal((7601, 1, 10), (system.Build, system.ServicePack, system.Sku));
    }

    [Fact]
    public void The_updates_are_read()
    {
        string[] updates = [.. Enumerable.Range(2_900_000, 250).Select(number => "KB" + number)];

        InventorySource source = Read("updates.clixml", WmiClixml.HotFixes(Server(WindowsRelease.WindowsServer2012), updates));

        Assert.Equal(InventorySourceKind.Update, source.KindValue);
        Assert.Equal("SRV07", source.ComputerName);
        Assert.Equal(updates, source.Updates!);
    }

    /// <summary>Each service brings the services that it needs, as objects of the same type.</summary>
    [Fact]
    public void Only_the_services_of_the_list_itself_are_read_and_no_server_is_named()
    {
        string[] services =
        [
            "AppHostSvc", "BITS:RpcSs,EventSystem", "EventSystem:RpcSs", "MSMQ:RpcSs,MQAC", "RpcSs:RpcEptMapper,DcomLaunch", "W3SVC:WAS,HTTP",
            "WAS:RpcSs", "WinRM:RpcSs,HTTP",
        ];

        InventorySource source = Read("services.clixml", ServiceClixml.Write(services));

        Assert.Equal(InventorySourceKind.Service, source.KindValue);
        Assert.Null(source.ComputerName);
        Assert.Equal(services.Select(service => service.Split(':')[0]), source.Services!.Select(service => service.Name));
        Assert.All(source.Services!, service => Assert.Equal("Running", service.Status));
    }

    [Theory]
    [MemberData(nameof(Consoles))]
    public void A_listing_of_Get_WindowsFeature_is_read(WindowsRelease release, int consoleWidth)
    {
        GeneratedServer server = Server(release);

        InventorySource source = Read("listing.txt", FeatureListings.WindowsFeature(server, consoleWidth));

        Assert.Equal(InventorySourceKind.WindowsFeature, source.KindValue);
        Assert.Equal(FeatureNaming.ServerManager, source.FeatureNamingValue);
        Assert.Null(source.ComputerName);
        bool hasStates = consoleWidth > 80 && release != WindowsRelease.WindowsServer2008R2;
        Assert.Equal(
            Expected(server, hasStates).Select(Cut),
            source.Features!.Select(feature => feature.ToString()));

        // The column of the name takes 23 characters.
        static string Cut(string fact)
        {
            string name = fact.Split(':')[0];
            return name.Length > 23 ? name[..20] + "..." + fact[name.Length..] : fact;
        }
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2, false)]
    [InlineData(WindowsRelease.WindowsServer2012, false)]
    [InlineData(WindowsRelease.WindowsServer2012R2, true)]
    [InlineData(WindowsRelease.WindowsServer2019, true)]
    public void A_listing_of_DISM_is_read(WindowsRelease release, bool asTable)
    {
        GeneratedServer server = Server(release).Set(FeatureState.InstallPending, "BITS").Set(FeatureState.UninstallPending, "MSMQ");

        InventorySource source = Read("dism.txt", FeatureListings.Dism(server, asTable));

        Assert.Equal(InventorySourceKind.Dism, source.KindValue);
        Assert.Equal(FeatureNaming.Dism, source.FeatureNamingValue);
        Assert.Equal(ExpectedDism(server), source.Features!.Select(feature => feature.ToString()));
    }

    [Theory]
    [MemberData(nameof(Consoles))]
    public void A_listing_that_is_cut_anywhere_is_never_read_otherwise_than_whole(WindowsRelease release, int consoleWidth)
    {
        string whole = FeatureListings.WindowsFeature(Server(release), consoleWidth).TrimEnd() + "\r\n";
        HashSet<string> known = [.. Read("whole.txt", whole).Features!.Select(feature => feature.ToString())];
        int refused = 0;

        for (int length = whole.Length - 700; length < whole.Length; length++)
        {
            try
            {
                InventorySource cut = Read("cut.txt", whole[..length]);
                Assert.NotEmpty(cut.Features!);
                Assert.All(cut.Features!, feature => Assert.Contains(feature.ToString(), known));
            }
            catch (InputException problem)
            {
                Assert.True(problem.ErrorId is "CaptureTruncated" or "CaptureMalformed", problem.Message);
                refused++;
            }
        }

        Assert.NotEqual(0, refused);
    }

    [Theory]
    [MemberData(nameof(Consoles))]
    public void A_listing_says_the_same_however_it_was_pasted(WindowsRelease release, int consoleWidth)
    {
        string listing = FeatureListings.WindowsFeature(Server(release), consoleWidth);

        AssertSameHoweverPasted(listing.Trim('\r', '\n').Split(["\r\n"], StringSplitOptions.None));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Objects_that_are_cut_are_truncated(double part)
    {
        byte[] whole = GeneratedServer.Unicode(FeatureClixml.WindowsFeature(Server(WindowsRelease.WindowsServer2012R2)));
        Assert.InRange(whole.Length, 1 << 20, CaptureFile.MaxLength);
        string path = _folder.Write("cut.clixml", whole[..(int)(whole.Length * part)]);

        InputException problem = Assert.Throws<InputException>(() => CaptureFormats.Read(new CaptureFile(path)));

        Assert.Equal("CaptureTruncated", problem.ErrorId);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_registry_export_is_read_whole(WindowsRelease release)
    {
        GeneratedServer server = Server(release);

        InventorySource source = Read("server.reg", RegistryFile.Of(server).ToString());

        Assert.Equal(InventorySourceKind.Registry, source.KindValue);
        Assert.Equal("SRV07", source.ComputerName);
        Assert.Equal(["Catalog_Entries", "Catalog_Entries64"], source.WinsockCatalogs!.Select(catalog => catalog.Name));
        Assert.All(source.WinsockCatalogs!, catalog =>
        {
            Assert.Equal((10, 10), (catalog.DeclaredCount, catalog.Entries.Length));
            Assert.All(catalog.Entries, entry => Assert.Equal((1, null), (entry.ChainLength, entry.Problem)));
            Assert.Equal("MSAFD Tcpip [TCP/IPv6] 9", catalog.Entries[9].ProtocolName);
        });
        Assert.Equal(server.Build, Value(source, RegistryLocations.CurrentVersion, "CurrentBuildNumber"));
        Assert.Equal("ServerNT", Value(source, RegistryLocations.ProductOptions, "ProductType"));
        Assert.Equal("378758", Value(source, RegistryLocations.DotNetFramework4, "Release"));
        Assert.Equal(
            @"\??\C:\Windows\Temp\a.tmp; ; \??\C:\Windows\Temp\b.tmp",
            Value(source, RegistryLocations.SessionManager, "PendingFileRenameOperations"));
        Assert.Equal(
            server.Features.Where(feature => feature.InetStpComponent is not null && feature.IsInstalled).Select(feature => feature.InetStpComponent + " = 1"),
            Key(source, RegistryLocations.IisComponents).Values.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.9999)]
    public void A_registry_export_that_is_cut_inside_a_value_is_truncated(double part)
    {
        string whole = RegistryFile.Of(Server(WindowsRelease.WindowsServer2012R2)).ToString();
        int length = whole.IndexOf(',', Math.Min((int)(whole.Length * part), whole.Length - 20));

        for (int more = 0; more <= 3; more++)
        {
            string path = _folder.Write("cut.reg", whole[..(length + more)], Encoding.Unicode);
            InputException problem = Assert.Throws<InputException>(() => CaptureFormats.Read(new CaptureFile(path)));
            Assert.Equal("CaptureTruncated", problem.ErrorId);
        }
    }

    /// <summary>A listing with its titles and rows gives the same facts whatever a paste did to its lines.</summary>
    internal static void AssertSameHoweverPasted(string[] lines)
    {
        string expected = Facts(lines);
        string[] rows = lines[2..];
        Assert.NotEqual("", expected);
        Assert.All(
            new[]
            {
                rows,
                [.. lines.Select(line => line.TrimStart())],
                [.. rows.Select(line => line.TrimStart())],
                [.. lines.Select(line => "    " + line)],
                [.. lines.Select(line => "> " + line)],
                [.. lines.Select(line => line.Replace(' ', '\u00a0'))],
                [.. lines.Select(line => Regex.Replace(line, " {3,}(?=\\S)", "\t"))],
                [.. rows.Select(line => "\u001b[0m" + line + " \u001b[K ")],
                [.. lines.Select(line => line + "\r")],
                [.. lines.SelectMany(line => new[] { line, "" })],
                [.. lines.SelectMany((line, i) => i % 20 == 19 ? new[] { line, "-- More  --" } : [line])],
                ["PS C:\\> Get-WindowsFeature", "", .. lines, "", "", "PS C:\\>"],
                [.. rows.Select(line => line + " fe01.contoso.example")],
            },
            pasted => Assert.Equal(expected, Facts(pasted)));
    }

    private static string Facts(string[] lines)
    {
        using var folder = new Folder();
        string path = folder.Write("pasted.txt", string.Join('\n', lines) + "\n");
        InventorySource source = Assert.Single(CaptureFormats.Read(new CaptureFile(path)));
        return string.Join('|', source.Features!.Select(feature => feature.ToString()));
    }

    private static GeneratedServer Server(WindowsRelease release) => new GeneratedServer(release, "SRV07")
        .Install("Web-Static-Content", "Web-Windows-Auth", "Web-Mgmt-Console", "Telnet-Client");

    /// <summary>Without states a feature is installed or not.</summary>
    private static IEnumerable<string> Expected(GeneratedServer server, bool hasStates) => server.Features.Select(feature =>
        feature.Name + ": " + (hasStates || feature.State == FeatureState.Installed ? feature.State : FeatureState.NotInstalled));

    private static IEnumerable<string> ExpectedDism(GeneratedServer server) =>
        server.DismFeatures.Select(feature => feature.Key + ": " + feature.Value);

    private static string Value(InventorySource source, RegistryLocation location, string name) =>
        Assert.Single(Key(source, location).Values, value => value.Name == name).ToString()[(name.Length + " = ".Length)..];

    private static RegistryKeyFact Key(InventorySource source, RegistryLocation location) =>
        Assert.Single(source.RegistryKeys!, key => key.Path == location.Path);

    private InventorySource Read(string name, string text)
    {
        string path = _folder.Write(name, GeneratedServer.Unicode(text));
        return Assert.Single(CaptureFormats.Read(new CaptureFile(path)));
    }
}
