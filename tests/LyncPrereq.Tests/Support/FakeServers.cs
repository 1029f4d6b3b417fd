using System.Text;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Tests.Support;

/// <summary>Servers on which everything is as it should be.</summary>
internal static class FakeServers
{
    private static readonly string[] s_services = ["MSMQ", "RpcSs", "W3SVC", "WAS", "MpsSvc"];

    private static readonly string[] s_updates = ["KB974405", "KB2506143", "KB2646886"];

    private const string ProtocolCatalog = WinsockCatalog.Parameters + @"\" + WinsockCatalog.DefaultCatalog;

    public static FakeServer Of(WindowsRelease release, string name = "FE01") => release switch
    {
        WindowsRelease.WindowsServer2008R2 => Healthy(name, release, "7601", 1, 378389, "3.0")
            .With(@"SOFTWARE\Microsoft\Windows Identity Foundation\Setup\v3.5"),
        WindowsRelease.WindowsServer2012 => Healthy(name, release, "9200", 0, 378389, "3.0"),
        _ => Healthy(name, release, "9600", 0, 378675, "4.0"),
    };

    /// <summary>An entry of the Winsock catalog: a path of 260 bytes and a WSAPROTOCOL_INFOW of 628.</summary>
    public static byte[] WinsockItem(int chainLength, string path, string protocol, int id)
    {
        var item = new byte[888];
        Encoding.Latin1.GetBytes(path).CopyTo(item, 0);
        BitConverter.GetBytes(id).CopyTo(item, 296);
        BitConverter.GetBytes(chainLength).CopyTo(item, 300);
        Encoding.Unicode.GetBytes(protocol).CopyTo(item, 376);
        return item;
    }

    public static string EntryPath(string catalog, int number) => ProtocolCatalog + @"\" + catalog + @"\" + number.ToString("d12", null);

    /// <summary>Gives both catalogs this many base providers.</summary>
    public static FakeServer WithWinsock(this FakeServer server, int entries)
    {
        server.Without(WinsockCatalog.Parameters);
        server.With(WinsockCatalog.Parameters, ("Current_Protocol_Catalog", WinsockCatalog.DefaultCatalog));
        foreach (string catalog in new[] { WinsockCatalog.Entries32, WinsockCatalog.Entries64 })
        {
            server.With(ProtocolCatalog, (WinsockCatalog.CountValue(catalog), entries));
            for (int i = 1; i <= entries; i++)
            {
                byte[] item = WinsockItem(1, @"%SystemRoot%\system32\mswsock.dll", "MSAFD Tcpip " + i, 1000 + i);
                server.With(EntryPath(catalog, i), (WinsockCatalog.ItemValue, item));
            }
        }

        return server;
    }

    /// <summary>Turns the last provider of a catalog into a layered one.</summary>
    public static FakeServer WithLayeredProvider(this FakeServer server, string catalog)
    {
        int last = server.SubKeysOf(ProtocolCatalog + @"\" + catalog).Length;
        byte[] item = WinsockItem(0, @"C:\Program Files\Filter\filter.dll", "Filter", 1000 + last);
        return server.With(EntryPath(catalog, last), (WinsockCatalog.ItemValue, item));
    }

    /// <summary>Changes what a class says.</summary>
    public static FakeServer Set(this FakeServer server, string className, string property, object? value)
    {
        server.Classes[className][0][property] = value;
        return server;
    }

    /// <summary>Changes the state of a feature by its DISM name: 1 enabled, 2 disabled, 3 absent.</summary>
    public static FakeServer SetFeature(this FakeServer server, string dismName, uint state)
    {
        server.Classes["Win32_OptionalFeature"].Single(row => (string)row["Name"]! == dismName)["InstallState"] = state;
        return server;
    }

    private static FakeServer Healthy(
        string name,
        WindowsRelease release,
        string build,
        ushort servicePack,
        int dotNetRelease,
        string powerShell)
    {
        var server = new FakeServer(name);
        FeatureTable features = FeatureTable.For(release)!;
        server.Classes["Win32_OperatingSystem"] =
        [
            new()
            {
                ["BuildNumber"] = build,
                ["ProductType"] = 3u,
                ["ServicePackMajorVersion"] = servicePack,
                ["OperatingSystemSKU"] = 7u,
                ["OSArchitecture"] = "64-bit",
                ["SystemDrive"] = "C:",
                ["Caption"] = "Microsoft Windows Server Standard ",
            },
        ];
        server.Classes["Win32_ComputerSystem"] =
        [
            new()
            {
                ["Name"] = name,
                ["DNSHostName"] = name,
                ["Domain"] = "contoso.example",
                ["PartOfDomain"] = true,
                ["DomainRole"] = (ushort)3,
                ["Manufacturer"] = "Example Corporation",
                ["Model"] = "Server 2",
                ["NumberOfProcessors"] = 2u,
                ["NumberOfLogicalProcessors"] = 24u,
                ["TotalPhysicalMemory"] = 34_326_183_936UL,
            },
        ];
        server.Classes["Win32_NetworkAdapterConfiguration"] =
        [
            new() { ["Description"] = "Tunnel", ["IPEnabled"] = false, ["IPAddress"] = null, ["DHCPEnabled"] = true, ["DefaultIPGateway"] = null },
            new()
            {
                ["Description"] = "Team",
                ["IPEnabled"] = true,
                ["IPAddress"] = new[] { "192.0.2.10", "fe80::10" },
                ["DHCPEnabled"] = false,
                ["DefaultIPGateway"] = new[] { "192.0.2.1" },
            },
        ];
        server.Classes["Win32_NetworkAdapter"] =
        [
            new() { ["Name"] = "Adapter", ["NetEnabled"] = true, ["PhysicalAdapter"] = true, ["Speed"] = 1_000_000_000UL },
        ];
        if (release != WindowsRelease.WindowsServer2008R2)
        {
            server.Classes["MSFT_NetAdapterRssSettingData"] =
            [
                new() { ["InterfaceDescription"] = "Adapter", ["Enabled"] = true, ["NumberOfReceiveQueues"] = 8u },
            ];
        }

        server.Classes["Win32_LogicalDisk"] =
        [
            new() { ["DeviceID"] = "C:", ["DriveType"] = 3u, ["FreeSpace"] = 85_899_345_920UL, ["Size"] = 128_849_018_880UL },
        ];
        server.Classes["Win32_Processor"] =
        [
            .. Enumerable.Range(0, 2).Select(i => new Dictionary<string, object?>
            {
                ["Name"] = "Processor " + i,
                ["Architecture"] = (ushort)9,
                ["MaxClockSpeed"] = 2400u,
                ["NumberOfCores"] = 6u,
                ["NumberOfLogicalProcessors"] = 12u,
            }),
        ];
        server.Classes["Win32_OptionalFeature"] =
        [
            .. features.Features.SelectMany(feature => feature.DismNames).Distinct().Select(dismName =>
                new Dictionary<string, object?> { ["Name"] = dismName, ["InstallState"] = 1u }),
        ];
        server.Classes["Win32_Service"] =
        [
            .. s_services.Select(service =>
                new Dictionary<string, object?> { ["Name"] = service, ["State"] = "Running", ["StartMode"] = "Auto" }),
            new Dictionary<string, object?> { ["Name"] = "TrustedInstaller", ["State"] = "Stopped", ["StartMode"] = "Manual" },
        ];
        server.Classes["Win32_QuickFixEngineering"] =
        [
            .. s_updates.Select(update =>
                new Dictionary<string, object?> { ["HotFixID"] = update }),
        ];
        server
            .With(
                @"SOFTWARE\Microsoft\Windows NT\CurrentVersion",
                ("CurrentBuildNumber", build),
                ("EditionID", "ServerStandard"),
                ("InstallationType", "Server"))
            .With(@"SYSTEM\CurrentControlSet\Control\ProductOptions", ("ProductType", "ServerNT"))
            .With(@"SYSTEM\CurrentControlSet\Control\Session Manager\Environment", ("PROCESSOR_ARCHITECTURE", "AMD64"))
            .With(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", ("Release", dotNetRelease))
            .With(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v3.5", ("Install", 1))
            .With(@"SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine", ("PowerShellVersion", powerShell))
            .With(@"SOFTWARE\Wow6432Node\Microsoft\Silverlight", ("Version", "5.1.50918.0"))
            .With(@"SOFTWARE\Microsoft\Updates")
            .With(@"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", ("ComputerName", name))
            .With(@"SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName", ("ComputerName", name))
            .With(@"SYSTEM\CurrentControlSet\Control\Session Manager")
            .With(@"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters", ("Domain", "contoso.example"), ("NV Domain", "contoso.example"))
            .With(@"HKEY_USERS\.DEFAULT\Control Panel\International", ("sTimeFormat", "h:mm:ss tt"));
        if (servicePack > 0)
        {
            server.With(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", ("CSDVersion", "Service Pack " + servicePack));
        }

        foreach (WindowsFeature feature in features.Features)
        {
            if (feature.InetStpComponent is { } component)
            {
                server.With(@"SOFTWARE\Microsoft\InetStp\Components", (component, 1));
            }
        }

        return server.WithWinsock(14);
    }
}
