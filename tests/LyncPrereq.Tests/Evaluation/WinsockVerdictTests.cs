using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

public sealed class WinsockVerdictTests
{
    private const string VMware = @"%windir%\system32\vsocklib.dll";
    private const string Lavasoft = @"C:\Windows\system32\LavasoftTcpService64.dll";
    private const string FirewallClient = @"C:\Program Files (x86)\Forefront TMG Client\WSPWSP.DLL";

    private static readonly WinsockEntryFact[] s_base = [Server.Entry(1), Server.Entry(1, VMware, "vSockets STREAM")];

    private static readonly WinsockEntryFact[] s_layered =
        [Server.Entry(1), Server.Entry(2, Lavasoft, "LavasoftLSP over TCP"), Server.Entry(0, Lavasoft, "LavasoftLSP")];

    private static readonly WinsockEntryFact[] s_broken =
        [Server.Entry(1), new WinsockEntryFact("000000000002") { Problem = "It has 4 bytes." }];

    private static readonly WinsockEntryFact[] s_client = [Server.Entry(1), Server.Entry(1, FirewallClient, "Firewall Client")];

    [Fact]
    public void Base_providers_may_be_anybodys()
    {
        PrerequisiteResult row = Layered(Server.WindowsServer2012().Winsock(s_base, s_base));

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Equal(["Catalog_Entries: 2 entries", "Catalog_Entries64: 2 entries"], row.Evidence.Select(some => some.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_layered_provider_in_either_catalog_is_named_with_its_path_and_its_chains(bool is64)
    {
        PrerequisiteResult row =
            Layered(Server.WindowsServer2012().Winsock(is64 ? s_base : s_layered, is64 ? s_layered : s_base));

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Equal("LavasoftLSP, " + Lavasoft, row.Actual);
        Assert.Equal(2, row.Evidence.Count);
        Assert.All(row.Evidence, some => Assert.Contains(
            is64 ? @"\Catalog_Entries64\" : @"\Catalog_Entries\",
            some.Location,
            StringComparison.Ordinal));
        Assert.Null(row.RemediationCommand);
        Assert.True(row.RestartRequired);
    }

    [Fact]
    public void A_chain_alone_tells_of_a_layered_provider() => Assert.Equal(
        PrerequisiteStatus.NotMet,
        Layered(Server.WindowsServer2012().Winsock(s_base, [Server.Entry(1), Server.Entry(3, Lavasoft, "chain")])).StatusValue);

    [Fact]
    public void A_catalog_that_was_not_read_whole_can_hold_a_layered_provider()
    {
        AssertUnreadable(Layered(Server.WindowsServer2012().Winsock(s_base, s_broken)));
        AssertUnreadable(Layered(Server.WindowsServer2012().Winsock([], s_base)));
        AssertUnreadable(Layered(Server.WindowsServer2012().With(Catalogs(
            new WinsockCatalogFact("Catalog_Entries", 3, s_base),
            new WinsockCatalogFact("Catalog_Entries64", 2, s_base)))));
    }

    [Fact]
    public void A_catalog_that_was_not_read_at_all_can_hold_a_layered_provider()
    {
        PrerequisiteResult one = Layered(Server.WindowsServer2012().With(Catalogs(
            new WinsockCatalogFact("Catalog_Entries64", 2, s_base))));
        PrerequisiteResult none = Layered(Server.WindowsServer2012());

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.NotCaptured), (one.StatusValue, one.CauseValue));
        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.NotCaptured), (none.StatusValue, none.CauseValue));
    }

    [Fact]
    public void A_layered_provider_that_was_seen_decides_whatever_was_not_read()
    {
        Assert.Equal(PrerequisiteStatus.NotMet, Layered(Server.WindowsServer2012().Winsock(s_broken, s_layered)).StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Layered(Server.WindowsServer2012().With(Catalogs(
            new WinsockCatalogFact("Catalog_Entries", 7, s_layered)))).StatusValue);
    }

    [Fact]
    public void Two_catalogs_at_odds_are_a_conflict()
    {
        PrerequisiteResult row = Layered(Server.WindowsServer2012().Winsock(s_base, s_base).Winsock(s_base, s_layered));

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Conflict), (row.StatusValue, row.CauseValue));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, null)]
    public void The_key_of_the_firewall_client_in_either_view_is_enough(bool? view64, bool? view32)
    {
        PrerequisiteResult row = Client(Server.WindowsServer2012().FirewallClientKeys(view64, view32).Winsock(s_base, s_base));

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains("Firewall Client 2004", row.Evidence[0].Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_provider_of_the_firewall_client_in_either_catalog_is_enough(bool is64)
    {
        PrerequisiteResult row = Client(Server.WindowsServer2012()
            .FirewallClientKeys()
            .Winsock(is64 ? s_base : s_client, is64 ? s_client : s_base));

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains(FirewallClient, row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_firewall_client_is_certain_only_when_both_keys_and_both_catalogs_were_read()
    {
        Assert.Equal(PrerequisiteStatus.Met, Client(Server.WindowsServer2012().FirewallClientKeys().Winsock(s_base, s_base)).StatusValue);
        Assert.All(
            [
                Server.WindowsServer2012().FirewallClientKeys(view32: null).Winsock(s_base, s_base),
                Server.WindowsServer2012().FirewallClientKeys(view64: null).Winsock(s_base, s_base),
                Server.WindowsServer2012().FirewallClientKeys().Winsock(s_base, s_broken),
                Server.WindowsServer2012().FirewallClientKeys().With(Catalogs(new WinsockCatalogFact("Catalog_Entries", 2, s_base))),
                Server.WindowsServer2012().FirewallClientKeys().With(Catalogs(new WinsockCatalogFact("Catalog_Entries64", 2, s_base))),
                Server.WindowsServer2012().FirewallClientKeys(),
            ],
            server => Assert.Equal(PrerequisiteStatus.Unknown, Client(server).StatusValue));
    }

    private static PrerequisiteResult Layered(Server server) => server.Test("NoLayeredServiceProvider");

    private static PrerequisiteResult Client(Server server) => server.Test("NoFirewallClient");

    private static InventorySource Catalogs(params WinsockCatalogFact[] catalogs) =>
        new(InventorySourceKind.Registry, "test") { WinsockCatalogs = catalogs };

    private static void AssertUnreadable(PrerequisiteResult row) =>
        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Unreadable), (row.StatusValue, row.CauseValue));
}
