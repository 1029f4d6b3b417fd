using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

public sealed class RoundTripTests
{
    private const int MostQueries = 10;
    private const int MostRegistryCalls = 36;

    private static readonly LyncRole[] s_everyRole = Enum.GetValues<LyncRole>();

    public static TheoryData<WindowsRelease> Servers =>
        [WindowsRelease.WindowsServer2008R2, WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2];

    [Theory]
    [MemberData(nameof(Servers))]
    public void A_front_end_server_is_asked_no_more_than_ten_queries_and_36_registry_calls(WindowsRelease release)
    {
        FakeServer server = FakeServers.Of(release);

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.FrontEnd);

        Assert.Null(outcome.Failure);
        Assert.All(
            Inspect.Judge(outcome, LyncRole.FrontEnd),
            row => Assert.True(row.IsCompliant || row.CauseValue == UnknownCause.Undocumented, row.RequirementId + ": " + row.Reason));
        Assert.InRange(server.Queries, 3, MostQueries);
        Assert.InRange(server.RegistryCalls, 10, MostRegistryCalls);
        Assert.Equal(2 * 14, server.EntryCalls);
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2, LyncRole.FrontEnd, 9)]
    [InlineData(WindowsRelease.WindowsServer2012, LyncRole.FrontEnd, 9)]
    [InlineData(WindowsRelease.WindowsServer2012R2, LyncRole.FrontEnd, 9)]
    [InlineData(WindowsRelease.WindowsServer2012R2, LyncRole.Mediation, 9)]
    [InlineData(WindowsRelease.WindowsServer2008R2, LyncRole.Edge, 4)]
    [InlineData(WindowsRelease.WindowsServer2012R2, LyncRole.Edge, 4)]
    [InlineData(WindowsRelease.WindowsServer2008R2, LyncRole.Director, 4)]
    [InlineData(WindowsRelease.WindowsServer2012R2, LyncRole.Director, 4)]
    [InlineData(WindowsRelease.WindowsServer2008R2, LyncRole.PersistentChat, 4)]
    [InlineData(WindowsRelease.WindowsServer2012R2, LyncRole.PersistentChat, 4)]
    [InlineData(WindowsRelease.WindowsServer2012R2, LyncRole.AdministrativeTools, 3)]
    public void The_critical_path_of_a_role_is_a_few_round_trips(WindowsRelease release, LyncRole role, int most)
    {
        FakeServer server = FakeServers.Of(release);
        Rounds rounds = Count(server, Inspect.Needs(role), out InspectionOutcome outcome);

        Assert.Null(outcome.Failure);
        Assert.InRange(rounds.Count, 2, most);
        Assert.InRange(rounds.MostInFlight, 2, 8);
    }

    [Fact]
    public void Without_a_list_of_features_the_modules_of_iis_are_read_side_by_side()
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2012R2);
        server.Classes.Remove("Win32_OptionalFeature");

        Rounds rounds = Count(server, Inspect.Needs(LyncRole.FrontEnd), out _);

        Assert.InRange(rounds.Count, 7, (server.Asked.Count / 8) + 5);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void The_first_question_is_alone_and_never_more_than_eight_are_in_flight(WindowsRelease release)
    {
        FakeServer server = FakeServers.Of(release);
        int first = 0;
        server.Fails("Win32_OperatingSystem", _ => first = server.Asked.Count);

        Rounds rounds = Count(server, _ => FactNeeds.All(), out _);

        Assert.Equal(1, first);
        Assert.Equal(8, rounds.MostInFlight);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void All_roles_together_ask_no_more_than_a_front_end_server_alone_and_the_suffix_of_an_edge_server(WindowsRelease release)
    {
        FakeServer one = FakeServers.Of(release);
        FakeServer all = FakeServers.Of(release);

        Inspect.Remote(one, LyncRole.FrontEnd);
        Inspect.Remote(all, s_everyRole);

        Assert.Equal(
            one.Asked.Order(),
            all.Asked.Where(question => !question.Contains(RegistryLocations.DnsSuffix.Path, StringComparison.Ordinal)).Order());
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void An_inventory_of_everything_is_bounded_too(WindowsRelease release)
    {
        FakeServer server = FakeServers.Of(release);

        new ServerInspector(new FakeCimReader(server), Inspect.Target(server), _ => FactNeeds.All(), CancellationToken.None).Inspect();

        Assert.Equal(MostQueries, server.Queries);
        Assert.InRange(server.RegistryCalls, 10, MostRegistryCalls + (2 * RegistryLocations.StrongCrypto.Length));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void Nothing_is_asked_twice(WindowsRelease release)
    {
        FakeServer server = FakeServers.Of(release);

        Inspect.Remote(server, s_everyRole);

        Assert.Equal(server.Asked.Distinct().Order(), server.Asked.Order());
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void An_edge_server_is_not_asked_for_its_winsock_catalog(WindowsRelease release)
    {
        FakeServer server = FakeServers.Of(release);

        Inspect.Remote(server, LyncRole.Edge);

        Assert.DoesNotContain(server.Asked, question => question.Contains("WinSock2", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(server.Asked, question => question.Contains("Firewall Client", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2, true)]
    [InlineData(WindowsRelease.WindowsServer2012, false)]
    [InlineData(WindowsRelease.WindowsServer2012R2, false)]
    public void Updates_are_asked_for_only_where_a_requirement_needs_them(WindowsRelease release, bool isNeeded)
    {
        FakeServer server = FakeServers.Of(release);

        Inspect.Remote(server, LyncRole.FrontEnd);

        Assert.Equal(isNeeded, server.Asked.Contains("SELECT HotFixID FROM Win32_QuickFixEngineering"));
    }

    [Fact]
    public void A_system_that_no_requirement_speaks_of_is_asked_only_for_what_holds_on_every_system()
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2012R2).Set("Win32_OperatingSystem", "BuildNumber", "17763");

        Inspect.Remote(server, LyncRole.Edge);

        Assert.Equal(7, server.Queries);
        Assert.DoesNotContain(server.Asked, question => question.Contains("NET Framework Setup", StringComparison.Ordinal));
    }

    private static Rounds Count(FakeServer server, Func<InventorySource[], FactNeeds> needs, out InspectionOutcome outcome)
    {
        using var runner = new Runner(ServerInspector.QuestionsAtOnce);
        var rounds = new Rounds(runner, ServerInspector.QuestionsAtOnce);
        server.Fails(FakeServer.Anything, _ => rounds.Ask());
        outcome = new ServerInspector(new FakeCimReader(server), Inspect.Target(server), needs, CancellationToken.None, runner).Inspect();
        return rounds;
    }
}
