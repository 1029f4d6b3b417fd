using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace LyncPrereq.Concurrency;

/// <summary>
/// Does the same work on many items side by side, each on a thread of its own and within a time of its own. An item
/// whose work does not come back in time is answered for and left alone: a provider that ignores its cancellation
/// holds nobody up. Nothing here runs on the threads of the pool, and nothing waits by asking again and again.
/// </summary>
internal sealed class FanOut<TItem, TResult> : IDisposable
{
    private readonly object _lock = new();

    /// <summary>Times are taken from here: the clock of the machine can be set while servers are asked.</summary>
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Queue<TItem> _waiting = new();
    private readonly Queue<Job> _running = new();
    private readonly BlockingCollection<TResult> _results = new();
    private readonly Func<TItem, CancellationToken, FanOutWork<TResult>> _begin;
    private readonly Func<TItem, Exception, TResult> _failed;
    private int _throttle;
    private readonly TimeSpan _timeout;
    private int _busy;
    private int _open;
    private int _closeFailures;
    private bool _isComplete;
    private bool _isStopped;

    /// <param name="begin">Makes the work on an item.</param>
    /// <param name="failed">
    /// Answers for an item whose work threw, or with a <see cref="TimeoutException"/> did not come back in time.
    /// </param>
    /// <param name="throttle">How many items are worked on at a time.</param>
    /// <param name="timeout">How long the work on an item may take.</param>
    public FanOut(
        Func<TItem, CancellationToken, FanOutWork<TResult>> begin,
        Func<TItem, Exception, TResult> failed,
        int throttle,
        TimeSpan timeout)
    {
        _begin = begin;
        _failed = failed;
        _throttle = throttle;
        _timeout = timeout;
        Threads.Start(Watch);
    }

    /// <summary>Threads that are still at work, or still closing what they opened.</summary>
    public int OpenThreads => Volatile.Read(ref _open);

    /// <summary>What was opened and could not be closed.</summary>
    public int CloseFailures => Volatile.Read(ref _closeFailures);

    /// <summary>The most items that were worked on at a time.</summary>
    public int GreatestConcurrency { get; private set; }

    /// <summary>Items that are worked on at the moment.</summary>
    public int Running => Volatile.Read(ref _busy);

    public void Add(TItem item)
    {
        List<Job> next;
        lock (_lock)
        {
            _waiting.Enqueue(item);
            next = TakeNext();
        }

        next.ForEach(Start);
    }

    /// <summary>From now on, this many at a time.</summary>
    public void Widen(int throttle)
    {
        List<Job> next;
        lock (_lock)
        {
            _throttle = throttle;
            next = TakeNext();
        }

        next.ForEach(Start);
    }

    /// <summary>Nothing more will be added.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            EndWhenDone();
        }
    }

    /// <summary>The results as they come; ends when all are there, or when the work was stopped.</summary>
    public IEnumerable<TResult> Results() => _results.GetConsumingEnumerable();

    /// <summary>Waits for the threads that are still closing something, but no longer once the work is stopped.</summary>
    /// <returns>How many did not end in that time and are left to themselves.</returns>
    public int WaitForThreads(TimeSpan time)
    {
        TimeSpan end = _clock.Elapsed + time;
        lock (_lock)
        {
            bool wasStopped = _isStopped;
            for (TimeSpan left = time;
                _open > 0 && left > TimeSpan.Zero && _isStopped == wasStopped;
                left = end - _clock.Elapsed)
            {
                Monitor.Wait(_lock, left);
            }

            return _open;
        }
    }

    /// <summary>Ends the work at once; what runs is canceled and closes what it opened on its own thread.</summary>
    public void Dispose()
    {
        Job[] running;
        lock (_lock)
        {
            if (_isStopped)
            {
                return;
            }

            _isStopped = true;
            _isComplete = true;
            _waiting.Clear();
            running = Array.FindAll(_running.ToArray(), job => !job.IsFinished);
            if (!_results.IsAddingCompleted)
            {
                _results.CompleteAdding();
            }

            Monitor.PulseAll(_lock);
        }

        // A thread for each takes its time to start, and nobody who wants to end has to wait for that.
        if (running.Length > 0)
        {
            Threads.Start(() => Array.ForEach(running, job => job.Cancel()));
        }
    }

    /// <summary>The jobs whose turn has come. They are started when the lock is free again: a thread takes its time.</summary>
    private List<Job> TakeNext()
    {
        var next = new List<Job>();
        while (!_isStopped && _busy < _throttle && _waiting.Count > 0)
        {
            var job = new Job(_waiting.Dequeue(), _clock.Elapsed + _timeout);
            _running.Enqueue(job);
            next.Add(job);
            _busy++;
            _open++;
            GreatestConcurrency = Math.Max(GreatestConcurrency, _busy);
            Monitor.PulseAll(_lock);
        }

        return next;
    }

    private void Start(Job job) => Threads.Start(() => Work(job));

    private void Work(Job job)
    {
        FanOutWork<TResult>? work = null;
        try
        {
            work = Begin(job);
            Finish(job, work.Run());
        }
        catch (OperationCanceledException) when (job.Token.IsCancellationRequested)
        {
            Finish(job, _failed(job.Item, new TimeoutException()));
        }
        catch (Exception problem)
        {
            Finish(job, _failed(job.Item, problem));
        }

        // The result has left; closing what was opened may take its time, or fail without anybody to tell.
        try
        {
            work?.Dispose();
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _closeFailures);
        }

        job.Dispose();
        lock (_lock)
        {
            _open--;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>A thread may come to run only when the work was ended already: then nothing is opened any more.</summary>
    private FanOutWork<TResult> Begin(Job job) =>
        Volatile.Read(ref _isStopped) ? throw new OperationCanceledException() : _begin(job.Item, job.Token);

    private void Finish(Job job, TResult result)
    {
        List<Job> next;
        lock (_lock)
        {
            if (!job.TryFinish())
            {
                return;
            }

            _busy--;
            if (_isStopped)
            {
                return;
            }

            _results.Add(result);
            next = TakeNext();
            EndWhenDone();
        }

        next.ForEach(Start);
    }

    private void EndWhenDone()
    {
        if (_isComplete && _busy == 0 && _waiting.Count == 0 && !_results.IsAddingCompleted)
        {
            _results.CompleteAdding();
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Jobs have the same time, so the one that began first is due first.</summary>
    private void Watch()
    {
        while (true)
        {
            Job? due = null;
            lock (_lock)
            {
                while (_running.Count > 0 && _running.Peek().IsFinished)
                {
                    _running.Dequeue();
                }

                if (_results.IsAddingCompleted)
                {
                    return;
                }

                TimeSpan left = _running.Count == 0 ? Timeout.InfiniteTimeSpan : _running.Peek().Due - _clock.Elapsed;
                if (_running.Count == 0 || left > TimeSpan.Zero)
                {
                    Monitor.Wait(_lock, left);
                }
                else
                {
                    due = _running.Dequeue();
                }
            }

            if (due is not null)
            {
                due.Cancel();
                Finish(due, _failed(due.Item, new TimeoutException()));
            }
        }
    }

    private sealed class Job : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly object _lock = new();
        private bool _isDisposed;

        public Job(TItem item, TimeSpan due)
        {
            Item = item;
            Due = due;
            Token = _source.Token;
        }

        public TItem Item { get; }

        public TimeSpan Due { get; }

        public CancellationToken Token { get; }

        public bool IsFinished { get; private set; }

        public bool TryFinish() => !IsFinished && (IsFinished = true);

        /// <summary>On a thread of its own: what is told of the cancellation may block.</summary>
        public void Cancel() => Threads.Start(() =>
        {
            lock (_lock)
            {
                if (_isDisposed)
                {
                    return;
                }

                try
                {
                    _source.Cancel();
                }
                catch (AggregateException)
                {
                    // Somebody who was told of the cancellation failed; the work is over for us all the same.
                }
            }
        });

        public void Dispose()
        {
            lock (_lock)
            {
                _isDisposed = true;
                _source.Dispose();
            }
        }
    }
}
