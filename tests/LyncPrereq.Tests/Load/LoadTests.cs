using System.Diagnostics;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Load;

/// <summary>Many servers in one run, each with a fault of its own or none, drawn under a seed.</summary>
public sealed class LoadTests(ITestOutputHelper output) : IDisposable
{
    private const int Throttle = 64;

    private static readonly TimeSpan s_net = TimeSpan.FromMinutes(2);

    private static readonly LyncRole[] s_roles = [LyncRole.FrontEnd, LyncRole.PersistentChat];

    private static readonly string[] s_subjects =
    [
        FakeServer.Anything,
        "Win32_OperatingSystem",
        "Win32_ComputerSystem",
        "Win32_OptionalFeature",
        "Win32_QuickFixEngineering",
        RegistryLocations.DotNetFramework4.Path,
        RegistryLocations.PowerShellEngine.Path,
        WinsockCatalog.Parameters,
    ];

    private readonly ManualResetEventSlim _letGo = new();
    private readonly Random _random = new(LongForm.Seed);
    private int _ignoring;
    private int _cannotOpen;
    private int _questions;
    private int _begunLate;
    private bool _isCancelled;

    public void Dispose()
    {
        _letGo.Set();
        _letGo.Dispose();
    }

    [Fact]
    public void Each_server_has_its_own_rows_whatever_becomes_of_the_others()
    {
        FakeServer[] servers = MakeServers();
        List<InspectionOutcome> outcomes = [];
        using Runner runner = Start(servers, TimeSpan.FromSeconds(3), outcomes.Add);

        runner.Wait();

        Assert.Equal(servers.Select(server => server.Name).Order(), outcomes.Select(outcome => outcome.Target.Name).Order());
        string[] asked = [.. Inspect.Judge(outcomes[0], s_roles).Select(row => row.RequirementId)];
        foreach (InspectionOutcome outcome in outcomes)
        {
            List<PrerequisiteResult> rows = Inspect.Judge(outcome, s_roles);
            Assert.Equal(asked, rows.Select(row => row.RequirementId));
            Assert.All(rows, row => Assert.Equal(outcome.Target.Name, row.RequestedName));
            Assert.All(rows, row => Assert.Equal(row.StatusValue == PrerequisiteStatus.Unknown, row.CauseValue != UnknownCause.None));
            Assert.DoesNotContain(rows, row => row.StatusValue == PrerequisiteStatus.NotMet);
            Assert.Equal(
                [],
                Inventories.Describe(rows).Where(line => MarksIn(line).Any(mark => mark != outcome.Target.Name)));
            Assert.Contains(Inventories.Describe(outcome.Inventory), line => MarksIn(line).Contains(outcome.Target.Name));
        }

        Assert.True(SpinWait.SpinUntil(() => runner.WaitForThreads(TimeSpan.Zero) == _ignoring, s_net));
        Assert.Equal(servers.Sum(server => server.Opened) - _ignoring, servers.Sum(server => server.Closed));
        _letGo.Set();

        // The runner no longer waits for threads that it gave up; they end all the same.
        Assert.True(SpinWait.SpinUntil(() => runner.WaitForThreads(s_net) == 0, s_net));
        Assert.Equal(servers.Length - _cannotOpen, servers.Sum(server => server.Opened));
        Assert.Equal(servers.Sum(server => server.Opened), servers.Sum(server => server.Closed));
        output.WriteLine($"{servers.Length} servers, {outcomes.Count(outcome => outcome.Failure is not null)} with a failure, "
            + $"{_cannotOpen} that could not be opened, {_ignoring} that ignored their cancellation");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cancelling_at_any_point_ends_the_results_and_begins_nothing_more(bool atResult)
    {
        FakeServer[] servers = MakeServers();
        int point = _random.Next(1, (servers.Length / 4) * (atResult ? 1 : 20));
        using var stop = new ManualResetEventSlim();
        Array.ForEach(servers, server => Count(server, () => _ = Interlocked.Increment(ref _questions) == point && !atResult && Set(stop)));
        var taken = new List<string>();
        using Runner runner = Start(servers, s_net, outcome =>
        {
            taken.Add(outcome.Target.Name);
            _ = atResult && taken.Count == point && Set(stop);
        });
        var watch = new Stopwatch();
        int open = 0;
        var stopper = new Thread(() =>
        {
            stop.Wait(CancellationToken.None);
            watch.Start();
            runner.Stop();
            Volatile.Write(ref _isCancelled, true);
            open = runner.WaitForThreads(TimeSpan.Zero);
        });
        stopper.Start();

        runner.Wait();
        TimeSpan ended = watch.Elapsed;
        stopper.Join();
        Assert.InRange(taken.Distinct().Count(), atResult ? point : 0, servers.Length - 1);
        Assert.Equal(taken.Distinct().Count(), taken.Count);
        _letGo.Set();
        Assert.Equal(0, runner.WaitForThreads(s_net));
        Assert.InRange(Volatile.Read(ref _begunLate), 0, open);
        Assert.Equal(servers.Sum(server => server.Opened), servers.Sum(server => server.Closed));
        output.WriteLine(
            $"{servers.Length} servers, canceled at {(atResult ? "result" : "question")} {point}: results ended after "
            + $"{ended.TotalMilliseconds:f1} ms, {open} threads after {watch.Elapsed.TotalMilliseconds:f1} ms, {_begunLate} of them late");
    }

    private static bool Set(ManualResetEventSlim signal)
    {
        signal.Set();
        return true;
    }

    /// <summary>Counts the questions to a server beside what its faults do.</summary>
    private static void Count(FakeServer server, Action count)
    {
        Action<CancellationToken>? fault = server.Faults.GetValueOrDefault(FakeServer.Anything);
        server.Fails(FakeServer.Anything, cancel =>
        {
            count();
            fault?.Invoke(cancel);
        });
    }

    private Runner Start(FakeServer[] servers, TimeSpan timeout, Action<InspectionOutcome> take)
    {
        var runner = new Runner(Throttle);
        foreach (FakeServer server in servers)
        {
            var target = new InspectionTarget(server.Name, isRequested: true, _ => Open(server));
            target.Start(runner, () => Inspect.Needs(s_roles), timeout, take);
        }

        return runner;
    }

    private FakeCimReader Open(FakeServer server)
    {
        _ = Volatile.Read(ref _isCancelled) ? Interlocked.Increment(ref _begunLate) : 0;
        return server.Faults.ContainsKey("open")
            ? throw new InspectionException(UnknownCause.Unreachable, server.Name + " cannot be opened.")
            : new FakeCimReader(server);
    }

    private FakeServer[] MakeServers() => [.. Enumerable.Range(0, LongForm.Servers).Select(i => MakeServer("SRV" + i.ToString("d5", null)))];

    /// <summary>A healthy server whose every fact that is shown carries its name, with a fault or without.</summary>
    private FakeServer MakeServer(string name)
    {
        FakeServer server = FakeServers.Of((WindowsRelease)_random.Next(3), name)
            .With(RegistryLocations.ComputerName.Path, ("ComputerName", name))
            .Set("Win32_OperatingSystem", "Caption", "Windows " + name);
        server.WithWinsock(2);
        foreach (string catalog in new[] { WinsockCatalog.Entries32, WinsockCatalog.Entries64 })
        {
            server.With(
                FakeServers.EntryPath(catalog, 1),
                (WinsockCatalog.ItemValue, FakeServers.WinsockItem(1, @"C:\" + name + ".dll", name, 1001)));
        }

        string subject = s_subjects[_random.Next(s_subjects.Length)];
        string why = "It is " + name + " that failed.";
        int fault = _random.Next(100);
        switch (fault)
        {
            case < 50:
                return server;
            case < 95:
                Action<CancellationToken>[] faults =
                [
                    FakeFault.Fails(UnknownCause.AccessDenied, why),
                    FakeFault.Fails(UnknownCause.Unreachable, why),
                    FakeFault.Fails(UnknownCause.QueryFailed, why),
                    FakeFault.Throws(new InvalidCastException(why)),
                    FakeFault.After(_random.Next(12), FakeFault.Fails(UnknownCause.Unreachable, why)),
                ];
                return server.Fails(subject, faults[_random.Next(faults.Length)]);
            case < 97:
                _cannotOpen++;
                return server.Fails("open", FakeFault.Unreachable);
            case < 99:
                return server.Fails(FakeServer.Anything, FakeFault.HangsUntilCancelled);
            default:
                _ignoring++;
                return server.Fails(FakeServer.Anything, FakeFault.HangsUntil(_letGo));
        }
    }

    private static IEnumerable<string> MarksIn(string line)
    {
        for (int at = line.IndexOf("SRV", StringComparison.Ordinal); at >= 0; at = line.IndexOf("SRV", at + 1, StringComparison.Ordinal))
        {
            yield return line.Substring(at, Math.Min(8, line.Length - at));
        }
    }
}
