using System;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>
/// The round trips that together answer one question. They run at the same time as those of other questions; after the
/// first failure, which is that of the question, the remaining ones are not sent.
/// </summary>
/// <param name="runner">Runs the round trips. Only its owner's thread calls this class.</param>
/// <param name="end">Takes the failure, or null, when all round trips have ended.</param>
/// <param name="cancel">Ends the inspection.</param>
internal sealed class RoundTrips(Runner runner, Action<InspectionException?> end, CancellationToken cancel)
{
    private volatile InspectionException? _failure;
    private int _open;

    /// <param name="read">The round trip.</param>
    /// <param name="then">Takes the result, and can start other round trips.</param>
    public void Start<T>(Func<T> read, Action<T> then)
    {
        _open++;
        runner.Start(
            _ =>
            {
                cancel.ThrowIfCancellationRequested();
                return _failure is { } failure ? throw failure : read();
            },
            result => End(result, then));
    }

    private void End<T>(Func<T> result, Action<T> then)
    {
        try
        {
            then(result());
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            // Any exception of a source is the failure of that source only; the others may still answer.
            _failure ??= thrown as InspectionException
                ?? new InspectionException(UnknownCause.QueryFailed, thrown.Message, thrown);
        }

        _open--;
        if (_open == 0)
        {
            end(_failure);
        }
    }
}
