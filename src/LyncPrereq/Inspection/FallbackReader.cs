using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Inspection;

/// <summary>
/// Uses several transports to a server. The next one is tried only if the previous one could not reach the server, or did not
/// respond in its time, and only before the first response. A denial is a response.
/// </summary>
/// <param name="left">Is called when a transport is abandoned for the next one.</param>
/// <param name="transports">The transports, in the order in which they are tried.</param>
internal sealed class FallbackReader(Action<IServerReader, InspectionException> left, params IServerReader[] transports) : IServerReader
{
    private int _current;
    private bool _isSettled;
    private string? _advice;

    public string Transport => transports[_current].Transport;

    public bool IsLocal => transports[_current].IsLocal;

    public string? MachineName(CancellationToken cancel) => transports[_current].MachineName(cancel);

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

    /// <summary>Closes the transports. If one of them fails, the others are still closed.</summary>
    private void Close(int from)
    {
        if (from < transports.Length)
        {
            try
            {
                transports[from].Dispose();
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
                T answer = ask(transports[_current]);
                _isSettled = true;
                return answer;
            }
            catch (InspectionException problem) when (IsNextAllowed(problem))
            {
                cancel.ThrowIfCancellationRequested();
                left(transports[_current], problem);
                _advice ??= problem.Advice;
                _current++;
            }
            catch (InspectionException problem) when (problem.Cause == UnknownCause.Unreachable && !_isSettled && _advice is not null)
            {
                // Over the first transport it was this computer that refused, and that can be changed.
                throw new InspectionException(problem.Cause, problem.Message + " " + _advice, problem);
            }
        }
    }

    private bool IsNextAllowed(InspectionException problem)
    {
        bool isWithoutResponse = problem.Cause is UnknownCause.Unreachable or UnknownCause.TimedOut;
        bool isAllowed = isWithoutResponse && !_isSettled && _current + 1 < transports.Length;
        _isSettled |= !isWithoutResponse;
        return isAllowed;
    }
}
