using System;
using System.Collections.Generic;
using System.Threading;

namespace LyncPrereq.Concurrency;

/// <summary>Represents the work on one target, for its <see cref="Runner"/> and for the work itself.</summary>
/// <param name="run">
/// Runs the work, or fails it for the specified reason, and returns the delivery of the result.
/// </param>
/// <param name="limit">The time limit of the work; null for none.</param>
internal sealed class Job(Func<Job, Exception?, Action> run, TimeSpan? limit) : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<IDisposable> _opened = [];

    /// <summary>Gets the token that is canceled when the time limit is reached or the runner is stopped.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Gets the time limit of the work; null for none.</summary>
    public TimeSpan? Limit { get; } = limit;

    /// <summary>Gets or sets the end of the time limit, on the clock of the runner.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>When its thread is no longer waited for, because the time was over before it ended.</summary>
    public TimeSpan GivenUp { get; set; } = TimeSpan.MaxValue;

    /// <summary>Whether the work opened something that is closed after it.</summary>
    public bool HasOpened => _opened.Count > 0;

    public Action Run(Exception? failure) => run(this, failure);

    /// <summary>
    /// Closes an object after the work and the delivery of its result, because closing can take long or fail.
    /// </summary>
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
            // A registered callback failed; the work is over anyway.
        }
    }

    /// <summary>
    /// Closes the objects that the work opened. The token source is not disposed, because a late cancellation still
    /// uses it.
    /// </summary>
    public void Dispose() => _opened.ForEach(opened => opened.Dispose());
}
