using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;
using LyncPrereq.Tests.Support.Generated;

namespace LyncPrereq.Tests.Captures;

/// <summary>Captures of real servers, if they are next to this checkout. Each format has generated files as well.</summary>
public sealed class RealCaptureTests
{
    private const string Folder2012R2 = "windows-server-2012-r2";

    [Fact]
    public void Objects_of_a_real_server_are_read()
    {
        InventorySource features = Read(Folder2012R2, "Get-WindowsFeature.clixml");
        Assert.Equal((InventorySourceKind.WindowsFeature, "ADT-E15A"), (features.KindValue, features.ComputerName));
        Assert.Equal(
            TestFiles.FeaturesOfRealServer().Select(row => row["Name"] + ": " + row["InstallState"]),
            features.Features!.Select(feature => feature.ToString()));
        Assert.Equal(267, features.Features!.Length);

        InventorySource system = Read(Folder2012R2, "Win32_OperatingSystem.clixml");
        Assert.Equal((InventorySourceKind.OperatingSystem, "SOLO-E15A"), (system.KindValue, system.ComputerName));
        Assert.Equal((9600, 3, 0, 8, 64), Numbers(system.OperatingSystem!));
        Assert.Equal("Microsoft Windows Server 2012 R2 Datacenter", system.OperatingSystem!.Caption);

        InventorySource updates = Read(Folder2012R2, "Get-HotFix.clixml");
        Assert.Equal("SOLO-E15A", updates.ComputerName);
        Assert.Equal(
            ["KB2919355", "KB2919442", "KB2934520", "KB2937220", "KB2938772", "KB2939471", "KB2949621", "KB4486105"],
            updates.Updates!);

        InventorySource services = Read(Folder2012R2, "Get-Service.clixml");
        Assert.Null(services.ComputerName);
        Assert.Equal(179, services.Services!.Select(service => service.Name).Distinct().Count());
        Assert.Equal(179, services.Services!.Length);
        Assert.Contains(services.Services!, service => service is { Name: "MSMQ", Status: "Running" });
    }

    [Fact]
    public void Listings_of_real_servers_are_read_however_they_were_pasted()
    {
        FeatureFact[] features = Read("windows-server-2012", "Get-WindowsFeature-partial.txt").Features!;
        Assert.Equal(40, features.Count(feature => feature.StateValue == FeatureState.Installed));
        Assert.Equal(37, features.Count(feature => feature.StateValue == FeatureState.Available));
        Assert.Equal(77, features.Length);
        Assert.Equal(6, features.Count(feature => FeatureNames.IsTruncated(feature.Name)));

        FeatureFact[] old = Read("windows-server-2008-r2", "Get-WindowsFeature-web-subtree.txt").Features!;
        Assert.Equal(49, old.Length);
        Assert.All(old, feature => Assert.Equal(FeatureState.NotInstalled, feature.StateValue));
        Assert.Equal(("Web-Client-Auth", "Web-WHC"), (old[28].Name, old[^1].Name));

        foreach ((string folder, string name) in new[]
        {
            ("windows-server-2012", "Get-WindowsFeature-partial.txt"),
            ("windows-server-2008-r2", "Get-WindowsFeature-web-subtree.txt"),
        })
        {
            GeneratedCaptureTests.AssertSameHoweverPasted(File.ReadAllLines(TestFiles.Get(folder, name)));
        }
    }

    [Fact]
    public void Generated_listings_have_the_rows_of_real_ones()
    {
        string[] real = File.ReadAllLines(TestFiles.Get("windows-server-2012", "Get-WindowsFeature-partial.txt"));
        GeneratedServer server = new(WindowsRelease.WindowsServer2012);
        foreach (FeatureFact fact in Read("windows-server-2012", "Get-WindowsFeature-partial.txt").Features!)
        {
            string start = FeatureNames.IsTruncated(fact.Name) ? FeatureNames.Start(fact.Name) : fact.Name + "\n";
            GeneratedFeature found = Assert.Single(server.Features, feature => (feature.Name + "\n").StartsWith(start, StringComparison.Ordinal));
            server.Set(fact.StateValue, found.Name);
        }

        string[] generated = FeatureListings.WindowsFeature(server).Split(["\r\n"], StringSplitOptions.None);

        Assert.Equal(real[..2], generated[1..3]);
        string[] withDisplayName = ["Web-Server ", "Web-Static-Content", "Web-Client-Auth", "NET-WCF-HTTP-Activat...", "Web-Asp-Net45"];
        Assert.All(withDisplayName, name => Assert.Equal(
            Assert.Single(real, row => row.Contains(name, StringComparison.Ordinal)),
            Assert.Single(generated, row => row.Contains(name, StringComparison.Ordinal))));
    }

    [Fact]
    public void Registry_exports_of_real_computers_are_read()
    {
        foreach ((string name, string computer, int entries) in new[]
        {
            ("winsock2_regipy_SYSTEM_2.reg", "SENSEI", 10),
            ("winsock2_win10_1709_x64.reg", "DESKTOP-2KGM189", 16),
        })
        {
            InventorySource source = Read("winsock", name);
            Assert.Equal((InventorySourceKind.Registry, computer), (source.KindValue, source.ComputerName));
            Assert.Equal(["Catalog_Entries", "Catalog_Entries64"], source.WinsockCatalogs!.Select(catalog => catalog.Name));
            Assert.All(source.WinsockCatalogs!, catalog =>
            {
                Assert.Equal((entries, entries), (catalog.DeclaredCount, catalog.Entries.Length));
                Assert.All(catalog.Entries, entry => Assert.Equal((1, null), (entry.ChainLength, entry.Problem)));
            });
        }

        Assert.All(Read("winsock", "winsock2_win10_1709_x64.reg").WinsockCatalogs!, catalog => Assert.Contains(
            catalog.Entries,
            entry => entry.ProviderPath!.EndsWith("vsocklib.dll", StringComparison.OrdinalIgnoreCase)));
        foreach (string name in new[] { "Catalog_Entries", "Catalog_Entries64" })
        {
            byte[] item = File.ReadAllBytes(TestFiles.Get("winsock", $"packedcatalogitem_viosock_{name}.bin"));
            WinsockEntryFact entry = WinsockCatalog.ReadEntry("000000000017", item);
            Assert.Equal((null, 1, 1015L), (entry.Problem, entry.ChainLength, (long?)entry.EntryId));
            Assert.Equal((@"%SystemRoot%\System32\viosocklib.dll", "Virtio Vsock STREAM"), (entry.ProviderPath, entry.ProtocolName));
        }
    }

    [Fact]
    public void Real_captures_that_are_cut_are_refused()
    {
        using var folder = new Folder();
        foreach (string path in new[] { TestFiles.Get(Folder2012R2, "Get-WindowsFeature.clixml"), TestFiles.Get("winsock", "winsock2_win10_1709_x64.reg") })
        {
            string whole = File.ReadAllText(path);
            foreach (double part in new[] { 0.1, 0.5, 0.9, 0.999 })
            {
                int length = path.EndsWith("reg", StringComparison.Ordinal) ? whole.IndexOf(',', (int)(whole.Length * part)) : (int)(whole.Length * part);
                string cut = folder.Write("cut", whole[..length], Encoding.Unicode);

                InputException problem = Assert.Throws<InputException>(() => CaptureFormats.Read(new CaptureFile(cut)));

                Assert.Equal("CaptureTruncated", problem.ErrorId);
            }
        }
    }

    private static (int? Build, int? ProductType, int? ServicePack, int? Sku, int? AddressWidth) Numbers(OperatingSystemFact system) =>
        (system.Build, system.ProductType, system.ServicePack, system.Sku, system.AddressWidth);

    private static InventorySource Read(params string[] parts) => Assert.Single(CaptureFormats.Read(new CaptureFile(TestFiles.Get(parts))));
}
