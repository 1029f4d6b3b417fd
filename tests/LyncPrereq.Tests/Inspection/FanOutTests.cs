using System.Collections.Concurrent;
using LyncPrereq.Concurrency;

namespace LyncPrereq.Tests.Inspection;

/// <summary>
/// The waits here are nets for what would never end; no test passes or fails by how fast something is.
/// </summary>
public sealed class FanOutTests
{
    private static readonly TimeSpan s_net = TimeSpan.FromMinutes(1);

    [Fact]
    public void Every_item_has_one_result()
    {
        using FanOut<int, string> fanOut = Make((item, _) => "done " + item, throttle: 7);

        List<string> results = Run(fanOut, Enumerable.Range(0, 3000));

        Assert.Equal(Enumerable.Range(0, 3000).Select(item => "done " + item).Order(), results.Order());
        Assert.Equal(0, fanOut.WaitForThreads(s_net));
        Assert.Equal(0, fanOut.Running);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(32)]
    public void The_throttle_is_reached_and_never_exceeded(int throttle)
    {
        int now = 0;
        int most = 0;
        using var full = new CountdownEvent(throttle);
        using FanOut<int, string> fanOut = Make(
            (item, _) =>
            {
                int running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                if (!full.IsSet)
                {
                    // Nobody leaves before as many are in as are allowed in.
                    full.Signal();
                    Assert.True(full.Wait(s_net, CancellationToken.None));
                }

                Interlocked.Decrement(ref now);
                return "done";
            },
            throttle);

        List<string> results = Run(fanOut, Enumerable.Range(0, throttle * 20));

        Assert.Equal(throttle * 20, results.Count);
        Assert.Equal(throttle, most);
        Assert.Equal(throttle, fanOut.GreatestConcurrency);
    }

    [Fact]
    public void A_result_leaves_while_others_are_still_at_work()
    {
        using var letGo = new ManualResetEventSlim();
        using FanOut<int, string> fanOut = Make(
            (item, _) =>
            {
                if (item == 0)
                {
                    letGo.Wait(CancellationToken.None);
                }

                return "done " + item;
            },
            throttle: 2);
        Add(fanOut, [0, 1, 2, 3]);

        List<string> before = [];
        foreach (string result in fanOut.Results())
        {
            before.Add(result);
            if (before.Count == 3)
            {
                letGo.Set();
            }
        }

        Assert.Equal(["done 1", "done 2", "done 3", "done 0"], before);
    }

    [Fact]
    public void One_that_does_not_come_back_is_answered_for_and_left_alone()
    {
        using var letGo = new ManualResetEventSlim();
        using FanOut<int, string> fanOut = Make(
            (item, _) =>
            {
                if (item % 10 == 0)
                {
                    letGo.Wait(CancellationToken.None);
                }

                return "done " + item;
            },
            throttle: 3,
            timeout: TimeSpan.FromSeconds(2));

        List<string> results = Run(fanOut, Enumerable.Range(0, 30));

        Assert.Equal(30, results.Count);
        Assert.Equal(
            ["failed 0 TimeoutException", "failed 10 TimeoutException", "failed 20 TimeoutException"],
            results.Where(result => result.StartsWith("failed", StringComparison.Ordinal)).Order());
        Assert.True(SpinWait.SpinUntil(() => fanOut.OpenThreads == 3, s_net));
        letGo.Set();
        Assert.Equal(0, fanOut.WaitForThreads(s_net));
    }

    [Fact]
    public void One_that_ends_when_it_is_cancelled_is_a_timeout_and_leaves_no_thread()
    {
        using FanOut<int, string> fanOut = Make(
            (_, cancel) =>
            {
                cancel.WaitHandle.WaitOne();
                cancel.ThrowIfCancellationRequested();
                return "";
            },
            throttle: 2,
            timeout: TimeSpan.FromMilliseconds(100));

        List<string> results = Run(fanOut, [1, 2, 3]);

        Assert.Equal(["failed 1 TimeoutException", "failed 2 TimeoutException", "failed 3 TimeoutException"], results.Order());
        Assert.Equal(0, fanOut.WaitForThreads(s_net));
    }

    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_not_called_a_timeout()
    {
        using FanOut<int, string> fanOut = Make((_, _) => throw new OperationCanceledException(), throttle: 1);

        Assert.Equal(["failed 1 OperationCanceledException"], Run(fanOut, [1]));
    }

    [Fact]
    public void The_time_of_an_item_begins_with_its_work_and_not_with_its_wait()
    {
        // Eighty in a row, each well within the time of one and all of them far beyond it.
        using FanOut<int, string> fanOut = Make(
            (item, cancel) => cancel.WaitHandle.WaitOne(50) ? "canceled" : "done",
            throttle: 1,
            timeout: TimeSpan.FromSeconds(2));

        List<string> results = Run(fanOut, Enumerable.Range(0, 80));

        Assert.All(results, result => Assert.Equal("done", result));
    }

    [Fact]
    public void What_the_work_throws_becomes_its_result()
    {
        using FanOut<int, string> fanOut = Make(
            (item, _) => item % 2 == 0 ? throw new InvalidOperationException() : "done " + item,
            throttle: 4);

        List<string> results = Run(fanOut, [0, 1, 2, 3]);

        Assert.Equal(
            ["done 1", "done 3", "failed 0 InvalidOperationException", "failed 2 InvalidOperationException"],
            results.Order());
    }

    [Fact]
    public void What_making_the_work_throws_becomes_its_result()
    {
        using var fanOut = new FanOut<int, string>(
            (_, _) => throw new UnauthorizedAccessException(),
            Failed,
            throttle: 2,
            s_net);

        Assert.Equal(["failed 7 UnauthorizedAccessException"], Run(fanOut, [7]));
        Assert.Equal(0, fanOut.WaitForThreads(s_net));
    }

    [Fact]
    public void A_result_leaves_before_what_was_opened_is_closed()
    {
        using var left = new ManualResetEventSlim();
        bool wasOut = false;
        using FanOut<int, string> fanOut = Make((_, _) => "done", 1, s_net, () => wasOut = left.Wait(s_net, CancellationToken.None));
        Add(fanOut, [1]);

        foreach (string _ in fanOut.Results())
        {
            left.Set();
        }

        Assert.Equal(0, fanOut.WaitForThreads(s_net));
        Assert.True(wasOut);
    }

    [Fact]
    public void Everything_that_was_opened_is_closed_whatever_became_of_the_work()
    {
        int closed = 0;
        using FanOut<int, string> fanOut = Make(
            (item, cancel) =>
            {
                if (item == 1)
                {
                    throw new InvalidOperationException();
                }

                if (item == 2)
                {
                    cancel.WaitHandle.WaitOne();
                    cancel.ThrowIfCancellationRequested();
                }

                return "done";
            },
            3,
            TimeSpan.FromMilliseconds(200),
            () => Interlocked.Increment(ref closed));

        Run(fanOut, [0, 1, 2]);

        Assert.Equal(0, fanOut.WaitForThreads(s_net));
        Assert.Equal(3, closed);
        Assert.Equal(0, fanOut.CloseFailures);
    }

    [Fact]
    public void A_close_that_throws_is_counted_and_harms_nobody()
    {
        using FanOut<int, string> fanOut = Make((_, _) => "done", 2, s_net, () => throw new InvalidOperationException());

        List<string> results = Run(fanOut, [1, 2, 3]);

        Assert.Equal(3, results.Count);
        Assert.Equal(0, fanOut.WaitForThreads(s_net));
        Assert.Equal(3, fanOut.CloseFailures);
    }

    [Fact]
    public void A_close_that_hangs_is_counted_and_keeps_no_place()
    {
        using var letGo = new ManualResetEventSlim();
        using FanOut<int, string> fanOut = Make((_, _) => "done", 1, s_net, () => letGo.Wait(CancellationToken.None));

        List<string> results = Run(fanOut, [1, 2, 3]);

        Assert.Equal(3, results.Count);
        Assert.Equal(1, fanOut.GreatestConcurrency);
        Assert.Equal(3, fanOut.WaitForThreads(TimeSpan.FromMilliseconds(50)));
        letGo.Set();
        Assert.Equal(0, fanOut.WaitForThreads(s_net));
    }

    [Fact]
    public void Disposing_ends_the_results_and_cancels_what_runs_and_begins_nothing_more()
    {
        using var began = new CountdownEvent(2);
        var canceled = new ConcurrentBag<int>();
        int closed = 0;
        FanOut<int, string> fanOut = Make(
            (item, cancel) =>
            {
                began.Signal();
                cancel.WaitHandle.WaitOne();
                canceled.Add(item);
                cancel.ThrowIfCancellationRequested();
                return "";
            },
            2,
            s_net,
            () => Interlocked.Increment(ref closed));
        Add(fanOut, Enumerable.Range(0, 10));
        Assert.True(began.Wait(s_net, CancellationToken.None));

        fanOut.Dispose();

        Assert.Empty(fanOut.Results());
        Assert.Equal(0, fanOut.WaitForThreads(s_net));
        Assert.Equal([0, 1], canceled.Order());
        Assert.Equal(2, closed);
    }

    [Fact]
    public void Disposing_does_not_wait_for_work_that_ignores_its_cancellation_nor_for_what_is_told_of_it()
    {
        using var began = new ManualResetEventSlim();
        using var letGo = new ManualResetEventSlim();
        FanOut<int, string> fanOut = Make(
            (_, cancel) =>
            {
                // A callback that hangs too, as stopping a pipeline can.
                cancel.Register(() => letGo.Wait(CancellationToken.None));
                began.Set();
                letGo.Wait(CancellationToken.None);
                return "";
            },
            throttle: 1);
        Add(fanOut, [1]);
        Assert.True(began.Wait(s_net, CancellationToken.None));

        fanOut.Dispose();

        Assert.Empty(fanOut.Results());
        Assert.Equal(1, fanOut.OpenThreads);
        letGo.Set();
        Assert.Equal(0, fanOut.WaitForThreads(s_net));
    }

    [Fact]
    public void Somebody_who_waits_for_threads_is_let_go_when_the_work_is_stopped()
    {
        using var letGo = new ManualResetEventSlim();
        using var isWaiting = new ManualResetEventSlim();
        using FanOut<int, string> fanOut = Make((_, _) => "done", 1, s_net, () => letGo.Wait(CancellationToken.None));
        Run(fanOut, [1]);
        int left = 0;
        var waiter = new Thread(() =>
        {
            isWaiting.Set();
            left = fanOut.WaitForThreads(TimeSpan.FromHours(1));
        });

        waiter.Start();
        Assert.True(isWaiting.Wait(s_net, CancellationToken.None));
        Assert.True(SpinWait.SpinUntil(() => waiter.ThreadState.HasFlag(ThreadState.WaitSleepJoin), s_net));
        fanOut.Dispose();

        Assert.True(waiter.Join(s_net));
        Assert.Equal(1, left);
        letGo.Set();
    }

    [Fact]
    public void Disposing_while_items_are_added_loses_no_thread()
    {
        for (int round = 0; round < 50; round++)
        {
            int open = 0;
            FanOut<int, string> fanOut = Make((_, _) => "done", 4, s_net, () => Interlocked.Decrement(ref open), () => Interlocked.Increment(ref open));
            var adder = new Thread(() => Add(fanOut, Enumerable.Range(0, 200)));

            adder.Start();
            fanOut.Dispose();
            adder.Join();

            Assert.Equal(0, fanOut.WaitForThreads(s_net));
            Assert.Equal(0, open);
        }
    }

    [Fact]
    public void Disposing_twice_or_after_the_end_is_harmless()
    {
        FanOut<int, string> fanOut = Make((_, _) => "done", throttle: 1);

        Assert.Equal(["done"], Run(fanOut, [1]));
        fanOut.Dispose();
        fanOut.Dispose();

        Assert.Equal(0, fanOut.WaitForThreads(s_net));
    }

    [Fact]
    public void Nothing_to_do_is_done_at_once()
    {
        using FanOut<int, string> fanOut = Make((_, _) => "done", throttle: 1);

        Assert.Empty(Run(fanOut, []));
    }

    [Fact]
    public void No_work_and_no_close_runs_on_a_thread_of_the_pool()
    {
        var onPool = new ConcurrentBag<bool>();
        using FanOut<int, string> fanOut = Make(
            (item, cancel) =>
            {
                onPool.Add(Thread.CurrentThread.IsThreadPoolThread);
                if (item == 0)
                {
                    using var told = new ManualResetEventSlim();
                    using CancellationTokenRegistration registration = cancel.Register(() =>
                    {
                        onPool.Add(Thread.CurrentThread.IsThreadPoolThread);
                        told.Set();
                    });
                    told.Wait(CancellationToken.None);
                }

                return "done";
            },
            4,
            TimeSpan.FromMilliseconds(500),
            () => onPool.Add(Thread.CurrentThread.IsThreadPoolThread));

        Run(fanOut, Enumerable.Range(0, 10));

        Assert.Equal(0, fanOut.WaitForThreads(s_net));
        Assert.Equal(21, onPool.Count);
        Assert.DoesNotContain(true, onPool);
    }

    [Fact]
    public void Side_by_side_calls_use_as_many_threads_as_are_allowed_and_none_of_the_pool()
    {
        using var full = new CountdownEvent(8);
        var done = new ConcurrentBag<int>();
        var threads = new ConcurrentDictionary<Thread, bool>();

        Concurrently.For(
            100,
            8,
            i =>
            {
                if (threads.TryAdd(Thread.CurrentThread, Thread.CurrentThread.IsThreadPoolThread))
                {
                    full.Signal();
                    Assert.True(full.Wait(s_net, CancellationToken.None));
                }

                done.Add(i);
            },
            CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 100), done.Order());
        Assert.Equal(8, threads.Count);
        Assert.Equal(Thread.CurrentThread.IsThreadPoolThread ? 1 : 0, threads.Values.Count(isPool => isPool));
    }

    [Fact]
    public void The_first_exception_of_side_by_side_calls_ends_them_and_is_thrown()
    {
        int calls = 0;

        Assert.Throws<FormatException>(() => Concurrently.For(
            100_000,
            4,
            _ =>
            {
                Interlocked.Increment(ref calls);
                throw new FormatException();
            },
            CancellationToken.None));

        Assert.InRange(calls, 1, 4);
    }

    private static FanOut<int, string> Make(
        Func<int, CancellationToken, string> run,
        int throttle,
        TimeSpan? timeout = null,
        Action? close = null,
        Action? open = null) => new(
            (item, cancel) =>
            {
                open?.Invoke();
                return new FanOutWork<string>(() => run(item, cancel), new Closing(close));
            },
            Failed,
            throttle,
            timeout ?? s_net);

    private static string Failed(int item, Exception problem) => "failed " + item + " " + problem.GetType().Name;

    private static void Add(FanOut<int, string> fanOut, IEnumerable<int> items)
    {
        foreach (int item in items)
        {
            fanOut.Add(item);
        }

        fanOut.Complete();
    }

    private static List<string> Run(FanOut<int, string> fanOut, IEnumerable<int> items)
    {
        Add(fanOut, items);
        return [.. fanOut.Results()];
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private sealed class Closing : IDisposable
    {
        private readonly Action? _close;

        public Closing(Action? close) => _close = close;

        public void Dispose() => _close?.Invoke();
    }
}
