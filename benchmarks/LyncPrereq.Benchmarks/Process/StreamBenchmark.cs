using System.Diagnostics;
using LyncPrereq.Commands;

namespace LyncPrereq.Benchmarks;

/// <summary>Measures inventories in the pipeline, tested on one core in a separate process.</summary>
internal static class StreamBenchmark
{
    public const string Child = "stream-child";

    private const string ProfileVariable = "DOTNET_TieredPGO";

    public static void Run()
    {
        string? pin = ChildProcess.Find("taskset");
        Table.Head(
            "Inventories against FrontEnd through Test-LyncPrerequisite",
            pin is null ? "Not limited to one core: taskset does not exist." : "One core. The engine is already loaded; the compilation of the module is included. Target: 100,000 rows per second for 10,000 inventories, with constant memory.",
            "inventories",
            "tiered PGO",
            "rows",
            "seconds",
            "processor seconds",
            "rows per second",
            "bytes allocated per row",
            "peak memory, MB");
        foreach ((int count, bool hasProfile) in new[] { (100, false), (10_000, false), (10_000, true), (100_000, false) })
        {
            // This is off in the console and on in pwsh. If it is on, the runtime profiles code before the final
            // compilation.
            Environment.SetEnvironmentVariable(ProfileVariable, hasProfile ? "1" : "0");
            string[] command = ["dotnet", Environment.GetCommandLineArgs()[0], Child, count.ToString("d", null)];
            ChildProcess child = ChildProcess.Run(pin is null ? command : [pin, "1", .. command], line => line.StartsWith('|'));
            Console.WriteLine(child.Line);
        }

        Environment.SetEnvironmentVariable(ProfileVariable, null);
    }

    public static void RunChild(int count)
    {
        using var engine = new Engine(new Dictionary<string, Type>
        {
            ["Get-RaceInventory"] = typeof(GetRaceInventoryCommand),
            ["Test-LyncPrerequisite"] = typeof(TestLyncPrerequisiteCommand),
        });
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        Judge(engine, count, "| Out-Null");
        double seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        double busy = (process.TotalProcessorTime - processor).TotalSeconds;
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        int rows = count * Judge(engine, 1, "");
        Table.Row(
            Table.Format($"{count:n0}"),
            Environment.GetEnvironmentVariable(ProfileVariable) == "1" ? "on" : "off",
            Table.Format($"{rows:n0}"),
            Table.Format($"{seconds:0.00}"),
            Table.Format($"{busy:0.00}"),
            Table.Format($"{rows / seconds:n0}"),
            Table.Format($"{allocated / rows:n0}"),
            Table.Format($"{process.PeakWorkingSet64 / 1048576.0:0}"));
    }

    private static int Judge(Engine engine, int count, string then) => engine.Run(
        "param($Count) Get-RaceInventory -Count $Count | Test-LyncPrerequisite -Role FrontEnd " + then,
        new Dictionary<string, object> { ["Count"] = count }).Count;
}
