namespace LyncPrereq.Benchmarks;

/// <summary>Measures the console in its own process: the time until the first result, and the memory.</summary>
internal static class ColdBenchmark
{
    private const int Runs = 9;

    public static void Run()
    {
        if (!File.Exists(Repository.ConsoleHost))
        {
            throw new FileNotFoundException("Build the solution first.", Repository.ConsoleHost);
        }

        string test = "Test-LyncPrerequisite -Path '" + Repository.SampleInventory + "' -Role FrontEnd";
        List<ChildProcess> ones = [];
        List<ChildProcess> verdicts = [];

        // Alternates the runs, so that other load on the computer affects both.
        for (int i = 0; i <= Runs; i++)
        {
            ones.Add(Start("1", line => line == "1"));
            verdicts.Add(Start(test, line => line.Contains("SupportedOperatingSystem", StringComparison.Ordinal)));
        }

        Table.Head(
            "Cold start until the first line of output",
            Table.Format($"The console, median of {Runs} alternating runs after one that is not measured. Target: at most 2 times the time of an empty command."),
            "output",
            "ms",
            "peak memory, MB",
            "times");
        double one = Median(ones, child => child.Time.TotalMilliseconds);
        double verdict = Median(verdicts, child => child.Time.TotalMilliseconds);
        Table.Row("1", Table.Format($"{one:0}"), Megabytes(ones), "1");
        Table.Row("the first result of an inventory", Table.Format($"{verdict:0}"), Megabytes(verdicts), Table.Format($"{verdict / one:0.00}"));
    }

    private static ChildProcess Start(string command, Predicate<string> isAwaited) =>
        ChildProcess.Run(["dotnet", Repository.ConsoleHost, command], isAwaited);

    private static string Megabytes(List<ChildProcess> children) =>
        Table.Format($"{Median(children, child => child.PeakMemory / 1048576.0):0}");

    private static double Median(List<ChildProcess> children, Func<ChildProcess, double> value) =>
        children.Skip(1).Select(value).Order().ElementAt(Runs / 2);
}
