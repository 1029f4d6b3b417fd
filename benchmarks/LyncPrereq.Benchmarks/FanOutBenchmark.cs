using System.Diagnostics;
using System.Globalization;
using LyncPrereq.Concurrency;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// Tests a pool of servers with a fake reader: 200 Front End servers, 100 ms for each round trip, 64 at the same time.
/// The ideal time is the time of the round trips of one server, multiplied by the number of rounds.
/// </summary>
internal static class FanOutBenchmark
{
    private const int Servers = 200;
    private const int Throttle = 64;
    private const int Rounds = (Servers + Throttle - 1) / Throttle;

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);

    private static readonly LyncRole[] s_roles = [LyncRole.FrontEnd];

    private static readonly Catalog s_catalog = Catalogs.For(LyncProduct.LyncServer2013);

    public static void Run()
    {
        // Runs without latency first, so that the code is compiled before the measurement. This also measures the
        // processor time without waiting.
        for (int i = 0; i < 3; i++)
        {
            Inspect(Pool(TimeSpan.Zero), Throttle, _ => { });
        }

        Measured work = Inspect(Pool(TimeSpan.Zero), Throttle, _ => { });

        TimeSpan single = Inspect([Healthy(0, s_latency)], 1, _ => { }).Wall;
        int trips = CriticalPath();
        TimeSpan ideal = trips * s_latency * Rounds;
        Print("critical path: {0} round trips, {1:0.00} s; one server alone: {2:0.00} s", trips, (trips * s_latency).TotalSeconds, single.TotalSeconds);
        Print("ideal: {0:0.00} s x {1} rounds = {2:0.00} s", (trips * s_latency).TotalSeconds, Rounds, ideal.TotalSeconds);

        Print("reading and testing them without waiting: {0:0.00} s, processor time {1:0.00} s", work.Wall.TotalSeconds, work.Processor.TotalSeconds);

        Report("200 healthy", Inspect(Pool(s_latency), Throttle, _ => { }), ideal, work);

        var others = new List<TimeSpan>();
        using var letGo = new ManualResetEventSlim();
        Measured mixed = Inspect(
            [.. Enumerable.Range(0, Servers).Select(i => (i % 20) switch
            {
                7 => Healthy(i, s_latency).Fails(FakeServer.Anything, FakeFault.Unreachable),
                13 => Healthy(i, s_latency).Fails(FakeServer.Anything, FakeFault.HangsUntil(letGo)),
                _ => Healthy(i, s_latency),
            })],
            Throttle,
            at => others.Add(at));
        letGo.Set();
        Report("with 10 unreachable and 10 hanging servers", mixed, ideal, work);
        Print(
            "  the other 180: first row {0:0.00} s, last row {1:0.00} s = {2:0.00} x ideal",
            others.Min().TotalSeconds,
            others.Max().TotalSeconds,
            others.Max() / ideal);
    }

    /// <summary>The round trips that follow each other, counted.</summary>
    private static int CriticalPath()
    {
        FakeServer server = Healthy(0, TimeSpan.Zero);
        using var runner = new Runner(ServerInspector.QuestionsAtOnce);
        var rounds = new Rounds(runner, ServerInspector.QuestionsAtOnce);
        server.Fails(FakeServer.Anything, _ => rounds.Ask());
        var target = new InspectionTarget(server.Name, isRequested: true, _ => new FakeCimReader(server));
        new ServerInspector(new FakeCimReader(server), target, Needs, CancellationToken.None, runner).Inspect();
        return rounds.Count;
    }

    private static FactNeeds Needs(InventorySource[] sources) =>
        FactNeeds.Of(s_catalog.Requirements, s_roles, new OperatingSystemFacts(sources).CanBe);

    private static FakeServer[] Pool(TimeSpan latency) => [.. Enumerable.Range(0, Servers).Select(i => Healthy(i, latency))];

    private static FakeServer Healthy(int number, TimeSpan latency)
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2012R2, "FE" + number);
        server.Latency = latency;
        return server;
    }

    /// <param name="servers">The pool.</param>
    /// <param name="throttle">The maximum number of servers at the same time.</param>
    /// <param name="answered">Is called after each server that could be read.</param>
    private static Measured Inspect(FakeServer[] servers, int throttle, Action<TimeSpan> answered)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var evaluator = new RequirementEvaluator(s_catalog, s_roles, Enum.GetValues<LyncWorkload>()[1..], s_catalog.Requirements);
        int rows = 0;
        void Take(InspectionOutcome outcome)
        {
            rows += evaluator.Evaluate(outcome.Inventory).Count();
            if (outcome.Failure is null)
            {
                answered(watch.Elapsed);
            }
        }

        using var runner = new Runner(throttle);
        foreach (FakeServer server in servers)
        {
            var target = new InspectionTarget(server.Name, isRequested: true, _ => new FakeCimReader(server));
            target.Start(runner, () => Needs, s_timeout, Take);
        }

        runner.Wait();
        watch.Stop();
        process.Refresh();
        return new Measured(watch.Elapsed, process.TotalProcessorTime - processor, rows);
    }

    private static void Report(string what, Measured measured, TimeSpan ideal, Measured work)
    {
        Print(
            "{0}: {1:0.00} s = {2:0.00} x ideal, {3} rows",
            what,
            measured.Wall.TotalSeconds,
            measured.Wall / ideal,
            measured.Rows);
        TimeSpan waiting = measured.Processor - work.Processor;
        Print(
            "  processor time {0:0.00} s = {1:0.0} % of {2} cores; without the work {3:0.00} s = {4:0.0} %",
            measured.Processor.TotalSeconds,
            Percent(measured.Processor, measured.Wall),
            Environment.ProcessorCount,
            waiting.TotalSeconds,
            Percent(waiting, measured.Wall));
    }

    private static double Percent(TimeSpan processor, TimeSpan wall) => 100 * (processor / wall) / Environment.ProcessorCount;

    private static void Print(string text, params object[] values) =>
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, text, values));

    private sealed record Measured(TimeSpan Wall, TimeSpan Processor, int Rows);
}
