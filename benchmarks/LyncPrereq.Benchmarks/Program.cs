using LyncPrereq.Benchmarks;

switch (args)
{
    case ["fanout"]:
        FanOutBenchmark.Run();
        return 0;
    case ["rows"]:
        RowsBenchmark.Run();
        return 0;
    case ["race"]:
        SpeedBenchmark.Run();
        CorrectnessBenchmark.Run();
        ImportBenchmark.Run();
        ColdBenchmark.Run();
        CaptureBenchmark.Run();
        StreamBenchmark.Run();
        return 0;
    case ["race", "speed"]:
        SpeedBenchmark.Run();
        return 0;
    case ["race", "correctness"]:
        CorrectnessBenchmark.Run();
        return 0;
    case ["race", "import"]:
        ImportBenchmark.Run();
        return 0;
    case ["race", "cold"]:
        ColdBenchmark.Run();
        return 0;
    case ["race", "capture"]:
        CaptureBenchmark.Run();
        return 0;
    case ["race", "stream"]:
        StreamBenchmark.Run();
        return 0;
    case [StreamBenchmark.Child, string count]:
        StreamBenchmark.RunChild(int.Parse(count, null));
        return 0;
    default:
        Console.Error.WriteLine(
            "Usage: LyncPrereq.Benchmarks fanout | rows | race [speed | correctness | import | cold | capture | stream]");
        return 1;
}
