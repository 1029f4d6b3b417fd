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

    private Answer? _answer;
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
            .. Rows("Instance", query.ClassName, cancel).Select(row =>
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
        return [.. Rows("Value", path, cancel).Select(row => row.Name)];
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

    private SnapshotRow? One(string kind, string subject, string name, CancellationToken cancel) => Take(cancel).One(kind, subject, name);

    private IEnumerable<SnapshotRow> Rows(string kind, string subject, CancellationToken cancel) => Take(cancel).Of(kind, subject);

    private Answer Take(CancellationToken cancel)
    {
        if (_failure is not null)
        {
            throw _failure;
        }

        try
        {
            return _answer ??= new Answer(take(cancel));
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

    /// <summary>The rows. Their subjects and names are not case-sensitive.</summary>
    private sealed class Answer
    {
        private readonly IReadOnlyList<SnapshotRow> _rows;
        private readonly Dictionary<string, SnapshotRow> _first = new(StringComparer.OrdinalIgnoreCase);

        public Answer(IReadOnlyList<SnapshotRow> rows)
        {
            _rows = rows;
            foreach (SnapshotRow row in rows)
            {
                string key = KeyOf(row.Kind, row.Subject, row.Name);
                if (!_first.ContainsKey(key))
                {
                    _first.Add(key, row);
                }
            }
        }

        /// <summary>Returns the first row of a kind about a subject with a name; null if there is none.</summary>
        public SnapshotRow? One(string kind, string subject, string name) =>
            _first.TryGetValue(KeyOf(kind, subject, name), out SnapshotRow? row) ? row : null;

        /// <summary>Returns the rows of a kind about a subject, in order.</summary>
        public IEnumerable<SnapshotRow> Of(string kind, string subject) =>
            _rows.Where(row => row.Kind == kind && string.Equals(row.Subject, subject, StringComparison.OrdinalIgnoreCase));

        /// <summary>The separator does not occur in the text of a row.</summary>
        private static string KeyOf(string kind, string subject, string name) => kind + "\0" + subject + "\0" + name;
    }
}
