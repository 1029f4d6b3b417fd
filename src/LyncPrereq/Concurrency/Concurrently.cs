using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace LyncPrereq.Concurrency;

/// <summary>Runs a few things side by side on threads of their own, never on those of the pool.</summary>
internal static class Concurrently
{
    /// <summary>Calls the action for 0 to count - 1; the first exception ends the rest and is thrown.</summary>
    public static void For(int count, int atOnce, Action<int> action, CancellationToken cancel)
    {
        int next = -1;
        ExceptionDispatchInfo? failure = null;
        void Work()
        {
            try
            {
                for (int i; failure is null && (i = Interlocked.Increment(ref next)) < count;)
                {
                    cancel.ThrowIfCancellationRequested();
                    action(i);
                }
            }
            catch (Exception problem)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(problem), null);
            }
        }

        var threads = new List<Thread>();
        for (int i = 1; i < Math.Min(count, atOnce); i++)
        {
            threads.Add(Threads.Start(Work));
        }

        Work();
        threads.ForEach(thread => thread.Join());
        failure?.Throw();
    }
}
