using System.Globalization;
using System.Management.Automation;
using System.Runtime.Versioning;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Inspection.Local;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;
using Microsoft.Win32;

namespace LyncPrereq.Tests.Windows;

/// <summary>
/// The cmdlets on a real Windows registry. Tests that change it run only where it is a throw-away one, and there WMI is
/// not to be had, so that the registry is all that speaks.
/// </summary>
[Trait("Platform", "Windows")]
[Collection(OneRegistry.Name)]
[SupportedOSPlatform("windows")]
public sealed class LocalInspectionTests : IDisposable
{
    private const string CurrentVersion = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    private const string ProductOptions = @"SYSTEM\CurrentControlSet\Control\ProductOptions";
    private const string Parameters = @"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters";
    private const string ProtocolCatalog = Parameters + @"\Protocol_Catalog9";
    private const string Packages = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\Packages\";

    private static readonly string[] s_renames = [@"\??\C:\old", "", @"\??\C:\other", ""];

    private readonly Engine _engine;
    private RegistryChange? _change;

    public LocalInspectionTests()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "This is about a Windows registry.");
        _engine = new Engine();
    }

    public static TheoryData<string> PendingRestarts =>
    [
        @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending",
        @"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired",
    ];

    private RegistryChange Registry
    {
        get
        {
            Assert.SkipUnless(RegistryChange.IsHarmless, "The registry of this machine is not for tests to change.");
            return _change ??= new RegistryChange();
        }
    }

    public void Dispose()
    {
        _change?.Dispose();
        _engine?.Dispose();
    }

    [Fact]
    public void This_computer_is_read_with_at_most_one_error_and_every_row_is_there()
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role FrontEnd");

        Assert.InRange(_engine.Errors.Count, 0, 1);
        Assert.Equal(
            Catalogs.For(LyncProduct.LyncServer2013).Requirements.Count(requirement => requirement.Roles.Contains(LyncRole.FrontEnd)),
            rows.Count);
        Assert.All(rows, row => Assert.StartsWith(Environment.MachineName, row.ComputerName, StringComparison.OrdinalIgnoreCase));
        Assert.All(rows, row => Assert.Null(row.RequestedName));
    }

    [Fact]
    public void Where_wmi_is_broken_one_error_says_so_and_the_rows_say_that_the_registry_spoke()
    {
        Assert.SkipWhen(HasWmi, "WMI works here.");

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role Mediation");

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("CimOperationFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(Environment.MachineName, error.TargetObject);
        Assert.All(rows.Row("SupportedOperatingSystem").Evidence, some => Assert.Equal("Registry", some.Source));
        Assert.Equal(UnknownCause.QueryFailed, rows.Row("WindowsIdentityFoundation").CauseValue);
    }

    [Theory]
    [InlineData("9200", "", "Windows Server 2012")]
    [InlineData("9600", "", "Windows Server 2012 R2")]
    [InlineData("7601", "Service Pack 1", "Windows Server 2008 R2 SP1")]
    public void The_system_is_told_by_build_product_type_and_service_pack(string build, string servicePack, string expected)
    {
        Registry
            .Set(CurrentVersion, ("CurrentBuildNumber", build), ("CSDVersion", servicePack), ("EditionID", "ServerStandard"), ("ProductName", "Windows Me"))
            .Set(ProductOptions, ("ProductType", "ServerNT"));

        PrerequisiteResult row = Test("SupportedOperatingSystem");

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Equal(expected + " Standard", row.Actual);
    }

    [Fact]
    public void The_system_of_this_run_is_the_one_that_windows_says_it_is()
    {
        string expected = Environment.OSVersion.Version.Build switch
        {
            7601 => "Windows Server 2008 R2 SP1",
            9200 => "Windows Server 2012",
            9600 => "Windows Server 2012 R2",
            var other => other.ToString(CultureInfo.InvariantCulture),
        };
        Registry.Set(CurrentVersion, ("EditionID", "ServerStandard"));

        Assert.StartsWith(expected, Test("SupportedOperatingSystem").Actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ServerNT", PrerequisiteStatus.Met)]
    [InlineData("LanmanNT", PrerequisiteStatus.Met)]
    [InlineData("WinNT", PrerequisiteStatus.NotMet)]
    public void A_domain_controller_is_a_server_and_a_workstation_is_none(string productType, PrerequisiteStatus expected)
    {
        Registry
            .Set(CurrentVersion, ("CurrentBuildNumber", "9600"), ("EditionID", "ServerStandard"))
            .Set(ProductOptions, ("ProductType", productType));

        Assert.Equal(expected, Test("SupportedOperatingSystem").StatusValue);
    }

    [Theory]
    [InlineData("Server", PrerequisiteStatus.Met)]
    [InlineData("Server Core", PrerequisiteStatus.NotMet)]
    public void Server_core_of_2008_r2_is_told_by_the_installation_type(string type, PrerequisiteStatus expected)
    {
        As2008R2().Set(CurrentVersion, ("InstallationType", type));

        Assert.Equal(expected, Test("NotServerCore").StatusValue);
    }

    [Theory]
    [InlineData(378388, PrerequisiteStatus.NotMet)]
    [InlineData(378389, PrerequisiteStatus.Met)]
    [InlineData(533320, PrerequisiteStatus.Met)]
    [InlineData("378389", PrerequisiteStatus.Unknown)]
    public void The_release_of_the_framework_is_read(object release, PrerequisiteStatus expected)
    {
        const string Path = @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full";
        As2008R2().RemoveValue(Path, "Release").Set(Path, ("Release", release));

        PrerequisiteResult row = Test("DotNetFramework45");

        Assert.Equal(expected, row.StatusValue);
        Evidence seen = Assert.Single(row.Evidence);
        Assert.Equal(("Registry (this computer)", @"HKLM\" + Path), (seen.Source, seen.Location));
    }

    [Fact]
    public void A_32_bit_framework_is_not_taken_for_the_64_bit_one()
    {
        As2008R2()
            .Remove(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4")
            .Set(RegistryView.Registry32, @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", ("Release", 378389));

        Assert.Equal(PrerequisiteStatus.NotMet, Test("DotNetFramework45").StatusValue);
    }

    [Theory]
    [InlineData("2.0", PrerequisiteStatus.NotMet)]
    [InlineData("3.0", PrerequisiteStatus.Met)]
    [InlineData("5.1.14393.0", PrerequisiteStatus.Met)]
    public void The_engine_of_the_registry_counts_and_not_the_one_that_asks(string version, PrerequisiteStatus expected)
    {
        As2008R2().Set(@"SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine", ("PowerShellVersion", version));

        Assert.Equal(expected, Test("WindowsPowerShell3").StatusValue);
    }

    [Fact]
    public void An_engine_that_is_not_there_is_not_met()
    {
        As2008R2().Remove(@"SOFTWARE\Microsoft\PowerShell\3");

        Assert.Equal(PrerequisiteStatus.NotMet, Test("WindowsPowerShell3").StatusValue);
    }

    [Fact]
    public void The_modules_of_iis_are_read_where_no_list_of_features_speaks()
    {
        As2008R2()
            .Remove(@"SOFTWARE\Microsoft\InetStp\Components")
            .Set(@"SOFTWARE\Microsoft\InetStp\Components", ("StaticContent", 1), ("ASPNET", 0));

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role FrontEnd");

        Assert.Equal(PrerequisiteStatus.Met, rows.Row("IIS.StaticContent").StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, rows.Row("IIS.AspNet").StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, rows.Row("IIS.HttpErrors").StatusValue);
        Assert.All(rows.Row("IIS.StaticContent").Evidence, some => Assert.Equal("Registry (this computer)", some.Source));
    }

    [Fact]
    public void Without_iis_its_modules_are_not_installed()
    {
        As2008R2().Remove(@"SOFTWARE\Microsoft\InetStp");

        Assert.Equal(PrerequisiteStatus.NotMet, Test("IIS.StaticContent").StatusValue);
    }

    [Theory]
    [InlineData(RegistryView.Registry64)]
    [InlineData(RegistryView.Registry32)]
    public void A_firewall_client_is_found_in_either_view(RegistryView view)
    {
        Registry.Set(view, @"SOFTWARE\Microsoft\Firewall Client 2004", ("InstallRoot", @"C:\Client"));

        PrerequisiteResult row = Test("NoFirewallClient");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains(row.Evidence, some => some.Location.Contains("Wow6432Node", StringComparison.Ordinal) == (view == RegistryView.Registry32));
    }

    [Theory]
    [InlineData(RegistryView.Registry64)]
    [InlineData(RegistryView.Registry32)]
    public void The_set_up_key_of_identity_foundation_is_found_in_either_view(RegistryView view)
    {
        As2008R2().Set(view, @"SOFTWARE\Microsoft\Windows Identity Foundation\Setup\v3.5", ("", "6.1.7600.0"));

        Assert.Equal(PrerequisiteStatus.Met, Test("WindowsIdentityFoundation").StatusValue);
    }

    [Theory]
    [InlineData("6.1.7601.17514", 0x70, true)]
    [InlineData("6.1.7600.16385", 0x70, true)]
    [InlineData("6.1.7601.17514", 0x20, false)]
    public void The_media_package_counts_when_it_is_installed(string version, int state, bool isMet)
    {
        As2008R2().Set(
            Packages + "Microsoft-Windows-Media-Format-Package~31bf3856ad364e35~amd64~~" + version,
            ("CurrentState", state));

        Assert.Equal(isMet ? PrerequisiteStatus.Met : PrerequisiteStatus.Unknown, Test("MediaRuntime").StatusValue);
    }

    [Theory]
    [MemberData(nameof(PendingRestarts))]
    public void A_key_that_says_so_is_a_pending_restart(string path)
    {
        NoRestartPending().Set(path);

        Assert.Equal(PrerequisiteStatus.NotMet, Test("NoPendingRestart").StatusValue);
    }

    [Fact]
    public void An_updates_installer_or_a_new_name_is_a_pending_restart()
    {
        NoRestartPending();
        Assert.Equal(PrerequisiteStatus.Met, Test("NoPendingRestart").StatusValue);

        Registry.Set(@"SOFTWARE\Microsoft\Updates", ("UpdateExeVolatile", 3));
        Assert.Equal(PrerequisiteStatus.NotMet, Test("NoPendingRestart").StatusValue);

        Registry
            .Set(@"SOFTWARE\Microsoft\Updates", ("UpdateExeVolatile", 0))
            .Set(@"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", ("ComputerName", "ANOTHER"));
        Assert.Equal(PrerequisiteStatus.NotMet, Test("NoPendingRestart").StatusValue);
    }

    [Fact]
    public void A_pending_file_rename_alone_is_none()
    {
        NoRestartPending().Set(
            @"SYSTEM\CurrentControlSet\Control\Session Manager",
            ("PendingFileRenameOperations", s_renames));

        PrerequisiteResult row = Test("NoPendingRestart");

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Contains("rename", row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Catalog_Entries")]
    [InlineData("Catalog_Entries64")]
    public void A_layered_provider_is_found_in_either_catalog(string catalog)
    {
        Winsock(entries: 12);
        Assert.Equal(PrerequisiteStatus.Met, Test("NoLayeredServiceProvider").StatusValue);

        Entry(catalog, 12, FakeServers.WinsockItem(0, @"%ProgramFiles%\Filter\filter.dll", "Filter", 1012));
        PrerequisiteResult row = Test("NoLayeredServiceProvider");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains(@"%ProgramFiles%\Filter\filter.dll", row.Reason, StringComparison.Ordinal);
        Assert.All(row.Evidence, some => Assert.Equal("Registry (this computer)", some.Source));
    }

    [Fact]
    public void A_chain_through_a_layered_provider_is_not_met_and_500_entries_are_read()
    {
        Winsock(entries: 500);
        Assert.Equal(PrerequisiteStatus.Met, Test("NoLayeredServiceProvider").StatusValue);

        Entry("Catalog_Entries64", 500, FakeServers.WinsockItem(2, @"C:\filter.dll", "Filter over TCP", 1500));

        Assert.Equal(PrerequisiteStatus.NotMet, Test("NoLayeredServiceProvider").StatusValue);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData("text")]
    [InlineData(null)]
    public void An_item_that_is_missing_or_no_item_is_a_named_unknown(object? item)
    {
        Winsock(entries: 3);
        Registry.RemoveValue(ProtocolCatalog + @"\Catalog_Entries64\000000000002", "PackedCatalogItem");
        if (item is not null)
        {
            Registry.Set(ProtocolCatalog + @"\Catalog_Entries64\000000000002", ("PackedCatalogItem", item));
        }

        PrerequisiteResult row = Test("NoLayeredServiceProvider");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Unreadable), (row.StatusValue, row.CauseValue));
        Assert.Contains("000000000002", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_firewall_clients_provider_is_found_by_its_file()
    {
        Winsock(entries: 3);
        Entry("Catalog_Entries", 3, FakeServers.WinsockItem(1, @"C:\Program Files (x86)\Client\WspWsp.dll", "Client", 1003));

        Assert.Equal(PrerequisiteStatus.NotMet, Test("NoFirewallClient").StatusValue);
    }

    [Fact]
    public void The_script_of_a_session_sees_the_same_registry()
    {
        Winsock(entries: 5);
        Entry("Catalog_Entries64", 5, FakeServers.WinsockItem(0, @"C:\filter.dll", "Filter", 1005));
        NoRestartPending().Set(
            @"SYSTEM\CurrentControlSet\Control\Session Manager",
            ("PendingFileRenameOperations", s_renames));
        Registry
            .Set(@"SOFTWARE\Microsoft\InetStp\Components", ("StaticContent", 1))
            .Set(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", ("Release", 378389))
            .Set(RegistryView.Registry32, @"SOFTWARE\Microsoft\Firewall Client 2004");
        var request = new SnapshotRequest(FactNeeds.All());
        using var session = new Engine();
        session.Set("queries", request.Queries);
        session.Set("keys", request.Keys);
        session.Set("values", request.Values);
        session.Set("winsock", request.Winsock);

        // The engine has no Microsoft.PowerShell.Utility; WMI is left out on both sides.
        List<SnapshotRow> rows =
        [
            .. session.Run(
                "function New-Object($TypeName, $Property) { [pscustomobject]$Property }; function Get-CimInstance { throw 'No WMI.' }; & {"
                + Scripts.Snapshot + "} -Queries $queries -Keys $keys -Values $values -Winsock $winsock")
                .Select(row => new SnapshotRow(
                    (string)row.Properties["Kind"].Value,
                    (string)row.Properties["Subject"].Value,
                    (string)row.Properties["Name"].Value,
                    (string)row.Properties["Type"].Value,
                    row.Properties["Data"].Value is PSObject wrapped ? wrapped.BaseObject : row.Properties["Data"].Value)),
        ];
        Assert.Empty(session.Errors);
        ServerInventory snapshot = Read(new SnapshotReader("session", _ => rows));
        ServerInventory local = Read(new LocalReader(new SnapshotReader("nothing", _ => [.. rows.Where(row => row.Kind != "Name")])));

        Assert.Equal(Environment.MachineName, snapshot.ComputerName);
        Assert.Equal(Facts(local), Facts(snapshot));
        Assert.Equal(
            Inspect.Judge(local, LyncRole.FrontEnd).Select(row => $"{row.RequirementId} {row.Status} {row.Cause} {row.Actual}"),
            Inspect.Judge(snapshot, LyncRole.FrontEnd).Select(row => $"{row.RequirementId} {row.Status} {row.Cause} {row.Actual}"));
        Assert.Equal(PrerequisiteStatus.NotMet, Inspect.Judge(snapshot, LyncRole.FrontEnd).Row("NoLayeredServiceProvider").StatusValue);
    }

    [Fact]
    public void An_inventory_of_this_computer_is_judged_the_same_from_its_file()
    {
        using var folder = new Folder();
        _engine.Set("file", folder.File("this.json"));

        List<string> live = [.. _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role FrontEnd").Select(Shown)];
        _engine.Run("Get-LyncServerInventory | Export-LyncServerInventory -Path $file");
        List<string> stored = [.. _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role FrontEnd -LiteralPath $file").Select(Shown)];

        Assert.Equal(live, stored);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("localhost")]
    [InlineData("$env:COMPUTERNAME")]
    public void The_names_of_this_computer_are_this_computer(string name)
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>($"\"{name}\", '.' | Test-LyncPrerequisite -Role Edge");

        Assert.Equal(rows.Count, rows.Select(row => row.RequirementId).Distinct().Count());
        Assert.NotEmpty(rows);
    }

    [Fact]
    public void Verbose_names_what_was_asked()
    {
        _engine.Run("Test-LyncPrerequisite -Role Mediation -Verbose");

        Assert.Contains(_engine.Verbose, line => line.Contains("OperatingSystem over this computer", StringComparison.Ordinal));
        Assert.Contains(_engine.Verbose, line => line.Contains("WinsockCatalog over this computer", StringComparison.Ordinal));
    }

    private static bool HasWmi
    {
        get
        {
            try
            {
                using var wmi = CimReader.Local(TimeSpan.FromSeconds(30));
                return wmi.Query(CimQuery.OperatingSystem, CancellationToken.None).Count > 0;
            }
            catch (InspectionException)
            {
                return false;
            }
        }
    }

    private static ServerInventory Read(IServerReader reader) => new ServerInspector(
        reader,
        new InspectionTarget(Environment.MachineName, isRequested: false, _ => reader),
        _ => FactNeeds.All(),
        CancellationToken.None).Inspect().Inventory;

    private static List<string> Facts(ServerInventory inventory) =>
    [
        .. inventory.Sources.SelectMany(source => source.RegistryKeys ?? [])
            .Select(key => key.Path + " " + key.Exists + " " + string.Join("|", key.Values.Select(value => value.Kind + " " + value).Order(StringComparer.Ordinal))),
        .. inventory.Sources.SelectMany(source => source.WinsockCatalogs ?? [])
            .SelectMany(catalog => catalog.Entries.Select(entry => catalog.Name + " " + catalog.DeclaredCount + " " + entry.Key + " " + entry)),
    ];

    private static string Shown(PrerequisiteResult row) => $"{row.RequirementId} {row.Status} {row.Cause} {row.Actual}";

    private PrerequisiteResult Test(string id) =>
        Assert.Single(_engine.Run<PrerequisiteResult>($"Test-LyncPrerequisite -Role FrontEnd -RequirementId {id}"));

    private RegistryChange As2008R2() => Registry
        .Set(
            CurrentVersion,
            ("CurrentBuildNumber", "7601"),
            ("CSDVersion", "Service Pack 1"),
            ("EditionID", "ServerStandard"),
            ("InstallationType", "Server"))
        .Set(ProductOptions, ("ProductType", "ServerNT"));

    private RegistryChange NoRestartPending()
    {
        foreach (TheoryDataRow<string> path in PendingRestarts)
        {
            Registry.Remove(path.Data);
        }

        return Registry
            .RemoveValue(@"SOFTWARE\Microsoft\Updates", "UpdateExeVolatile")
            .Set(@"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", ("ComputerName", "SAME"))
            .Set(@"SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName", ("ComputerName", "SAME"));
    }

    private void Winsock(int entries)
    {
        Registry.Remove(Parameters).Set(Parameters, ("Current_Protocol_Catalog", "Protocol_Catalog9"));
        foreach (string catalog in new[] { "Catalog_Entries", "Catalog_Entries64" })
        {
            Registry.Set(ProtocolCatalog, (WinsockCatalog.CountValue(catalog), entries));
            for (int i = 1; i <= entries; i++)
            {
                Entry(catalog, i, FakeServers.WinsockItem(1, @"%SystemRoot%\system32\mswsock.dll", "MSAFD Tcpip", 1000 + i));
            }
        }
    }

    private void Entry(string catalog, int number, byte[] item) =>
        Registry.Set(FakeServers.EntryPath(catalog, number), ("PackedCatalogItem", item));
}
