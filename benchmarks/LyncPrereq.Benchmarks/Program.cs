using LyncPrereq.Benchmarks;

switch (args)
{
    case ["fanout"]:
        FanOutBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine("Usage: LyncPrereq.Benchmarks fanout");
        return 1;
}
