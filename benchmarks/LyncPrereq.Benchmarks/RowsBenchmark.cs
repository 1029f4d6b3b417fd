using System.Diagnostics;
using System.Globalization;
using LyncPrereq.Comparison;
using LyncPrereq.Reporting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>Compares and measures the rows of a fleet: 10,000 rows of 250 servers, and 10,000 rows of 10,000 servers.</summary>
internal static class RowsBenchmark
{
    private const int All = 10_000;
    private const int Runs = 5;

    public static void Run()
    {
        Console.WriteLine("| Rows | Servers | Compared | Siblings | Measured |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (int servers in new[] { 250, 10_000 })
        {
            PrerequisiteResult[] before = Fleet(servers, PrerequisiteStatus.Met);
            PrerequisiteResult[] after = Fleet(servers, PrerequisiteStatus.NotMet);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {All} | {servers} | {Median(() => new RowComparison(before, after).Changes.Count()):0.00} s | {Median(() => Siblings(after)):0.00} s | {Median(() => new Report(after, [], DateTime.UtcNow).Servers.Select(server => new PrerequisiteSummary(server)).Count()):0.00} s |"));
        }
    }

    private static int Siblings(PrerequisiteResult[] rows) =>
        SiblingComparison.Groups(rows, server => server.Pool).Sum(group => group.Compare().Count());

    /// <summary>Every hundredth row has another status.</summary>
    private static PrerequisiteResult[] Fleet(int servers, PrerequisiteStatus other) =>
    [
        .. from server in Enumerable.Range(0, servers)
           from id in Enumerable.Range(0, All / servers)
           select Rows.Row(
               (server + id) % 100 == 0 ? other : PrerequisiteStatus.Met,
               "Requirement" + id,
               "fe" + server + ".contoso.example",
               pool: "pool" + (server / 10)),
    ];

    private static double Median(Func<int> work)
    {
        var times = new List<double>();
        for (int i = 0; i <= Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            _ = work();
            times.Add(watch.Elapsed.TotalSeconds);
        }

        return times.Skip(1).Order().ElementAt(Runs / 2);
    }
}
