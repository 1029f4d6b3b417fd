using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

public sealed class ServerInspectorTests
{
    private const string NetFramework = @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full";

    private static FakeServer Server => FakeServers.Of(WindowsRelease.WindowsServer2012R2);

    [Theory]
    [InlineData(UnknownCause.Unreachable)]
    [InlineData(UnknownCause.AccessDenied)]
    [InlineData(UnknownCause.TimedOut)]
    public void A_server_that_cannot_be_reached_or_refuses_is_asked_once_and_every_row_says_why(UnknownCause cause)
    {
        FakeServer server = Server.Fails(FakeServer.Anything, FakeFault.Fails(cause, "That is why."));

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.FrontEnd);

        Assert.Single(server.Asked);
        Assert.Equal(cause, outcome.Failure!.Cause);
        Assert.Equal("FE01", outcome.Inventory.ComputerName);
        Assert.Equal("FE01", outcome.Inventory.RequestedName);
        Assert.All(Inspect.Judge(outcome, LyncRole.FrontEnd), row =>
        {
            Assert.Equal(PrerequisiteStatus.Unknown, row.StatusValue);
            Assert.Equal(cause, row.CauseValue);
            Assert.Contains("That is why.", row.Reason, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_transport_that_answers_none_of_the_first_questions_gets_no_others()
    {
        FakeServer server = Server.Fails(FakeServer.Anything, FakeFault.Fails(UnknownCause.QueryFailed, "<html>"));

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.FrontEnd);

        Assert.InRange(server.Asked.Count, 1, 8);
        Assert.False(outcome.IsAnswered);
        Assert.All(Inspect.Judge(outcome, LyncRole.FrontEnd), row => Assert.Equal(UnknownCause.QueryFailed, row.CauseValue));
    }

    [Theory]
    [InlineData("Win32_OptionalFeature", "MediaRuntime", UnknownCause.QueryFailed)]
    [InlineData("Win32_OptionalFeature", "MediaRuntime", UnknownCause.AccessDenied)]
    [InlineData("Win32_OptionalFeature", "MediaRuntime", UnknownCause.TimedOut)]
    [InlineData(@"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired", "NoPendingRestart", UnknownCause.AccessDenied)]
    [InlineData(@"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters", "NoLayeredServiceProvider", UnknownCause.AccessDenied)]
    [InlineData(@"SOFTWARE\Wow6432Node\Microsoft\Firewall Client 2004", "NoFirewallClient", UnknownCause.AccessDenied)]
    public void A_source_that_fails_leaves_its_own_rows_unknown_and_the_others_are_asked(string subject, string id, UnknownCause cause)
    {
        FakeServer server = Server.Fails(subject, FakeFault.Fails(cause, "Not this one."));

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.FrontEnd);

        List<PrerequisiteResult> rows = Inspect.Judge(outcome, LyncRole.FrontEnd);
        PrerequisiteResult row = rows.Row(id);
        Assert.Equal((PrerequisiteStatus.Unknown, cause), (row.StatusValue, row.CauseValue));
        Assert.Contains("Not this one.", row.Reason, StringComparison.Ordinal);
        Assert.Equal(cause, outcome.Failure!.Cause);
        Assert.Equal(PrerequisiteStatus.Met, rows.Row("SupportedOperatingSystem").StatusValue);
        Assert.Equal(PrerequisiteStatus.Met, rows.Row("WindowsPowerShell3").StatusValue);
    }

    [Fact]
    public void An_exception_that_no_reader_should_throw_is_the_failure_of_that_source_alone()
    {
        FakeServer server = Server.Fails("Win32_OptionalFeature", FakeFault.Throws(new FormatException("Half a row.")));

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.FrontEnd);

        List<PrerequisiteResult> rows = Inspect.Judge(outcome, LyncRole.FrontEnd);
        Assert.Equal(UnknownCause.QueryFailed, outcome.Failure!.Cause);
        Assert.Equal(UnknownCause.QueryFailed, rows.Row("MediaRuntime").CauseValue);
        Assert.Contains("Half a row.", rows.Row("MediaRuntime").Reason, StringComparison.Ordinal);
        Assert.Equal(PrerequisiteStatus.Met, rows.Row("NoPendingRestart").StatusValue);
    }

    [Fact]
    public void An_exception_in_the_middle_of_the_winsock_entries_leaves_the_whole_catalog_unknown()
    {
        FakeServer server = Server.Fails(
            FakeServers.EntryPath(WinsockCatalog.Entries64, 9),
            FakeFault.Throws(new InvalidOperationException("Gone in the middle.")));

        List<PrerequisiteResult> rows = Inspect.Judge(Inspect.Remote(server, LyncRole.Mediation), LyncRole.Mediation);

        Assert.Equal(UnknownCause.QueryFailed, rows.Row("NoLayeredServiceProvider").CauseValue);
        Assert.Equal(UnknownCause.QueryFailed, rows.Row("NoFirewallClient").CauseValue);
        Assert.Equal(PrerequisiteStatus.Met, rows.Row("NoPendingRestart").StatusValue);
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2)]
    [InlineData(WindowsRelease.WindowsServer2012)]
    [InlineData(WindowsRelease.WindowsServer2012R2)]
    public void Where_wmi_is_broken_the_registry_answers_for_the_system_and_the_modules_of_iis(WindowsRelease release)
    {
        FakeServer server = FakeServers.Of(release);
        server.Classes.Clear();

        InspectionOutcome outcome = Inspect.Local(server, LyncRole.FrontEnd);

        List<PrerequisiteResult> rows = Inspect.Judge(outcome, LyncRole.FrontEnd);
        Assert.Equal(UnknownCause.QueryFailed, outcome.Failure!.Cause);
        Assert.Equal("FE01", outcome.Inventory.ComputerName);
        Assert.Equal(PrerequisiteStatus.Met, rows.Row("SupportedOperatingSystem").StatusValue);
        Assert.All(rows.Row("SupportedOperatingSystem").Evidence, some => Assert.Equal("Registry", some.Source));
        PrerequisiteResult module = rows.Row("IIS.StaticContent");
        Assert.Equal(PrerequisiteStatus.Met, module.StatusValue);
        Assert.All(module.Evidence, some => Assert.Equal("Registry (this computer)", some.Source));
        Assert.All(module.Evidence, some => Assert.Contains("InetStp", some.Location, StringComparison.Ordinal));
        Assert.Equal(PrerequisiteStatus.Met, rows.Row("DotNetFramework45").StatusValue);
        Assert.DoesNotContain(rows, row => row.StatusValue == PrerequisiteStatus.NotMet);
    }

    [Fact]
    public void A_module_that_iis_does_not_list_is_not_installed_where_no_list_of_features_speaks()
    {
        FakeServer server = Server;
        server.Classes.Remove("Win32_OptionalFeature");
        server.Keys[@"SOFTWARE\Microsoft\InetStp\Components"].Remove("ASPNET");

        List<PrerequisiteResult> rows = Inspect.Judge(Inspect.Remote(server, LyncRole.FrontEnd), LyncRole.FrontEnd);

        Assert.Equal(PrerequisiteStatus.NotMet, rows.Row("IIS.AspNet").StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, rows.Row("WindowsIdentityFoundation").StatusValue);
    }

    [Fact]
    public void Where_the_list_of_features_is_empty_nothing_is_taken_to_be_missing()
    {
        FakeServer server = Server;
        server.Classes["Win32_OptionalFeature"].Clear();
        server.Classes["Win32_Service"].Clear();

        List<PrerequisiteResult> rows = Inspect.Judge(Inspect.Remote(server, LyncRole.PersistentChat), LyncRole.PersistentChat);

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.QueryFailed), (rows.Row("MessageQueuing").StatusValue, rows.Row("MessageQueuing").CauseValue));
    }

    [Theory]
    [InlineData("BuildNumber")]
    [InlineData("ProductType")]
    public void Half_an_answer_about_the_system_is_completed_from_the_registry(string property)
    {
        FakeServer server = Server.Set("Win32_OperatingSystem", property, null);

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.FrontEnd);

        Assert.All(
            Inspect.Judge(outcome, LyncRole.FrontEnd),
            row => Assert.True(row.IsCompliant || row.CauseValue == UnknownCause.Undocumented, row.RequirementId + ": " + row.Reason));
    }

    [Fact]
    public void A_domain_controller_is_a_server()
    {
        FakeServer server = Server.Set("Win32_OperatingSystem", "ProductType", 2u);

        List<PrerequisiteResult> rows = Inspect.Judge(Inspect.Remote(server, LyncRole.FrontEnd), LyncRole.FrontEnd);

        Assert.All(rows, row => Assert.True(row.IsCompliant || row.CauseValue == UnknownCause.Undocumented, row.RequirementId + ": " + row.Reason));
    }

    [Fact]
    public void Server_core_is_not_met_and_its_other_rows_are_judged()
    {
        FakeServer server = Server
            .SetFeature("ServerCore-FullServer", 2)
            .SetFeature("Server-Gui-Mgmt", 2)
            .SetFeature("Server-Gui-Shell", 2)
            .Set("Win32_OperatingSystem", "OperatingSystemSKU", 14u)
            .With(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", ("InstallationType", "Server Core"));

        List<PrerequisiteResult> rows = Inspect.Judge(Inspect.Remote(server, LyncRole.Edge), LyncRole.Edge);

        Assert.Equal(PrerequisiteStatus.NotMet, rows.Row("NotServerCore").StatusValue);
        Assert.Equal(PrerequisiteStatus.Met, rows.Row("DotNetFramework45").StatusValue);
    }

    [Fact]
    public void Server_core_of_2008_r2_is_told_by_the_installation_type()
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2008R2)
            .Set("Win32_OperatingSystem", "OperatingSystemSKU", 14u)
            .With(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", ("InstallationType", "Server Core"));

        List<PrerequisiteResult> rows = Inspect.Judge(Inspect.Remote(server, LyncRole.Edge), LyncRole.Edge);

        Assert.Equal(PrerequisiteStatus.NotMet, rows.Row("NotServerCore").StatusValue);
    }

    [Fact]
    public void A_workstation_is_no_server_and_may_be_an_administrators_machine()
    {
        FakeServer server = Server.Set("Win32_OperatingSystem", "ProductType", 1u);
        LyncRole[] roles = [LyncRole.FrontEnd, LyncRole.AdministrativeTools];

        InspectionOutcome outcome = Inspect.Remote(server, roles);

        Assert.Equal(PrerequisiteStatus.NotMet, Inspect.Judge(outcome, LyncRole.FrontEnd).Row("SupportedOperatingSystem").StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Inspect.Judge(outcome, LyncRole.FrontEnd).Row("IIS.WebServer").StatusValue);
        Assert.All(
            Inspect.Judge(outcome, LyncRole.AdministrativeTools),
            row => Assert.Equal(PrerequisiteStatus.Met, row.StatusValue));
    }

    [Fact]
    public void An_unsupported_build_is_not_met_and_what_nobody_laid_down_for_it_is_unknown()
    {
        FakeServer server = Server.Set("Win32_OperatingSystem", "BuildNumber", "17763");

        List<PrerequisiteResult> rows = Inspect.Judge(Inspect.Remote(server, LyncRole.FrontEnd), LyncRole.FrontEnd);

        Assert.Equal(PrerequisiteStatus.NotMet, rows.Row("SupportedOperatingSystem").StatusValue);
        Assert.Equal(UnknownCause.UnsupportedOperatingSystem, rows.Row("IIS.WebServer").CauseValue);
        Assert.Equal(PrerequisiteStatus.Met, rows.Row("NoLayeredServiceProvider").StatusValue);
    }

    [Theory]
    [InlineData(WinsockCatalog.Entries32)]
    [InlineData(WinsockCatalog.Entries64)]
    public void A_layered_provider_among_500_entries_is_found_in_either_catalog(string catalog)
    {
        FakeServer server = Server.WithWinsock(500).WithLayeredProvider(catalog);

        PrerequisiteResult row = Inspect.Judge(Inspect.Remote(server, LyncRole.Mediation), LyncRole.Mediation).Row("NoLayeredServiceProvider");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains(@"C:\Program Files\Filter\filter.dll", row.Reason, StringComparison.Ordinal);
        Assert.Equal(1000, server.EntryCalls);
    }

    [Fact]
    public void A_catalog_of_500_base_providers_is_met_entry_by_entry_in_order()
    {
        FakeServer server = Server.WithWinsock(500);

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.Mediation);

        Assert.Equal(PrerequisiteStatus.Met, Inspect.Judge(outcome, LyncRole.Mediation).Row("NoLayeredServiceProvider").StatusValue);
        WinsockCatalogFact catalog = outcome.Inventory.Sources.SelectMany(source => source.WinsockCatalogs ?? []).First();
        Assert.Equal(Enumerable.Range(1001, 500).Select(id => (long)id), catalog.Entries.Select(entry => entry.EntryId));
    }

    [Fact]
    public void An_entry_without_its_item_is_a_named_unknown()
    {
        FakeServer server = Server;
        server.Keys[FakeServers.EntryPath(WinsockCatalog.Entries64, 3)].Clear();

        PrerequisiteResult row = Inspect.Judge(Inspect.Remote(server, LyncRole.Mediation), LyncRole.Mediation).Row("NoLayeredServiceProvider");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Unreadable), (row.StatusValue, row.CauseValue));
        Assert.Contains("000000000003", row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(887)]
    [InlineData(889)]
    public void An_item_of_the_wrong_length_is_a_named_unknown(int length)
    {
        FakeServer server = Server.With(FakeServers.EntryPath(WinsockCatalog.Entries32, 14), ("PackedCatalogItem", new byte[length]));

        PrerequisiteResult row = Inspect.Judge(Inspect.Remote(server, LyncRole.Mediation), LyncRole.Mediation).Row("NoLayeredServiceProvider");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Unreadable), (row.StatusValue, row.CauseValue));
    }

    [Fact]
    public void A_catalog_that_is_not_there_is_a_named_unknown()
    {
        FakeServer server = Server.Without(WinsockCatalog.Parameters + @"\Protocol_Catalog9\Catalog_Entries64");

        PrerequisiteResult row = Inspect.Judge(Inspect.Remote(server, LyncRole.Mediation), LyncRole.Mediation).Row("NoLayeredServiceProvider");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Unreadable), (row.StatusValue, row.CauseValue));
        Assert.Contains("Catalog_Entries64", row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("378675")]
    [InlineData(new byte[] { 1, 2, 3 })]
    public void A_value_of_another_type_is_a_named_unknown(object data)
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2008R2).With(NetFramework, ("Release", data));

        List<PrerequisiteResult> remote = Inspect.Judge(Inspect.Remote(server, LyncRole.Edge), LyncRole.Edge);
        List<PrerequisiteResult> local = Inspect.Judge(Inspect.Local(server, LyncRole.Edge), LyncRole.Edge);

        Assert.All(
            [remote.Row("DotNetFramework45"), local.Row("DotNetFramework45")],
            row => Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Unreadable), (row.StatusValue, row.CauseValue)));
    }

    [Fact]
    public void A_key_that_is_not_there_is_known_to_be_absent()
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2008R2).Without(NetFramework);

        List<PrerequisiteResult> rows = Inspect.Judge(Inspect.Remote(server, LyncRole.Edge), LyncRole.Edge);

        Assert.Equal(PrerequisiteStatus.NotMet, rows.Row("DotNetFramework45").StatusValue);
    }

    [Fact]
    public void The_servers_own_name_is_kept_beside_the_asked_one()
    {
        FakeServer server = Server;

        ServerInventory inventory = new ServerInspector(
            new FakeCimReader(server),
            Inspect.Target(server, asked: "lyncpool"),
            Inspect.Needs(LyncRole.Edge),
            CancellationToken.None).Inspect().Inventory;

        Assert.Equal("FE01.contoso.example", inventory.ComputerName);
        Assert.Equal("lyncpool", inventory.RequestedName);
    }

    [Fact]
    public void A_name_that_cannot_be_read_leaves_the_asked_one()
    {
        FakeServer server = Server.Fails("Win32_ComputerSystem", FakeFault.Denied);

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.TrustedApplication);

        Assert.Equal("FE01", outcome.Inventory.ComputerName);
        Assert.All(
            Inspect.Judge(outcome, LyncRole.TrustedApplication),
            row => Assert.True(row.IsCompliant || row.Reason.Contains("Win32_ComputerSystem", StringComparison.Ordinal), row.Reason));
    }

    [Fact]
    public void A_server_outside_a_domain_has_no_domain_in_its_name()
    {
        FakeServer server = Server.Set("Win32_ComputerSystem", "PartOfDomain", false).Set("Win32_ComputerSystem", "Domain", "WORKGROUP");

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.Edge);

        Assert.Equal("FE01", outcome.Inventory.ComputerName);
    }

    [Fact]
    public void Each_source_that_was_asked_is_named_with_its_way_and_its_milliseconds()
    {
        InspectionOutcome outcome = Inspect.Remote(Server.Fails("Win32_OptionalFeature", FakeFault.Denied), LyncRole.FrontEnd);

        Assert.All(outcome.Trace, line => Assert.Matches("^FE01: .+ over WSMan, [0-9]+ ms", line));
        string failed = Assert.Single(outcome.Trace, line => line.Contains("failed", StringComparison.Ordinal));
        Assert.Contains("Features", failed, StringComparison.Ordinal);
        Assert.Contains(outcome.Trace, line => line.Contains("registry keys", StringComparison.Ordinal));
        Assert.Contains(outcome.Trace, line => line.Contains("WinsockCatalog", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_inspection_ends_and_asks_nothing_further()
    {
        using var cancel = new CancellationTokenSource();
        FakeServer server = Server.Fails("Win32_OperatingSystem", _ => cancel.Cancel());
        var inspector = new ServerInspector(new FakeCimReader(server), Inspect.Target(server), Inspect.Needs(LyncRole.FrontEnd), cancel.Token);

        Assert.Throws<OperationCanceledException>(inspector.Inspect);

        Assert.Single(server.Asked);
    }
}
