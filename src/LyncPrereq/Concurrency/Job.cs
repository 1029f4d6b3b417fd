using System;
using System.Collections.Generic;
using System.Threading;

namespace LyncPrereq.Concurrency;

/// <summary>Work on one target, as its <see cref="Runner"/> keeps it and as the work itself sees it.</summary>
/// <param name="run">Runs the work, or fails it for the given reason, and returns the delivery of the result.</param>
/// <param name="limit">The time that the work has; null for no limit.</param>
internal sealed class Job(Func<Job, Exception?, Action> run, TimeSpan? limit) : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<IDisposable> _opened = [];

    /// <summary>Is canceled when the time of the work is over, or when its runner is stopped.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The time that the work has; null for no limit.</summary>
    public TimeSpan? Limit { get; } = limit;

    /// <summary>When the time is over, on the clock of the runner.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>Whether the work opened something that is closed after it.</summary>
    public bool HasOpened => _opened.Count > 0;

    public Action Run(Exception? failure) => run(this, failure);

    /// <summary>Closes an object after the work, when its result has left: closing can take long, or fail.</summary>
    public T Closing<T>(T opened)
        where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }

    public void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (AggregateException)
        {
            // A registration that was notified failed; the work is over all the same.
        }
    }

    /// <summary>
    /// Closes what the work opened. The source of the token is left to the garbage collector: a cancellation that comes
    /// late must find it.
    /// </summary>
    public void Dispose() => _opened.ForEach(opened => opened.Dispose());
}
