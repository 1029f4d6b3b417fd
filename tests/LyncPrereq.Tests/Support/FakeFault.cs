using LyncPrereq.Facts;

namespace LyncPrereq.Tests.Support;

/// <summary>What can happen instead of an answer.</summary>
internal static class FakeFault
{
    public static Action<CancellationToken> Denied { get; } = Fails(UnknownCause.AccessDenied, "Access is denied.");

    public static Action<CancellationToken> Unreachable { get; } = Fails(UnknownCause.Unreachable, "Nobody answers.");

    /// <summary>Waits for as long as it likes and ends when it is told to.</summary>
    public static Action<CancellationToken> HangsUntilCancelled { get; } = cancel =>
    {
        cancel.WaitHandle.WaitOne();
        cancel.ThrowIfCancellationRequested();
    };

    public static Action<CancellationToken> Fails(UnknownCause cause, string message) =>
        _ => throw new InspectionException(cause, message);

    /// <summary>What no reader should throw.</summary>
    public static Action<CancellationToken> Throws(Exception problem) => _ => throw problem;

    /// <summary>Does not come back, whatever it is told, until it is let go.</summary>
    public static Action<CancellationToken> HangsUntil(ManualResetEventSlim letGo) => _ => letGo.Wait(CancellationToken.None);

    /// <summary>Lets the first questions pass.</summary>
    public static Action<CancellationToken> After(int questions, Action<CancellationToken> fault)
    {
        int asked = 0;
        return cancel =>
        {
            if (Interlocked.Increment(ref asked) > questions)
            {
                fault(cancel);
            }
        };
    }
}
