using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// Compares the module with the scripts that an administrator would write, in one engine and with the same simulated
/// servers, which take the same time for a round trip and for a list of features.
/// </summary>
internal static class SpeedBenchmark
{
    /// <summary>The number of servers at the same time, for Invoke-Command. The module uses its default.</summary>
    private const int AtATime = 32;

    /// <summary>The time limit for a sequential script; the rest is extrapolated.</summary>
    private const double SequentialSeconds = 6;

    /// <summary>Times that would be longer are extrapolated from fewer rounds.</summary>
    private const double FanOutSeconds = 60;

    private const double Target = 10;

    private static readonly TimeSpan s_roundTrip = TimeSpan.FromMilliseconds(100);

    private static readonly double[] s_queries = [0, 0.25, 7.5];

    private static readonly int[] s_servers = [1, 50, 500];

    public static void Run()
    {
        using IDisposable sessions = InvokeCommandCommand.Open();
        using var engine = new Engine(StandIns.All);
        foreach (Contestant contestant in Contestant.All)
        {
            Time(engine, contestant, AtATime, TimeSpan.Zero, TimeSpan.Zero);
        }

        Table.Head(
            "Speed: 100 ms for each round trip, seconds until the last row",
            "~ is extrapolated: sequential scripts from the servers that were done in 6 s, 32 at the same time from fewer rounds.",
            ["seconds for each list of features", "contestant", .. s_servers.Select(count => count + (count == 1 ? " server" : " servers"))]);
        var at50 = new Dictionary<(Contestant, double), double>();
        foreach (double query in s_queries)
        {
            foreach (Contestant contestant in Contestant.All)
            {
                double[] seconds = new double[s_servers.Length];
                string[] cells = new string[s_servers.Length];
                for (int i = 0; i < s_servers.Length; i++)
                {
                    (seconds[i], bool isExtrapolated) = Measure(engine, contestant, query, s_servers[i], i == 0 ? 0 : seconds[0]);
                    cells[i] = (isExtrapolated ? "~" : "") + Table.Format($"{seconds[i]:0.00}");
                }

                at50[(contestant, query)] = seconds[1];
                Table.Row([Table.Format($"{query:0.##}"), contestant.Name, .. cells]);
            }
        }

        Table.Head(
            "Speedup with 50 servers",
            Table.Format($"Target: {Target} compared with the script that reads the same facts, and at 7.5 s also with the script that reads features only."),
            "seconds for each list of features", "the module", "compared with", "speedup", "target");
        foreach (double query in s_queries)
        {
            foreach ((Contestant module, Contestant script, bool hasTarget) in Pairs(query))
            {
                double times = at50[(script, query)] / at50[(module, query)];
                string target = !hasTarget ? "none" : times >= Target ? "met" : "missed";
                Table.Row(Table.Format($"{query:0.##}"), module.Name, script.Name, Table.Format($"{times:0.0}"), target);
            }
        }
    }

    /// <summary>Returns comparable pairs: sessions with sessions, and agentless with agentless.</summary>
    private static IEnumerable<(Contestant Module, Contestant Script, bool HasTarget)> Pairs(double query) =>
    [
        (Contestant.ModuleSessions, Contestant.FactsSessions, true),
        (Contestant.ModuleAgentless, Contestant.FactsAgentless, true),
        (Contestant.ModuleSessions, Contestant.FeaturesServerByServer, query > 1),
        (Contestant.ModuleAgentless, Contestant.FeaturesServerByServer, query > 1),
        (Contestant.ModuleSessions, Contestant.FactsFanOut, false),
        (Contestant.ModuleSessions, Contestant.FeaturesFanOut, false),
        (Contestant.ModuleAgentless, Contestant.FactsSessions, false),
    ];

    private static (double Seconds, bool IsReckoned) Measure(Engine engine, Contestant contestant, double query, int count, double single)
    {
        int measured = contestant.IsSequential
            ? Math.Clamp((int)(SequentialSeconds / Math.Max(single, 0.01)), 1, count)
            : Rounds(count) * single <= FanOutSeconds ? count : 2 * AtATime;
        double seconds = Time(engine, contestant, measured, s_roundTrip, TimeSpan.FromSeconds(query));
        double times = contestant.IsSequential ? (double)count / measured : (double)Rounds(count) / Rounds(measured);
        return (seconds * times, measured < count);
    }

    private static int Rounds(int count) => (count + AtATime - 1) / AtATime;

    private static double Time(Engine engine, Contestant contestant, int count, TimeSpan roundTrip, TimeSpan query)
    {
        Pool.Set(Enumerable.Range(0, count).Select(i => new RaceServer("FE" + i, WindowsRelease.WindowsServer2012R2, roundTrip, query)));
        string[] servers = Pool.Names;
        GC.Collect();
        var watch = Stopwatch.StartNew();
        Collection<PSObject> rows = contestant.Run(engine, servers);
        double seconds = watch.Elapsed.TotalSeconds;
        return rows.Count >= count * Contestant.Features.Length
            ? seconds
            : throw new InvalidOperationException(
                contestant.Name + " gave " + rows.Count + " rows for " + count + " servers, at last " + rows.LastOrDefault());
    }
}
