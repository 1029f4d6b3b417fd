using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace LyncPrereq.Concurrency;

/// <summary>
/// Works that run side by side, each on a thread of its own. What they have to say is said on the thread that waits for
/// them, the only one that may write.
/// </summary>
internal sealed class SideBySide : IDisposable
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly int _owner = Environment.CurrentManagedThreadId;

    /// <summary>What is to be said, and whether it is the last of a work.</summary>
    private readonly BlockingCollection<KeyValuePair<Action, bool>> _said = [];
    private int _running;

    /// <summary>
    /// Waits for what still runs, where something stopped the waiting before. What came of it is still said: whoever
    /// says it has to know that the pipeline takes nothing any more.
    /// </summary>
    public void Dispose()
    {
        while (_running > 0)
        {
            try
            {
                Next(null)();
            }
            catch (Exception)
            {
                // What stopped the waiting is on its way already.
            }
        }

        _said.Dispose();
    }

    /// <summary>Has something said by the thread that waits.</summary>
    public void Say(Action what) => _said.Add(new(what, false));

    /// <summary>Has something done by the thread that waits, and waits for its result.</summary>
    public T Do<T>(Func<T> what)
    {
        if (Environment.CurrentManagedThreadId == _owner)
        {
            return what();
        }

        using var done = new ManualResetEventSlim();
        Func<T>? take = null;
        Say(() =>
        {
            take = Outcome(what);
            done.Set();
        });
        done.Wait();
        return take!();
    }

    /// <param name="work">Runs beside the others.</param>
    /// <param name="end">Takes, on the thread that waits, what gives its result or throws what went wrong.</param>
    public void Start<T>(Func<T> work, Action<Func<T>> end)
    {
        Threads.Start(() =>
        {
            Func<T> take = Outcome(work);
            _said.Add(new(() => end(take), true));
        });
        _running++;
    }

    /// <summary>Waits until all have ended.</summary>
    /// <param name="everySecond">Done while nothing is said.</param>
    public void Wait(Action? everySecond = null)
    {
        while (_running > 0)
        {
            Next(everySecond)();
        }
    }

    private Action Next(Action? everySecond)
    {
        KeyValuePair<Action, bool> said;
        while (!_said.TryTake(out said, s_second))
        {
            everySecond?.Invoke();
        }

        _running -= said.Value ? 1 : 0;
        return said.Key;
    }

    /// <summary>What gives the result, or throws what went wrong.</summary>
    private static Func<T> Outcome<T>(Func<T> work)
    {
        try
        {
            T result = work();
            return () => result;
        }
        catch (Exception problem)
        {
            var thrown = ExceptionDispatchInfo.Capture(problem);
            return () =>
            {
                thrown.Throw();
                throw problem;
            };
        }
    }
}
