using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using LyncPrereq.Inspection;

namespace LyncPrereq.Commands;

/// <summary>
/// Works that run side by side, each on a thread of its own. What they have to say is said on the thread that waits for
/// them, the only one that may write.
/// </summary>
internal sealed class SideBySide : IDisposable
{
    /// <summary>What is to be said, and whether it is the last of a work.</summary>
    private readonly BlockingCollection<KeyValuePair<Action, bool>> _said = [];
    private int _running;

    /// <summary>Waits for what still runs, where nobody listens any more.</summary>
    public void Dispose()
    {
        while (_running > 0)
        {
            Next();
        }

        _said.Dispose();
    }

    /// <summary>Has something said by the thread that waits.</summary>
    public void Say(Action what) => _said.Add(new(what, false));

    /// <param name="work">Runs beside the others.</param>
    /// <param name="end">Takes, on the thread that waits, what gives its result or throws what went wrong.</param>
    public void Start<T>(Func<T> work, Action<Func<T>> end)
    {
        _running++;
        Threads.Start(() =>
        {
            Func<T> take;
            try
            {
                T result = work();
                take = () => result;
            }
            catch (Exception problem)
            {
                var thrown = ExceptionDispatchInfo.Capture(problem);
                take = () =>
                {
                    thrown.Throw();
                    throw problem;
                };
            }

            _said.Add(new(() => end(take), true));
        });
    }

    /// <summary>Waits until all have ended.</summary>
    public void Wait()
    {
        while (_running > 0)
        {
            Next()();
        }
    }

    private Action Next()
    {
        KeyValuePair<Action, bool> said = _said.Take();
        _running -= said.Value ? 1 : 0;
        return said.Key;
    }
}
