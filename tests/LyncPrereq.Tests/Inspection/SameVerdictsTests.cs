using LyncPrereq.Captures;
using LyncPrereq.Collection;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

/// <summary>One server, read from itself, over CIM, through a session and from its exported inventory.</summary>
public sealed class SameVerdictsTests
{
    private static readonly LyncRole[] s_everyRole = Enum.GetValues<LyncRole>();

    private static readonly Dictionary<string, Action<FakeServer>> s_states = new()
    {
        ["as it should be"] = _ => { },
        ["in a workgroup"] = server => server.Set("Win32_ComputerSystem", "PartOfDomain", false),
        ["a domain controller"] = server => server.Set("Win32_OperatingSystem", "ProductType", 2u),
        ["a workstation"] = server => server.Set("Win32_OperatingSystem", "ProductType", 1u),
        ["a 32-bit workstation"] = server => server
            .Set("Win32_OperatingSystem", "ProductType", 1u)
            .Set("Win32_OperatingSystem", "OSArchitecture", "32-bit"),
        ["an unsupported build"] = server => server.Set("Win32_OperatingSystem", "BuildNumber", "17763"),
        ["without its service pack"] = server => server.Set("Win32_OperatingSystem", "ServicePackMajorVersion", (ushort)0),
        ["Server Core"] = server => server.With(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", ("InstallationType", "Server Core")),
        ["without features and updates"] = server =>
        {
            server.Classes["Win32_OptionalFeature"].ForEach(row => row["InstallState"] = 2u);
            server.Classes["Win32_QuickFixEngineering"].Clear();
        },
        ["features in every state"] = server =>
        {
            uint i = 0;
            server.Classes["Win32_OptionalFeature"].ForEach(row => row["InstallState"] = (i++ % 4) + 1);
        },
        ["without frameworks"] = server => server
            .Without(@"SOFTWARE\Microsoft\NET Framework Setup")
            .Without(@"SOFTWARE\Microsoft\PowerShell")
            .Without(@"SOFTWARE\Microsoft\Windows Identity Foundation"),
        ["values of other types"] = server => server
            .With(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", ("Release", "378389"))
            .With(@"SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine", ("PowerShellVersion", 3))
            .With(@"SOFTWARE\Microsoft\Updates", ("UpdateExeVolatile", "1"))
            .With(@"SYSTEM\CurrentControlSet\Control\Session Manager", ("PendingFileRenameOperations", "one line"))
            .With(FakeServers.EntryPath(WinsockCatalog.Entries32, 2), (WinsockCatalog.ItemValue, "text")),
        ["TLS 1.0 disabled"] = server => server
            .With(@"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.0\Server", ("Enabled", 0)),
        ["without a time format"] = server => server.Without(@"HKEY_USERS\.DEFAULT"),
        ["a time format with periods"] = server => server
            .With(@"HKEY_USERS\.DEFAULT\Control Panel\International", ("sTimeFormat", "HH.mm.ss")),
        ["without a DNS suffix in a workgroup"] = server => server
            .Set("Win32_ComputerSystem", "PartOfDomain", false)
            .With(@"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters", ("NV Domain", "")),
        ["a name with an underscore"] = server => server.Set("Win32_ComputerSystem", "DNSHostName", "FE_01"),
        ["the firewall stopped"] = server => server.Classes["Win32_Service"].First(service => service["Name"] is "MpsSvc")["State"] = "Stopped",
        ["two interfaces with DHCP"] = server =>
        {
            server.Classes["Win32_NetworkAdapterConfiguration"][0]["IPEnabled"] = true;
            server.Classes["Win32_NetworkAdapterConfiguration"][0]["IPAddress"] = new[] { "198.51.100.7" };
        },
        ["adapters denied"] = server => server.Fails("Win32_NetworkAdapterConfiguration", FakeFault.Denied),
        ["the computer system denied"] = server => server.Fails("Win32_ComputerSystem", FakeFault.Denied),
        ["a virtual machine with one processor"] = server =>
        {
            server.Set("Win32_ComputerSystem", "Model", "Virtual Machine").Set("Win32_Processor", "NumberOfCores", 12u);
            server.Classes["Win32_Processor"].RemoveAt(1);
        },
        ["a full disk"] = server => server.Set("Win32_LogicalDisk", "FreeSpace", 1UL),
        ["without disks"] = server => server.Classes["Win32_LogicalDisk"].Clear(),
        ["a slow adapter"] = server => server.Set("Win32_NetworkAdapter", "Speed", 100_000_000UL),
        ["a restart pending"] = server => server
            .With(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending")
            .With(@"SYSTEM\CurrentControlSet\Control\Session Manager", ("PendingFileRenameOperations", new[] { @"\??\C:\a", "" })),
        ["a new name pending"] = server => server
            .With(@"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", ("ComputerName", "NEW")),
        ["an update's installer waiting"] = server => server.With(@"SOFTWARE\Microsoft\Updates", ("UpdateExeVolatile", 3)),
        ["a layered provider"] = server => server.WithLayeredProvider(WinsockCatalog.Entries32),
        ["500 entries"] = server => server.WithWinsock(500),
        ["an entry without its item"] = server => server.Keys[FakeServers.EntryPath(WinsockCatalog.Entries64, 3)].Clear(),
        ["an item of the wrong length"] = server => server
            .With(FakeServers.EntryPath(WinsockCatalog.Entries64, 3), (WinsockCatalog.ItemValue, new byte[628])),
        ["a count that does not fit"] = server => server
            .With(@"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters\Protocol_Catalog9", ("Num_Catalog_Entries", 3)),
        ["without a 64-bit catalog"] = server => server
            .Without(@"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters\Protocol_Catalog9\Catalog_Entries64"),
        ["without Winsock"] = server => server.Without(@"SYSTEM\CurrentControlSet\Services\WinSock2"),
        ["another current catalog"] = server => server
            .With(@"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters", ("Current_Protocol_Catalog", "Protocol_Catalog10")),
        ["a firewall client"] = server => server.With(@"SOFTWARE\Wow6432Node\Microsoft\Firewall Client 2004", ("InstallRoot", @"C:\")),
        ["the firewall client's provider"] = server => server.With(
            FakeServers.EntryPath(WinsockCatalog.Entries64, 14),
            (WinsockCatalog.ItemValue, FakeServers.WinsockItem(1, @"C:\Client\wspwsp.dll", "Client", 9))),
        ["the media package instead of the feature"] = server =>
        {
            server.Classes["Win32_OptionalFeature"].ForEach(row => row["InstallState"] = 2u);
            server.With(
                @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\Packages\Microsoft-Windows-Media-Format-Package~31bf3856ad364e35~amd64~~6.1.7601.17514",
                ("CurrentState", 0x70));
        },
        ["with broken WMI"] = server => server.Classes.Clear(),
        ["with broken WMI and without IIS"] = server => server.Without(@"SOFTWARE\Microsoft\InetStp").Classes.Clear(),
        ["features denied"] = server => server.Fails("Win32_OptionalFeature", FakeFault.Denied),
        ["updates denied"] = server => server.Fails("Win32_QuickFixEngineering", FakeFault.Denied),
        ["half an answer about the system"] = server => server.Set("Win32_OperatingSystem", "BuildNumber", null),
        ["a key denied"] = server => server.Fails(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", FakeFault.Denied),
        ["the first media package denied"] = server => server.Fails(
            @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\Packages\Microsoft-Windows-Media-Format-Package~31bf3856ad364e35~amd64~~6.1.7601.17514",
            FakeFault.Denied),
        ["the key of the system denied"] = server => server.Fails(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", FakeFault.Denied),
    };

    private static readonly HashSet<string> s_harmless =
    [
        "as it should be",
        "a domain controller",
        "the key of the system denied",
        "half an answer about the system",
        "the first media package denied",
    ];

    public static TheoryData<string> StateNames => [.. s_states.Keys];

    public static TheoryData<WindowsRelease, string> States
    {
        get
        {
            var data = new TheoryData<WindowsRelease, string>();
            foreach (string state in s_states.Keys)
            {
                data.Add(WindowsRelease.WindowsServer2008R2, state);
                data.Add(WindowsRelease.WindowsServer2012, state);
                data.Add(WindowsRelease.WindowsServer2012R2, state);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Every_way_to_a_server_gives_the_same_verdicts(WindowsRelease release, string state)
    {
        FakeServer server = FakeServers.Of(release);
        s_states[state](server);
        ServerInventory local = Inspect.Local(server, s_everyRole).Inventory;
        ServerInventory remote = Inspect.Remote(server, s_everyRole).Inventory;
        ServerInventory session = Inspect.Session(server, s_everyRole).Inventory;
        using var folder = new Folder();

        List<string> expected = Verdicts(local);

        Assert.Equal(expected, Verdicts(remote));
        Assert.Equal(expected, Verdicts(session));
        Assert.Equal(expected, Verdicts(FromFile(folder, local)));
        Assert.Equal(expected, Verdicts(FromFile(folder, remote)));
        Assert.Equal(expected, Verdicts(FromFile(folder, session)));
        Assert.Equal(expected, Verdicts(Collected(folder, server)));
    }

    [Theory]
    [MemberData(nameof(StateNames))]
    public void Each_state_but_the_harmless_ones_makes_a_difference(string state)
    {
        WindowsRelease[] releases = [WindowsRelease.WindowsServer2008R2, WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2];

        bool differs = Array.Exists(releases, release =>
        {
            FakeServer server = FakeServers.Of(release);
            s_states[state](server);
            return !Verdicts(Inspect.Remote(server, s_everyRole).Inventory)
                .SequenceEqual(Verdicts(Inspect.Remote(FakeServers.Of(release), s_everyRole).Inventory));
        });

        Assert.Equal(!s_harmless.Contains(state), differs);
    }

    private static ServerInventory FromFile(Folder folder, ServerInventory inventory)
    {
        string path = folder.Write("inventory.json", InventoryFile.Write(inventory));
        return InventoryFile.Read(new CaptureFile(path));
    }

    private static ServerInventory Collected(Folder folder, FakeServer server)
    {
        string path = folder.Write("collected.json", CollectedText.Of(server));
        return CollectedFile.Read(new CaptureFile(path));
    }

    private static List<string> Verdicts(ServerInventory inventory) =>
    [
        .. Inspect.Judge(inventory, s_everyRole)
            .Select(row => $"{row.RequirementId} {row.Status} {row.Cause} {row.Actual}"),
    ];
}
