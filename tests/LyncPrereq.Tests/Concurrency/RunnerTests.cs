using System.Collections.Concurrent;
using LyncPrereq.Concurrency;

namespace LyncPrereq.Tests.Concurrency;

/// <summary>
/// The waits here are nets for what would never end; no test passes or fails by how fast something is.
/// </summary>
public sealed class RunnerTests
{
    private static readonly TimeSpan s_net = TimeSpan.FromMinutes(1);

    private readonly List<string> _results = [];

    [Fact]
    public void Without_threads_of_its_own_the_owner_runs_everything_in_order_while_it_waits()
    {
        int owner = Environment.CurrentManagedThreadId;
        var seen = new List<string>();
        using var runner = new Runner(0);
        void Start(string name, Action then) => runner.Start(
            _ =>
            {
                Assert.Equal(owner, Environment.CurrentManagedThreadId);
                seen.Add("run " + name);
                return name == "bad" ? throw new InvalidOperationException("bad") : name;
            },
            result =>
            {
                seen.Add("end " + (Record.Exception(() => result())?.Message ?? name));
                then();
            });

        Start("first", () => Start("inner", () => { }));
        Start("bad", () => { });

        Assert.Empty(seen);
        runner.Wait();
        Assert.Equal(["run first", "end first", "run bad", "end bad", "run inner", "end inner"], seen);
        Assert.Equal(0, runner.Pending);
    }

    [Fact]
    public void Every_target_has_one_result()
    {
        using Runner runner = Run(Enumerable.Range(0, 3000), (item, _) => "done " + item, throttle: 7);

        Assert.Equal(Enumerable.Range(0, 3000).Select(item => "done " + item).Order(), _results.Order());
        Assert.Equal(0, runner.WaitForThreads(s_net));
        Assert.Equal((0, 0), (runner.Running, runner.Pending));
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
        using Runner runner = Run(
            Enumerable.Range(0, throttle * 20),
            (item, _) =>
            {
                int running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                if (!full.IsSet)
                {
                    // None leaves before as many are in as are allowed in.
                    full.Signal();
                    Assert.True(full.Wait(s_net, CancellationToken.None));
                }

                Interlocked.Decrement(ref now);
                return "done";
            },
            throttle);

        Assert.Equal(throttle * 20, _results.Count);
        Assert.Equal(throttle, most);
    }

    [Fact]
    public void A_thread_goes_on_with_the_target_that_waits()
    {
        using var isAdded = new ManualResetEventSlim();
        using var runner = new Runner(1);
        var threads = new ConcurrentDictionary<Thread, bool>();
        Start(runner, Enumerable.Range(0, 100), (item, _) =>
        {
            threads.TryAdd(Thread.CurrentThread, true);
            return isAdded.Wait(s_net, CancellationToken.None) ? "done" : "";
        });
        isAdded.Set();

        runner.Wait();

        Assert.Equal(100, _results.Count);
        Assert.Single(threads);
    }

    [Fact]
    public void A_greater_throttle_begins_what_waits()
    {
        using var full = new CountdownEvent(3);
        using var runner = new Runner(1);
        Start(runner, [0], (_, _) => "first");
        Start(runner, [1, 2, 3], (_, _) =>
        {
            full.Signal();
            return full.Wait(s_net, CancellationToken.None) ? "together" : "alone";
        }, take: result =>
        {
            if (result == "first")
            {
                runner.Widen(3);
            }
        });
        runner.Post(() => runner.Widen(3));

        runner.Wait();

        Assert.Equal(["first", "together", "together", "together"], _results.Order());
    }

    [Fact]
    public void A_result_leaves_while_others_are_still_at_work()
    {
        using var letGo = new ManualResetEventSlim();
        using Runner runner = Run(
            [0, 1, 2, 3],
            (item, _) =>
            {
                if (item == 0)
                {
                    letGo.Wait(CancellationToken.None);
                }

                return "done " + item;
            },
            throttle: 2,
            take: _ =>
            {
                if (_results.Count == 3)
                {
                    letGo.Set();
                }
            });

        Assert.Equal(["done 1", "done 2", "done 3", "done 0"], _results);
    }

    [Fact]
    public void One_that_does_not_come_back_ends_at_its_limit_and_is_left_alone()
    {
        using var letGo = new ManualResetEventSlim();
        using Runner runner = Run(
            Enumerable.Range(0, 30),
            (item, _) =>
            {
                if (item % 10 == 0)
                {
                    letGo.Wait(CancellationToken.None);
                }

                return "done " + item;
            },
            throttle: 3,
            limit: TimeSpan.FromSeconds(2));

        Assert.Equal(30, _results.Count);
        Assert.Equal(["TimeoutException 0", "TimeoutException 10", "TimeoutException 20"], Failures());
        Assert.True(SpinWait.SpinUntil(() => runner.WaitForThreads(TimeSpan.Zero) == 3, s_net));
        letGo.Set();
        Assert.Equal(0, runner.WaitForThreads(s_net));
    }

    [Fact]
    public void One_that_ends_when_it_is_canceled_is_a_timeout_and_leaves_no_thread()
    {
        using Runner runner = Run(
            [1, 2, 3],
            (_, job) =>
            {
                job.Token.WaitHandle.WaitOne();
                job.Token.ThrowIfCancellationRequested();
                return "";
            },
            throttle: 2,
            limit: TimeSpan.FromMilliseconds(100));

        Assert.Equal(["TimeoutException 1", "TimeoutException 2", "TimeoutException 3"], Failures());
        Assert.Equal(0, runner.WaitForThreads(s_net));
    }

    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_not_called_a_timeout()
    {
        using Runner runner = Run([1], (_, _) => throw new OperationCanceledException());

        Assert.Equal(["OperationCanceledException 1"], _results);
    }

    [Fact]
    public void The_time_of_a_target_begins_with_its_work_and_not_with_its_wait()
    {
        // Eighty in a row, each well within the time of one and all of them far beyond it.
        using Runner runner = Run(
            Enumerable.Range(0, 80),
            (item, job) => job.Token.WaitHandle.WaitOne(50) ? "canceled" : "done",
            throttle: 1,
            limit: TimeSpan.FromSeconds(2));

        Assert.Equal(80, _results.Count);
        Assert.All(_results, result => Assert.Equal("done", result));
    }

    [Fact]
    public void Each_target_has_a_limit_of_its_own()
    {
        using var letGo = new ManualResetEventSlim();
        using var runner = new Runner();
        Func<int, Job, string> hang = (item, job) =>
        {
            job.Token.WaitHandle.WaitOne();
            letGo.Set();
            job.Token.ThrowIfCancellationRequested();
            return "";
        };
        Start(runner, [1], hang, limit: TimeSpan.FromMilliseconds(100));
        Start(runner, [2], (_, _) => letGo.Wait(s_net, CancellationToken.None) ? "outlived the other" : "");

        runner.Wait();

        Assert.Equal(["TimeoutException 1", "outlived the other"], _results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_exception_of_the_work_is_thrown_where_its_result_is_taken()
    {
        using Runner runner = Run([0, 1, 2, 3], (item, _) => item % 2 == 0 ? throw new InvalidOperationException() : "done " + item, throttle: 4);

        Assert.Equal(["InvalidOperationException 0", "InvalidOperationException 2", "done 1", "done 3"], _results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_result_leaves_before_what_was_opened_is_closed()
    {
        using var left = new ManualResetEventSlim();
        bool wasOut = false;
        using Runner runner = Run(
            [1],
            Closing((_, _) => "done", () => wasOut = left.Wait(s_net, CancellationToken.None)),
            take: _ => left.Set());

        Assert.Equal(0, runner.WaitForThreads(s_net));
        Assert.True(wasOut);
    }

    [Fact]
    public void Everything_that_was_opened_is_closed_whatever_became_of_the_work()
    {
        int closed = 0;
        using Runner runner = Run(
            [0, 1, 2],
            Closing(
                (item, job) =>
                {
                    if (item == 1)
                    {
                        throw new InvalidOperationException();
                    }

                    if (item == 2)
                    {
                        job.Token.WaitHandle.WaitOne();
                        job.Token.ThrowIfCancellationRequested();
                    }

                    return "done";
                },
                () => Interlocked.Increment(ref closed)),
            limit: TimeSpan.FromMilliseconds(200));

        Assert.Equal(0, runner.WaitForThreads(s_net));
        Assert.Equal(3, closed);
    }

    [Fact]
    public void A_close_that_throws_is_counted_and_harms_nobody()
    {
        using Runner runner = Run([1, 2, 3], Closing((_, _) => "done", () => throw new InvalidOperationException()), throttle: 2);

        Assert.Equal(3, _results.Count);
        Assert.True(SpinWait.SpinUntil(() => runner.Running == 0 && runner.WaitForThreads(s_net) == 3, s_net));
    }

    [Fact]
    public void A_close_that_hangs_is_counted_and_keeps_no_place()
    {
        using var letGo = new ManualResetEventSlim();
        using Runner runner = Run([1, 2, 3], Closing((_, _) => "done", () => letGo.Wait(CancellationToken.None)), throttle: 1);

        Assert.Equal(3, _results.Count);
        Assert.Equal(3, runner.WaitForThreads(TimeSpan.FromMilliseconds(50)));
        letGo.Set();
        Assert.Equal(0, runner.WaitForThreads(s_net));
    }

    [Fact]
    public void Stopping_ends_the_results_and_cancels_what_runs_and_begins_nothing_more()
    {
        using var began = new CountdownEvent(2);
        var canceled = new ConcurrentBag<int>();
        int closed = 0;
        using var runner = new Runner(2);
        Start(runner, Enumerable.Range(0, 10), Closing(
            (item, job) =>
            {
                began.Signal();
                job.Token.WaitHandle.WaitOne();
                canceled.Add(item);
                job.Token.ThrowIfCancellationRequested();
                return "";
            },
            () => Interlocked.Increment(ref closed)));
        Assert.True(began.Wait(s_net, CancellationToken.None));

        runner.Stop();
        runner.Wait();

        Assert.Empty(_results);
        Assert.Equal(0, runner.WaitForThreads(s_net));
        Assert.Equal([0, 1], canceled.Order());
        Assert.Equal(2, closed);
    }

    [Fact]
    public void Stopping_releases_the_owner_who_waits()
    {
        using var letGo = new ManualResetEventSlim();
        using var runner = new Runner();
        Start(runner, [1], (_, _) =>
        {
            runner.Stop();
            letGo.Wait(CancellationToken.None);
            return "";
        });

        runner.Wait();

        Assert.Empty(_results);
        letGo.Set();
        Assert.Equal(0, runner.WaitForThreads(s_net));
    }

    [Fact]
    public void Stopping_does_not_wait_for_work_that_ignores_its_cancellation_nor_for_what_is_told_of_it()
    {
        using var began = new ManualResetEventSlim();
        using var letGo = new ManualResetEventSlim();
        using var runner = new Runner();
        Start(runner, [1], (_, job) =>
        {
            // A callback that hangs too, as stopping a pipeline can.
            job.Token.Register(() => letGo.Wait(CancellationToken.None));
            began.Set();
            letGo.Wait(CancellationToken.None);
            return "";
        });
        Assert.True(began.Wait(s_net, CancellationToken.None));

        runner.Stop();
        runner.Wait();

        Assert.Equal(1, runner.WaitForThreads(TimeSpan.Zero));
        letGo.Set();
        Assert.Equal(0, runner.WaitForThreads(s_net));
    }

    [Fact]
    public void Somebody_who_waits_for_threads_is_let_go_when_the_work_is_stopped()
    {
        using var letGo = new ManualResetEventSlim();
        using var isWaiting = new ManualResetEventSlim();
        using Runner runner = Run([1], Closing((_, _) => "done", () => letGo.Wait(CancellationToken.None)));
        int left = 0;
        var waiter = new Thread(() =>
        {
            isWaiting.Set();
            left = runner.WaitForThreads(TimeSpan.FromHours(1));
        });

        waiter.Start();
        Assert.True(isWaiting.Wait(s_net, CancellationToken.None));
        Assert.True(SpinWait.SpinUntil(() => waiter.ThreadState.HasFlag(ThreadState.WaitSleepJoin), s_net));
        runner.Stop();

        Assert.True(waiter.Join(s_net));
        Assert.Equal(1, left);
        letGo.Set();
    }

    [Fact]
    public void An_abandoned_thread_is_waited_for_only_for_a_moment_and_one_that_closes_longer()
    {
        using var letGo = new ManualResetEventSlim();
        using var close = new ManualResetEventSlim();
        using var runner = new Runner();
        Start(
            runner,
            [1],
            (_, _) =>
            {
                letGo.Wait(CancellationToken.None);
                return "";
            },
            limit: TimeSpan.FromMilliseconds(100));
        runner.Wait();
        Assert.Equal(["TimeoutException 1"], _results);

        Assert.Equal(1, runner.WaitForThreads(TimeSpan.FromHours(1)));

        Start(runner, [2], Closing((_, _) => "done", () => close.Wait(CancellationToken.None)));
        runner.Wait();
        new Thread(() => close.Set()).Start();
        Assert.Equal(1, runner.WaitForThreads(TimeSpan.FromHours(1)));
        letGo.Set();
    }

    [Fact]
    public void Stopping_while_targets_are_added_loses_no_thread()
    {
        for (int round = 0; round < 50; round++)
        {
            int open = 0;
            using var runner = new Runner(4);
            Func<int, Job, string> work = Closing((_, _) => "done", () => Interlocked.Decrement(ref open), () => Interlocked.Increment(ref open));
            var adder = new Thread(() => Start(runner, Enumerable.Range(0, 200), work));

            adder.Start();
            runner.Stop();
            adder.Join();

            Assert.Equal(0, runner.WaitForThreads(s_net));
            Assert.Equal(0, open);
        }
    }

    [Fact]
    public void Stopping_twice_or_after_the_end_is_harmless()
    {
        using Runner runner = Run([1], (_, _) => "done");

        runner.Stop();
        runner.Stop();

        Assert.Equal(["done"], _results);
        Assert.Equal(0, runner.WaitForThreads(s_net));
    }

    [Fact]
    public void Nothing_to_do_is_done_at_once()
    {
        using Runner runner = Run([], (_, _) => "done");

        Assert.Empty(_results);
    }

    [Fact]
    public void No_work_and_no_close_runs_on_a_thread_of_the_pool()
    {
        var onPool = new ConcurrentBag<bool>();
        using Runner runner = Run(
            Enumerable.Range(0, 10),
            Closing(
                (item, job) =>
                {
                    onPool.Add(Thread.CurrentThread.IsThreadPoolThread);
                    if (item == 0)
                    {
                        using var told = new ManualResetEventSlim();
                        using CancellationTokenRegistration registration = job.Token.Register(() =>
                        {
                            onPool.Add(Thread.CurrentThread.IsThreadPoolThread);
                            told.Set();
                        });
                        told.Wait(CancellationToken.None);
                    }

                    return "done";
                },
                () => onPool.Add(Thread.CurrentThread.IsThreadPoolThread)),
            throttle: 4,
            limit: TimeSpan.FromMilliseconds(500));

        Assert.Equal(0, runner.WaitForThreads(s_net));
        Assert.Equal(21, onPool.Count);
        Assert.DoesNotContain(true, onPool);
    }

    [Fact]
    public void Messages_and_results_arrive_on_the_thread_of_the_owner_in_their_order()
    {
        var threads = new List<Thread>();
        var said = new List<string>();
        using var runner = new Runner();
        void Say(string text)
        {
            threads.Add(Thread.CurrentThread);
            said.Add(text);
        }

        runner.Start(
            _ =>
            {
                runner.Post(() => Say("begins"));
                string answer = runner.Send(() =>
                {
                    Say("is asked");
                    return "yes";
                });
                runner.Post(() => Say("was told " + answer));
                return "ends";
            },
            take => Say(take()));
        runner.Wait();

        Assert.Equal(["begins", "is asked", "was told yes", "ends"], said);
        Assert.All(threads, thread => Assert.Same(Thread.CurrentThread, thread));
        Assert.Equal("at once", runner.Send(() => "at once"));
    }

    [Fact]
    public void An_exception_of_a_function_is_thrown_where_it_was_sent()
    {
        using var runner = new Runner();
        runner.Start<string>(_ => runner.Send<string>(() => throw new FormatException()), take => _results.Add(Record.Exception(take)!.GetType().Name));

        runner.Wait();

        Assert.Equal(["FormatException"], _results);
    }

    [Fact]
    public void What_still_runs_when_the_owner_fails_is_waited_for_and_delivered()
    {
        using var letGo = new ManualResetEventSlim();
        var runner = new Runner();
        Start(runner, [1, 2], (item, _) => item == 1 || letGo.Wait(s_net, CancellationToken.None) ? "done " + item : "", take: result =>
        {
            letGo.Set();
            throw new FormatException();
        });

        Assert.Throws<FormatException>(() => runner.Wait());
        runner.Dispose();

        Assert.Equal(["done 1", "done 2"], _results);
    }

    [Fact]
    public void A_quiet_second_is_told()
    {
        using var quiet = new ManualResetEventSlim();
        using var runner = new Runner();
        Start(runner, [1], (_, _) => quiet.Wait(s_net, CancellationToken.None) ? "done" : "");

        runner.Wait(quiet.Set);

        Assert.Equal(["done"], _results);
    }

    private List<string> Failures() => [.. _results.Where(result => result.Contains("Exception", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private Runner Run(
        IEnumerable<int> items,
        Func<int, Job, string> work,
        int throttle = int.MaxValue,
        TimeSpan? limit = null,
        Action<string>? take = null)
    {
        var runner = new Runner(throttle);
        Start(runner, items, work, limit, take);
        runner.Wait();
        return runner;
    }

    private void Start(Runner runner, IEnumerable<int> items, Func<int, Job, string> work, TimeSpan? limit = null, Action<string>? take = null)
    {
        foreach (int item in items)
        {
            runner.Start(
                job => work(item, job),
                result =>
                {
                    string text;
                    try
                    {
                        text = result();
                    }
                    catch (Exception problem)
                    {
                        text = problem.GetType().Name + " " + item;
                    }

                    _results.Add(text);
                    take?.Invoke(text);
                },
                limit);
        }
    }

    private static Func<int, Job, string> Closing(Func<int, Job, string> work, Action close, Action? open = null) => (item, job) =>
    {
        open?.Invoke();
        job.Closing(new Closer(close));
        return work(item, job);
    };

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private sealed class Closer(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}
