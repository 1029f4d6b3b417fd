using LyncPrereq.Concurrency;

namespace LyncPrereq.Tests.Support;

/// <summary>
/// Holds questions until no other can arrive before one of them is answered, then answers all of them. The number of
/// times is the critical path of an inspection in round trips, whatever the threads do.
/// </summary>
/// <param name="runner">Sends the questions.</param>
/// <param name="atOnce">The number of questions that it sends at the same time.</param>
internal sealed class Rounds(Runner runner, int atOnce)
{
    private readonly object _lock = new();
    private int _inFlight;

    public int Count { get; private set; }

    public int MostInFlight { get; private set; }

    public void Ask()
    {
        lock (_lock)
        {
            int round = Count;
            _inFlight++;
            MostInFlight = Math.Max(MostInFlight, _inFlight);
            while (round == Count)
            {
                if (_inFlight >= Math.Min(atOnce, runner.Pending))
                {
                    Count++;
                    _inFlight = 0;
                    Monitor.PulseAll(_lock);
                }
                else
                {
                    Monitor.Wait(_lock, 1);
                }
            }
        }
    }
}
