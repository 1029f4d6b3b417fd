using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;
using LyncPrereq.Tests.Support.Generated;

namespace LyncPrereq.Tests.Fuzzing;

/// <summary>Good files of every kind, to be broken.</summary>
internal static class Seeds
{
    public static IReadOnlyList<byte[]> Made { get; } = [.. Files()];

    /// <summary>Topologies of every form, with a pool of every kind.</summary>
    public static IReadOnlyList<byte[]> Topologies { get; } = [.. new[] { "published", "tbxml", "zip", "stored zip" }.Select(Topology.Write)];

    /// <summary>Collected files: of a server, of one with few Winsock entries, and of one that denied everything.</summary>
    public static IReadOnlyList<byte[]> Collected { get; } =
    [
        Utf8(CollectedText.Of(FakeServers.Of(WindowsRelease.WindowsServer2012R2))),
        Utf8(CollectedText.Of(FakeServers.Of(WindowsRelease.WindowsServer2008R2).WithWinsock(2))),
        Encoding.Unicode.GetBytes(CollectedText.Of(FakeServers.Of(WindowsRelease.WindowsServer2012).Fails(FakeServer.Anything, FakeFault.Denied))),
    ];

    /// <summary>Files of waivers, and names of packages.</summary>
    public static IReadOnlyList<byte[]> Waivers { get; } =
    [
        Utf8("""
            {"$schema": "waivers.schema.json", "waivers": [
              {"requirementId": ["WindowsIdentityFoundation", "IIS.WebServer"], "computerName": ["fe01", "*.contoso.example"],
               "reason": "CHG-1234: comes with the June image", "owner": "ops@contoso.example", "expires": "2027-06-30"},
              {"requirementId": ["NoPendingRestart"], "computerName": ["*"], "reason": "\u0041", "owner": "x", "expires": "2025-01-31"}
            ]}
            """),
        Utf8("""{"waivers": []}"""),
        Utf8("Windows6.1-KB974405-x64_0123456789abcdef0123456789abcdef01234567.msu"),
        Utf8("ndp48-x86-x64-allos-enu.exe"),
    ];

    /// <summary>Captures of whole servers: generated ones, and those of real servers if they are next to this checkout.</summary>
    public static IReadOnlyList<byte[]> Captured()
    {
        GeneratedServer server = new GeneratedServer(WindowsRelease.WindowsServer2012R2).Install("Web-Static-Content", "Web-Mgmt-Console");
        var old = new GeneratedServer(WindowsRelease.WindowsServer2008R2);
        string[] texts =
        [
            FeatureClixml.WindowsFeature(server),
            FeatureClixml.OptionalFeature(server),
            FeatureListings.WindowsFeature(server),
            FeatureListings.WindowsFeature(old),
            FeatureListings.Dism(server),
            FeatureListings.Dism(old, asTable: true),
            ServiceClixml.Write("MSMQ:RpcSs,EventLog", "RpcSs", "EventLog", "W3SVC:RpcSs"),
            WmiClixml.OperatingSystem(server, "Microsoft Windows Server 2012 R2 Standard"),
            WmiClixml.HotFixes(server, "KB2919355", "KB2919442", "KB2982006"),
            RegistryFile.Of(server).ToString(),
        ];
        string?[] real =
        [
            TestFiles.Find("windows-server-2012-r2", "Get-WindowsFeature.clixml"),
            TestFiles.Find("windows-server-2012-r2", "Get-Service.clixml"),
            TestFiles.Find("windows-server-2012-r2", "Win32_OperatingSystem.clixml"),
            TestFiles.Find("windows-server-2012-r2", "Get-HotFix.clixml"),
            TestFiles.Find("windows-server-2012", "Get-WindowsFeature-partial.txt"),
            TestFiles.Find("windows-server-2008-r2", "Get-WindowsFeature-web-subtree.txt"),
            TestFiles.Find("winsock", "winsock2_regipy_SYSTEM_2.reg"),
            TestFiles.Find("winsock", "winsock2_win10_1709_x64.reg"),
            TestFiles.Find("winsock", "packedcatalogitem_viosock_Catalog_Entries.bin"),
            TestFiles.Find("winsock", "packedcatalogitem_viosock_Catalog_Entries64.bin"),
        ];
        return [.. texts.Select(GeneratedServer.Unicode), WinsockItem.Bytes(1001, [1001], "a.dll", "b"), .. real.OfType<string>().Select(File.ReadAllBytes)];
    }

    private static MadeTopology Topology => new MadeTopology()
        .Pool("fepool.contoso.example", 1, "fe01.contoso.example", "fe02.contoso.example").RunsFrontEnd("fepool.contoso.example", "6")
        .Pool("sql01.contoso.example", 1, [null]).Stores("sql01.contoso.example", "6", "UserStore", "CentralMgmtStore")
        .Pool("dir.contoso.example", 1, "dir01.contoso.example").Runs("dir.contoso.example", "7", "Director", "WebServices")
        .Pool("edge.contoso.example", 2, "edge01.contoso.example").Runs("edge.contoso.example", "8", "EdgeServer")
        .Pool("se01.contoso.example", 2, [null]).RunsFrontEnd("se01.contoso.example", "7").Stores("se01.contoso.example", "7", "UserStore");

    private static IEnumerable<byte[]> Files()
    {
        foreach (string sample in Directory.GetFiles(Path.Combine(TestFiles.Repository, "samples"), "*.json").Order(StringComparer.Ordinal))
        {
            yield return File.ReadAllBytes(sample);
        }

        yield return Utf8(InventoryFile.Write(Inventories.Strange));
        yield return Utf8(CatalogText.Good);
        yield return Utf8(Clixml.File(Clixml.Feature("Web-Server", "Installed", "FE01"), Clixml.Feature("BITS", "Removed", "FE01")));
        yield return Utf8(Clixml.File(Clixml.List(Clixml.System("FE01"), Clixml.System(null, "9200", "2"))));
        yield return Utf8(Clixml.File(
            Clixml.Object("Deserialized.System.ServiceProcess.ServiceController", ("Name", "MSMQ"), ("Status", "enum:Running")),
            Clixml.Object(@"root\cimv2\Win32_QuickFixEngineering", ("HotFixID", "KB974405")),
            Clixml.Object(@"root\cimv2\Win32_OptionalFeature", ("Name", "IIS-WebServer"), ("InstallState", "1"))));
        string export = WinsockItem.Export(
            WinsockItem.Bytes(1001, [1001], @"%SystemRoot%\system32\mswsock.dll", "MSAFD Tcpip [TCP/IP]"),
            WinsockItem.Bytes(1002, [], @"C:\filter.dll", "Filter"));
        string values = RegistryText.Key(
            @"SOFTWARE\Microsoft\Windows NT\CurrentVersion",
            "\"CurrentBuildNumber\"=\"9600\"",
            "\"InstallationType\"=" + RegistryText.Hex("(1)", Encoding.Unicode.GetBytes("Server\0")))
            + RegistryText.Key(
                @"SYSTEM\CurrentControlSet\Control\Session Manager",
                "\"PendingFileRenameOperations\"=" + RegistryText.Hex("(7)", Encoding.Unicode.GetBytes("a\0\0")))
            + RegistryText.Key(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", "\"Release\"=dword:0005c733", "@=\"x\"");
        yield return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(export + "\r\n" + values)];
        yield return Utf8(export + "\r\n" + values);
        yield return Utf8("REGEDIT4\r\n\r\n" + values);
        yield return Utf8("""
            Display Name                                            Name                       Install State
            ------------                                            ----                       -------------
            [X] Web Server (IIS)                                    Web-Server                     Installed
                [X] Web Server                                      Web-WebServer                  Installed
                    [ ] HTTP Activation                             NET-WCF-HTTP-Activat...        Available
            [ ] .NET Framework 3.5 Features                         NET-Framework-Features           Removed

            """);
        yield return Utf8("""

            Deployment Image Servicing and Management tool
            Version: 6.3.9600.17031

            Image Version: 6.3.9600.17031

            Features listing for package : Microsoft-Windows-ServerCore-Package~31bf3856ad364e35~amd64~~6.3.9600.16384

            Feature Name : IIS-WebServer
            State : Enabled

            Feature Name : NetFx3
            State : Disabled with Payload Removed

            The operation completed successfully.

            """);
        yield return Utf8("""
            PS C:\> Invoke-Command fe01 { Get-WindowsFeature }

            Display Name                                            Name                       Install State PSComputerName
            ------------                                            ----                       ------------- --------------
            [X] Web Server (IIS)                                    Web-Server                     Installed fe01
                    [ ] HTTP Activation                             NET-WCF-HTTP-Activat...   InstallPending fe01

            PS C:\> Get-WindowsOptionalFeature -Online

            FeatureName     : NetFx3
            DisplayName     : .NET Framework 3.5
            RestartRequired : Possible
            State           : DisabledWithPayloadRemoved

            PS C:\> dism /online /get-features /format:table

            Abbildversion: 6.3.9600.17031

            ------------------ | -----------
            Featurename        | Status
            ------------------ | -----------
            IIS-WebServer      | Aktiviert
            TelnetClient       | Deaktiviert

            """);
        yield return Utf8("""
            FeatureName   State
            -----------   -----
            NetFx3     Disabled
            TelnetClient Enabled

            Name : Web-Server
            InstallState : Installed

            Featurename : IIS-WebServer
            Status : Aktiviert

            Featurename : NetFx3
            Status : Deaktiviert

            """);
        yield return Utf8(Clixml.File(Clixml.Hashtable(
            ("Updates", Clixml.List(Clixml.Object("Selected.System.Management.ManagementObject", (":HotFixID", "KB974405")))),
            ("System", Clixml.System("FE01")))));
        yield return Utf8("#TYPE Selected.System.Management.ManagementObject\r\n\"HotFixID\";\"Description\"\r\n\"KB974405\";\"a\nb\"\r\n");
        yield return Utf8("""[{"Name":"Web-Server","InstallState":1},{"CimClass":{"CimClassName":"Win32_OperatingSystem"},"BuildNumber":"9600"}]""");
        yield return Utf8("Source  HotFixID   InstalledOn\r\n------  --------   -----------\r\nFE01    KB974405   9/21/2013\r\n");
        yield return Utf8("HotFixID   InstalledOn  \r\r\nKB974405   9/21/2013    \r\r\n\r\r\nCSName=FE01\r\r\nHotFixID=KB974405\r\r\n");
        yield return Utf8("Host Name:  FE01\r\nOS Version:  6.1.7601 Service Pack 1 Build 7601\r\nHotfix(s):  1\r\n  [01]: KB974405\r\n");
        yield return Utf8(
            "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full\r\n    Release    REG_DWORD    0x5c733\r\n"
            + "    Version    REG_SZ    4.5\r\n\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\r\n"
            + "    PendingFileRenameOperations    REG_MULTI_SZ    a\\0b\r\n");
        yield return WinsockItem.Bytes(1001, [1001, 1002], @"%SystemRoot%\system32\mswsock.dll", "MSAFD Tcpip");
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
