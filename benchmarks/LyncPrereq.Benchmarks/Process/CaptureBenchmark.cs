using System.Diagnostics;
using LyncPrereq.Commands;

namespace LyncPrereq.Benchmarks;

/// <summary>Measures the import of Get-WindowsFeature output from Export-Clixml, in a warm engine.</summary>
internal static class CaptureBenchmark
{
    public const string Variable = "LYNCPREREQ_FEATURE_CAPTURE";

    private const int WarmUps = 30;
    private const int Runs = 51;

    public static void Run()
    {
        Table.Head(
            "Warm import of a capture",
            "Target for 1.19 MB: 40 ms. The file is specified by " + Variable + ".",
            "megabytes",
            "cold, ms",
            "median, ms",
            "fastest, ms",
            "slowest, ms",
            "megabytes allocated");
        string? path = Environment.GetEnvironmentVariable(Variable);
        if (path is null || !File.Exists(path))
        {
            Table.Row("not measured: " + Variable + " does not specify a file", "", "", "", "", "");
            return;
        }

        using var engine = new Engine(new Dictionary<string, Type>
        {
            ["Import-LyncServerInventory"] = typeof(ImportLyncServerInventoryCommand),
        });
        double cold = Import(engine, path);
        for (int i = 0; i < WarmUps; i++)
        {
            Import(engine, path);
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        double[] times = [.. Enumerable.Range(0, Runs).Select(_ => Import(engine, path)).Order()];
        double allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Runs;
        Table.Row(
            Table.Format($"{new FileInfo(path).Length / 1e6:0.00}"),
            Table.Format($"{cold:0}"),
            Table.Format($"{times[Runs / 2]:0.0}"),
            Table.Format($"{times[0]:0.0}"),
            Table.Format($"{times[^1]:0.0}"),
            Table.Format($"{allocated / 1e6:0.0}"));
    }

    private static double Import(Engine engine, string path)
    {
        var watch = Stopwatch.StartNew();
        int count = engine.Run(
            "param($Path) Import-LyncServerInventory -LiteralPath $Path -WarningAction Ignore",
            new Dictionary<string, object> { ["Path"] = path }).Count;
        return count == 1 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(path + " gave no inventory.");
    }
}
