using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Scripting;

/// <summary>
/// The rows of a script, which arrive on the thread of a session while another thread waits for the end of the script.
/// </summary>
/// <param name="heard">Is called for each row.</param>
internal sealed class ArrivedRows(Action? heard = null)
{
    /// <summary>The kind of a row that only shows that the server responds. Such a row is not kept.</summary>
    public const string Alive = "Alive";

    private readonly object _lock = new();
    private readonly AnswerLimit _limit = new();
    private readonly List<SnapshotRow> _rows = [];
    private Exception? _failure;

    /// <summary>Is set at a row that cannot be taken. Not disposed: rows can still arrive after the wait.</summary>
    public ManualResetEvent Refused { get; } = new(false);

    /// <summary>Takes a row, unless a previous one could not be taken.</summary>
    public void Add(Func<SnapshotRow> read)
    {
        lock (_lock)
        {
            try
            {
                if (_failure is null)
                {
                    SnapshotRow row = read();
                    heard?.Invoke();
                    if (row.Kind != Alive)
                    {
                        _limit.Add(row.Length);
                        _rows.Add(row);
                    }
                }
            }
            catch (Exception problem)
            {
                _failure = problem;
                Refused.Set();
            }
        }
    }

    /// <summary>Returns the rows so far. They do not change if others arrive.</summary>
    public List<SnapshotRow> Taken()
    {
        lock (_lock)
        {
            return [.. _rows];
        }
    }

    /// <summary>Throws the reason why a row could not be taken.</summary>
    public void ThrowIfRefused()
    {
        lock (_lock)
        {
            if (_failure is not null)
            {
                throw _failure;
            }
        }
    }
}
