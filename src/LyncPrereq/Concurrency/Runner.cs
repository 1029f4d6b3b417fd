using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace LyncPrereq.Concurrency;

/// <summary>
/// Runs work on many targets at the same time, on threads of its own and never on those of the pool. Results and
/// messages are delivered on the thread that created the runner, the only one that may write to the pipeline. Work that
/// is over its time limit ends with a <see cref="TimeoutException"/> and its thread is abandoned, so that a provider
/// that ignores its cancellation delays no other target.
/// </summary>
/// <param name="throttle">
/// The number of targets to work on at the same time; zero for work that <see cref="Wait"/> runs itself, on the owner's thread.
/// </param>
internal sealed class Runner(int throttle = int.MaxValue) : IDisposable
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly int _owner = Environment.CurrentManagedThreadId;

    /// <summary>Measures the limits. The clock of the computer can be changed during the inspection.</summary>
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Queue<Job> _waiting = new();
    private readonly List<Job> _running = [];
    private readonly List<Job> _open = [];
    private readonly BlockingCollection<Action> _messages = [];
    private readonly bool _hasThreads = throttle != 0;
    private int _throttle = throttle;
    private int _pending;
    private int _closeFailures;
    private volatile bool _isStopped;

    /// <summary>Gets the number of targets that are being processed.</summary>
    public int Running { get; private set; }

    /// <summary>Gets the number of targets whose results were not delivered yet.</summary>
    public int Pending => Volatile.Read(ref _pending);

    private bool IsWaitedFor => Pending > 0 && !_isStopped;

    /// <summary>Changes the number of targets to process at the same time.</summary>
    public void Widen(int throttle) => Begin(() => _throttle = throttle);

    /// <param name="work">Runs on a thread of the runner as soon as the throttle allows it.</param>
    /// <param name="end">
    /// Runs on the owner's thread. Its argument returns the result or throws the exception of the work.
    /// </param>
    /// <param name="limit">The time limit from the beginning of the work; null for none.</param>
    public void Start<T>(Func<Job, T> work, Action<Func<T>> end, TimeSpan? limit = null)
    {
        Action Run(Job job, Exception? failure)
        {
            Func<T> result = Outcome(() => failure is null ? work(job) : throw failure);
            return () =>
            {
                try
                {
                    end(result);
                }
                finally
                {
                    Interlocked.Decrement(ref _pending);
                }
            };
        }

        Interlocked.Increment(ref _pending);
        var job = new Job(Run, limit);
        if (!_hasThreads)
        {
            Post(() => RunHere(job));
        }
        else
        {
            Begin(() => _waiting.Enqueue(job));
        }
    }

    /// <summary>Runs an action on the owner's thread.</summary>
    public void Post(Action message) => _messages.Add(message);

    /// <summary>Runs a function on the owner's thread, and waits for the result.</summary>
    public T Send<T>(Func<T> function)
    {
        if (Environment.CurrentManagedThreadId == _owner)
        {
            return function();
        }

        using var done = new ManualResetEventSlim();
        Func<T>? result = null;
        Post(() =>
        {
            result = Outcome(function);
            done.Set();
        });
        done.Wait();
        return result!();
    }

    /// <summary>Delivers results and messages until all work has ended or was stopped.</summary>
    /// <param name="whileQuiet">Runs after each second without a message.</param>
    public void Wait(Action? whileQuiet = null)
    {
        while (IsWaitedFor)
        {
            Next(whileQuiet ?? (() => { }))();
        }
    }

    /// <summary>Ends at once and delivers no more results. Running work is canceled and closes what it opened.</summary>
    public void Stop()
    {
        Job[] running;
        lock (_lock)
        {
            running = _isStopped ? [] : [.. _running];
            _isStopped = true;
            Monitor.PulseAll(_lock);
        }

        Post(() => { });
        if (running.Length > 0)
        {
            // Each cancellation starts a thread, and the caller does not wait for it.
            StartThread(() => Array.ForEach(running, Cancel));
        }
    }

    /// <summary>
    /// Waits until everything that the work opened is closed, but not after <see cref="Stop"/>, and for an abandoned thread
    /// no longer than a second after its limit.
    /// </summary>
    /// <returns>The number of threads that did not end in that time, and of objects that could not be closed.</returns>
    public int WaitForThreads(TimeSpan time)
    {
        lock (_lock)
        {
            TimeSpan end = _clock.Elapsed + time;
            bool wasStopped = _isStopped;
            TimeSpan Left() => _open.Select(job => job.GivenUp < end ? job.GivenUp : end).DefaultIfEmpty().Max() - _clock.Elapsed;
            for (TimeSpan left = Left(); left > TimeSpan.Zero && _isStopped == wasStopped; left = Left())
            {
                Monitor.Wait(_lock, left);
            }

            return _open.Count + _closeFailures;
        }
    }

    /// <summary>
    /// Waits for work that still runs because an exception ended <see cref="Wait"/>, and delivers its results. Their
    /// receiver must know that the pipeline does not accept output.
    /// </summary>
    public void Dispose()
    {
        while (IsWaitedFor)
        {
            try
            {
                Wait();
            }
            catch (Exception)
            {
                // The exception that ended the waiting is already being thrown.
            }
        }
    }

    private static void RunHere(Job job)
    {
        using (job)
        {
            job.Run(null)();
        }
    }

    /// <summary>Runs a function on this thread, and keeps its result or its exception for later.</summary>
    private static Func<T> Outcome<T>(Func<T> function)
    {
        var task = new Task<T>(function);
        task.RunSynchronously(TaskScheduler.Default);
        return () => task.GetAwaiter().GetResult();
    }

    /// <summary>Starts a background thread, so that it does not keep the process running.</summary>
    private static void StartThread(Action work) =>
        new Thread(() => work()) { IsBackground = true, Name = "LyncPrereq" }.Start();

    /// <summary>Cancels a job on a separate thread, because a registered callback can block.</summary>
    private static void Cancel(Job job) => StartThread(job.Cancel);

    /// <summary>Returns the next message, after ending the work that is over its limit.</summary>
    private Action Next(Action whileQuiet)
    {
        TimeSpan now = _clock.Elapsed;
        TimeSpan due = now + s_second;
        List<Job> late;
        lock (_lock)
        {
            late = _running.FindAll(job => job.Due <= now);
            _running.ForEach(job => due = job.Due > now && job.Due < due ? job.Due : due);
        }

        foreach (Job job in late)
        {
            job.GivenUp = job.Due + s_second;
            Finish(job, new TimeoutException());
            Cancel(job);
            Begin();
        }

        return _messages.TryTake(out Action? message, due - now) ? message : whileQuiet;
    }

    /// <summary>Makes a change, and starts a thread for each job that can begin.</summary>
    private void Begin(Action? change = null)
    {
        var jobs = new List<Job>();
        lock (_lock)
        {
            change?.Invoke();
            while (TakeNext() is { } job)
            {
                jobs.Add(job);
            }
        }

        // Starting a thread takes time, so the lock is released first.
        jobs.ForEach(job => StartThread(() => Work(job)));
    }

    private Job? TakeNext()
    {
        if (_isStopped || Running >= _throttle || _waiting.Count == 0)
        {
            return null;
        }

        Job job = _waiting.Dequeue();
        job.Due = job.Limit is { } limit ? _clock.Elapsed + limit : TimeSpan.MaxValue;
        _running.Add(job);
        Running = _running.Count;
        _open.Add(job);
        return job;
    }

    private void Work(Job? job)
    {
        while (job is not null)
        {
            // If the runner was stopped before the thread began, it must not open anything.
            if (!_isStopped)
            {
                Finish(job, null);
            }

            if (job.HasOpened)
            {
                // Closing can take time, and the next job does not wait for it.
                Begin();
            }

            try
            {
                job.Dispose();
            }
            catch (Exception)
            {
                Interlocked.Increment(ref _closeFailures);
            }

            lock (_lock)
            {
                _open.Remove(job);
                Monitor.PulseAll(_lock);
                job = TakeNext();
            }
        }
    }

    /// <summary>Finishes a job. Only its first end counts: its own, or that of its limit.</summary>
    private void Finish(Job job, Exception? failure)
    {
        Action delivery = job.Run(failure);
        lock (_lock)
        {
            if (_running.Remove(job))
            {
                Running = _running.Count;
                Post(delivery);
            }
        }
    }
}
