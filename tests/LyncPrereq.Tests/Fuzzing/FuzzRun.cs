using System.Diagnostics;

namespace LyncPrereq.Tests.Fuzzing;

/// <summary>
/// Reads inputs one after the other on a thread of its own, so that one that never ends can be named. What was
/// allocated for an input is the measure of the work on it, since that is the same on every machine.
/// </summary>
internal sealed class FuzzRun
{
    /// <summary>Far beyond what any input takes on the slowest machine.</summary>
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    /// <summary>What reading costs however small the input is: buffers, and the rows that it is judged by.</summary>
    private const long FixedCost = 4_000_000;

    /// <summary>Bytes that may be allocated for a byte of input, all of the ways together that it goes through.</summary>
    private const long CostPerByte = 150;

    private byte[] _current = [];
    private int _begun;

    public int Inputs { get; private set; }

    public int Accepted { get; private set; }

    public TimeSpan Longest { get; private set; }

    public long GreatestCost { get; private set; }

    /// <summary>The most that was allocated for a byte of input, beyond what is allowed for any input.</summary>
    public long CostOfByte { get; private set; }

    /// <summary>The inputs that ended in anything but a refusal, each with what happened.</summary>
    public List<(byte[] Input, string Problem)> Failures { get; } = [];

    public FuzzRun Over(IEnumerable<byte[]> inputs)
    {
        var worker = new Thread(() => Work(inputs)) { IsBackground = true };
        worker.Start();
        int seen = -1;
        while (!worker.Join(s_hang))
        {
            if (seen == Volatile.Read(ref _begun))
            {
                Failures.Add((_current, "It does not come to an end."));
                break;
            }

            seen = Volatile.Read(ref _begun);
        }

        return this;
    }

    public override string ToString() =>
        $"{Inputs} inputs, {Accepted} accepted, longest {Longest.TotalMilliseconds:f1} ms, most allocated {GreatestCost} bytes, {CostOfByte} for a byte, "
        + $"{Failures.Count} failures";

    private void Work(IEnumerable<byte[]> inputs)
    {
        using var readers = new FileReaders();
        foreach (byte[] input in inputs)
        {
            _current = input;
            Interlocked.Increment(ref _begun);
            Inputs++;
            long before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            try
            {
                Accepted += readers.Read(input) ? 1 : 0;
            }
            catch (Exception problem)
            {
                Failures.Add((input, problem.ToString()));
            }

            Longest = watch.Elapsed > Longest ? watch.Elapsed : Longest;
            long cost = GC.GetAllocatedBytesForCurrentThread() - before;
            GreatestCost = Math.Max(GreatestCost, cost);
            CostOfByte = Math.Max(CostOfByte, (cost - FixedCost) / Math.Max(1, input.Length));
            if (cost > FixedCost + (CostPerByte * input.Length))
            {
                Failures.Add((input, $"{cost} bytes were allocated for {input.Length}."));
            }
        }
    }
}
