namespace LyncPrereq.Benchmarks;

/// <summary>The console as a process of its own: how long until the first verdict, and how much memory.</summary>
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

        // In turn, so that whatever else the machine does falls on both.
        for (int i = 0; i <= Runs; i++)
        {
            ones.Add(Start("1", line => line == "1"));
            verdicts.Add(Start(test, line => line.Contains("SupportedOperatingSystem", StringComparison.Ordinal)));
        }

        Table.Head(
            "A cold process until its first line of output",
            Table.Format($"The console, median of {Runs} in turn after one that does not count. Target: at most 2 times."),
            "what it prints",
            "ms",
            "peak memory, MB",
            "times");
        double one = Median(ones, child => child.Time.TotalMilliseconds);
        double verdict = Median(verdicts, child => child.Time.TotalMilliseconds);
        Table.Row("1", Table.Format($"{one:0}"), Megabytes(ones), "1");
        Table.Row("the first verdict on an inventory", Table.Format($"{verdict:0}"), Megabytes(verdicts), Table.Format($"{verdict / one:0.00}"));
    }

    private static ChildProcess Start(string command, Predicate<string> isAwaited) =>
        ChildProcess.Run(["dotnet", Repository.ConsoleHost, command], isAwaited);

    private static string Megabytes(List<ChildProcess> children) =>
        Table.Format($"{Median(children, child => child.PeakMemory / 1048576.0):0}");

    private static double Median(List<ChildProcess> children, Func<ChildProcess, double> value) =>
        children.Skip(1).Select(value).Order().ElementAt(Runs / 2);
}
