using System;

namespace LyncPrereq.Concurrency;

/// <summary>The work on one item, and what has to be closed after it.</summary>
internal sealed class FanOutWork<TResult> : IDisposable
{
    private readonly IDisposable? _opened;

    public FanOutWork(Func<TResult> run, IDisposable? opened)
    {
        Run = run;
        _opened = opened;
    }

    public Func<TResult> Run { get; }

    public void Dispose() => _opened?.Dispose();
}
