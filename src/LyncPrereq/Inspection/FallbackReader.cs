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
    private readonly IServerReader[] _transports;
    private int _current;
    private bool _isSettled;

    /// <param name="left">Is told of a way that is given up for the next.</param>
    /// <param name="transports">The transports, the first to be tried first.</param>
    public FallbackReader(Action<IServerReader, InspectionException> left, params IServerReader[] transports)
    {
        _left = left;
        _transports = transports;
    }

    public string Transport => _transports[_current].Transport;

    public bool IsLocal => _transports[_current].IsLocal;

    public string? MachineName(CancellationToken cancel) => _transports[_current].MachineName(cancel);

    public IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel) => Try(transport => transport.Query(query, cancel), cancel);

    public bool KeyExists(string path, CancellationToken cancel) => Try(transport => transport.KeyExists(path, cancel), cancel);

    public RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel) =>
        Try(transport => transport.Value(path, name, cancel), cancel);

    public IReadOnlyList<string> ValueNames(string path, CancellationToken cancel) =>
        Try(transport => transport.ValueNames(path, cancel), cancel);

    public IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel) =>
        Try(transport => transport.SubKeys(path, cancel), cancel);

    public byte[]? Bytes(string path, string name, CancellationToken cancel) => Try(transport => transport.Bytes(path, name, cancel), cancel);

    public void Dispose() => Close(0);

    /// <summary>One that cannot be closed keeps none of the others open.</summary>
    private void Close(int from)
    {
        if (from < _transports.Length)
        {
            try
            {
                _transports[from].Dispose();
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
                T answer = ask(_transports[_current]);
                _isSettled = true;
                return answer;
            }
            catch (InspectionException problem) when (IsNextAllowed(problem))
            {
                cancel.ThrowIfCancellationRequested();
                _left(_transports[_current], problem);
                _current++;
            }
        }
    }

    private bool IsNextAllowed(InspectionException problem)
    {
        bool isAllowed = problem.Cause == UnknownCause.Unreachable && !_isSettled && _current + 1 < _transports.Length;
        _isSettled |= problem.Cause != UnknownCause.Unreachable;
        return isAllowed;
    }
}
