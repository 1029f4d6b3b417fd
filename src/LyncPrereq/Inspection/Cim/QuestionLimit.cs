using System;
using System.Diagnostics;

namespace LyncPrereq.Inspection.Cim;

/// <summary>
/// The time that the next question has: the rest of the time limit, or a share of the limit until the first answer, so
/// that there is time for another transport.
/// </summary>
/// <param name="limit">The time for all questions.</param>
/// <param name="firstShare">The share of the limit that the first answer has, from 0 to 1.</param>
/// <param name="clock">The time since the inspection began.</param>
internal sealed class QuestionLimit(TimeSpan limit, double firstShare, Func<TimeSpan> clock)
{
    /// <summary>No time would mean no limit.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(100);

    private volatile bool _isAnswered;

    /// <summary>A limit that begins now and belongs to one transport.</summary>
    public QuestionLimit(TimeSpan limit)
        : this(limit, 1, Clock())
    {
    }

    /// <summary>The time that a question has which is sent now.</summary>
    public TimeSpan Next
    {
        get
        {
            TimeSpan left = limit - clock();
            if (!_isAnswered)
            {
                var first = TimeSpan.FromTicks((long)(limit.Ticks * firstShare));
                left = first < left ? first : left;
            }

            return left > s_least ? left : s_least;
        }
    }

    /// <summary>A clock that starts now.</summary>
    public static Func<TimeSpan> Clock()
    {
        var watch = Stopwatch.StartNew();
        return () => watch.Elapsed;
    }

    /// <summary>The server answered over this transport.</summary>
    public void Answered() => _isAnswered = true;
}
