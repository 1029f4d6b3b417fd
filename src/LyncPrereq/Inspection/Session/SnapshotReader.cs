using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Scripting;

namespace LyncPrereq.Inspection.Session;

/// <summary>Returns facts from the output of the snapshot script, which runs once, for the first query.</summary>
/// <param name="transport">The name of the transport for evidence.</param>
/// <param name="take">Runs the script.</param>
internal sealed class SnapshotReader(string transport, Func<CancellationToken, IReadOnlyList<SnapshotRow>> take) : IServerReader
{
    private const string AnyKey = "*Registry";

    private ILookup<string, SnapshotRow>? _rows;
    private InspectionException? _failure;

    public string Transport { get; } = transport;

    /// <summary>Returns true, because only the first query uses the connection.</summary>
    public bool IsLocal => true;

    public string? MachineName(CancellationToken cancel) => One("Name", "", "", cancel)?.Data as string;

    public IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel)
    {
        Demand(query.ClassName, cancel);
        return
        [
            .. Rows(cancel)["Instance\t" + query.ClassName].Select(row =>
            {
                string[] columns = row.Name.Split(',');
                string[] cells = Texts(row.Data);
                var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
                for (int i = 0; i < columns.Length && i < cells.Length; i++)
                {
                    values[columns[i]] = cells[i];
                }

                return new CimRow(values);
            }),
        ];
    }

    public bool KeyExists(string path, CancellationToken cancel) => DemandKey(path, cancel).Data is true;

    public RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel)
    {
        DemandKey(path, cancel);
        SnapshotRow? row = One("Value", path, name.Name, cancel);
        return row?.Data is null ? null : RegistryValues.Of(name, row.Data);
    }

    public IReadOnlyList<string> ValueNames(string path, CancellationToken cancel)
    {
        DemandKey(path, cancel);
        return [.. Rows(cancel)["Value\t" + path].Select(row => row.Name)];
    }

    public IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel)
    {
        DemandKey(path, cancel);
        return One("SubKeys", path, "", cancel) is { } row ? Texts(row.Data) : null;
    }

    public byte[]? Bytes(string path, string name, CancellationToken cancel)
    {
        DemandKey(path, cancel);
        return One("Bytes", path, name, cancel)?.Data is string text ? Convert.FromBase64String(text) : null;
    }

    public void Dispose()
    {
    }

    /// <summary>Returns the row that closes a registry key. The Winsock catalogs are closed together.</summary>
    private SnapshotRow DemandKey(string path, CancellationToken cancel) => Demand(
        path.StartsWith(WinsockCatalog.Parameters, StringComparison.OrdinalIgnoreCase) ? FactSubjects.Winsock : path,
        cancel,
        AnyKey);

    /// <summary>
    /// Returns the row that closes a subject. Without it, the rows of the subject may be incomplete, and the reason is that
    /// of the answer.
    /// </summary>
    private SnapshotRow Demand(string subject, CancellationToken cancel, string? group = null)
    {
        SnapshotRow? done = One("Done", subject, "", cancel);
        SnapshotRow? problem = One("Problem", subject, "", cancel)
            ?? (group is null ? null : One("Problem", group, "", cancel))
            ?? (done is null ? One("Problem", FactSubjects.Everything, "", cancel) : null);
        return problem is not null
            ? throw new InspectionException(
                Enum.TryParse(problem.Type, out UnknownCause cause) ? cause : UnknownCause.QueryFailed,
                Convert.ToString(problem.Data, CultureInfo.InvariantCulture) ?? "")
            : done is not null ? done
            : One("End", "", "", cancel) is null ? throw new InspectionException(UnknownCause.Unreadable, SR.SnapshotIncomplete)
            : throw new InspectionException(UnknownCause.NotCaptured, Text.Format(SR.ReasonNotCaptured, subject));
    }

    private SnapshotRow? One(string kind, string subject, string name, CancellationToken cancel) =>
        Rows(cancel)[kind + "\t" + subject].FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase));

    private ILookup<string, SnapshotRow> Rows(CancellationToken cancel)
    {
        if (_failure is not null)
        {
            throw _failure;
        }

        try
        {
            return _rows ??= take(cancel).ToLookup(row => row.Kind + "\t" + row.Subject, StringComparer.OrdinalIgnoreCase);
        }
        catch (InspectionException problem)
        {
            _failure = problem;
            throw;
        }
    }

    private static string[] Texts(object? data) => data is string text
        ? [text]
        : [.. (data as IEnumerable ?? new List<object?>()).Cast<object?>().Select(item => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "")];
}
