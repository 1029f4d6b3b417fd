using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Inspection;

/// <summary>
/// One way after the other: the next is taken only where the one before could not reach the server, and only before
/// anything was answered. A refusal is an answer.
/// </summary>
internal sealed class FallbackReader : IServerReader
{
    private readonly Action<IServerReader, InspectionException> _left;
    private readonly IServerReader[] _ways;
    private int _current;
    private bool _isSettled;

    /// <param name="left">Is told of a way that is given up for the next.</param>
    /// <param name="ways">The ways, the first to be tried first.</param>
    public FallbackReader(Action<IServerReader, InspectionException> left, params IServerReader[] ways)
    {
        _left = left;
        _ways = ways;
    }

    public string Way => _ways[_current].Way;

    public bool IsLocal => _ways[_current].IsLocal;

    public string? MachineName(CancellationToken cancel) => _ways[_current].MachineName(cancel);

    public IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel) => Try(way => way.Query(query, cancel), cancel);

    public bool KeyExists(string path, CancellationToken cancel) => Try(way => way.KeyExists(path, cancel), cancel);

    public RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel) =>
        Try(way => way.Value(path, name, cancel), cancel);

    public IReadOnlyList<string> ValueNames(string path, CancellationToken cancel) =>
        Try(way => way.ValueNames(path, cancel), cancel);

    public IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel) =>
        Try(way => way.SubKeys(path, cancel), cancel);

    public byte[]? Bytes(string path, string name, CancellationToken cancel) => Try(way => way.Bytes(path, name, cancel), cancel);

    public void Dispose() => Close(0);

    /// <summary>One that cannot be closed keeps none of the others open.</summary>
    private void Close(int from)
    {
        if (from < _ways.Length)
        {
            try
            {
                _ways[from].Dispose();
            }
            finally
            {
                Close(from + 1);
            }
        }
    }

    private T Try<T>(Func<IServerReader, T> ask, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                T answer = ask(_ways[_current]);
                _isSettled = true;
                return answer;
            }
            catch (InspectionException problem) when (IsNextAllowed(problem))
            {
                cancel.ThrowIfCancellationRequested();
                _left(_ways[_current], problem);
                _current++;
            }
        }
    }

    private bool IsNextAllowed(InspectionException problem)
    {
        bool isAllowed = problem.Cause == UnknownCause.Unreachable && !_isSettled && _current + 1 < _ways.Length;
        _isSettled |= problem.Cause != UnknownCause.Unreachable;
        return isAllowed;
    }
}
