using System;
using System.Globalization;
using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Scripting;

/// <summary>
/// Bounds the wait for the answer of a script that is not interrupted: by a time limit, and by the silence of the server. A
/// cancellation does not end the wait, but then only a short silence is accepted.
/// </summary>
internal sealed class AnswerWait : IDisposable
{
    /// <summary>The longest time that a timer accepts.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue);

    // Not disposed: rows can still arrive after the wait.
    private readonly CancellationTokenSource _late = new();
    private readonly CancellationTokenSource _silent = new();
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _canceled;
    private readonly object _lock = new();
    private readonly TimeSpan? _limit;
    private TimeSpan? _silence;

    /// <param name="limit">The time limit; null for none.</param>
    /// <param name="silence">How long the server may be silent; null for any time.</param>
    /// <param name="grace">How long it may be silent after the cancellation; zero for a wait that is canceled at once.</param>
    /// <param name="cancel">The cancellation.</param>
    public AnswerWait(TimeSpan? limit, TimeSpan? silence, TimeSpan grace, CancellationToken cancel)
    {
        _limit = limit;
        _silence = silence;
        _over = CancellationTokenSource.CreateLinkedTokenSource(_late.Token, _silent.Token);
        Start(_late, limit);
        Heard();
        _canceled = cancel.Register(() =>
        {
            lock (_lock)
            {
                _silence = grace;
            }

            Heard();
        });
    }

    /// <summary>Ends the wait.</summary>
    public CancellationToken Token => _over.Token;

    /// <summary>The server sent something.</summary>
    public void Heard()
    {
        lock (_lock)
        {
            Start(_silent, _silence);
        }
    }

    /// <summary>Runs a script.</summary>
    /// <param name="run">Takes the token and returns the result.</param>
    /// <exception cref="InspectionException">The wait ended first.</exception>
    public T For<T>(Func<CancellationToken, T> run)
    {
        try
        {
            return run(Token);
        }
        catch (OperationCanceledException problem) when (Token.IsCancellationRequested && _silence != TimeSpan.Zero)
        {
            TimeSpan time = (_late.IsCancellationRequested ? _limit : _silence)!.Value;
            string seconds = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            throw new InspectionException(UnknownCause.TimedOut, Text.Format(SR.HostTimedOut, seconds), problem);
        }
    }

    public void Dispose()
    {
        _canceled.Dispose();
        _over.Dispose();
        _late.CancelAfter(Timeout.Infinite);
        _silent.CancelAfter(Timeout.Infinite);
    }

    private static void Start(CancellationTokenSource timer, TimeSpan? time)
    {
        if (time is { } some)
        {
            timer.CancelAfter(some < s_longest ? some : s_longest);
        }
    }
}
