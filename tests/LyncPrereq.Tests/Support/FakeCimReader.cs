using System.Collections.Concurrent;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Tests.Support;

/// <summary>The way to a fake server over CIM: rows of classes, and the registry through StdRegProv's methods.</summary>
internal sealed class FakeCimReader : IServerReader
{
    private readonly ConcurrentDictionary<string, bool> _knownKeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly FakeServer _server;

    public FakeCimReader(FakeServer server, string way = "WSMan")
    {
        _server = server;
        Transport = way;
        server.Open();
    }

    public string Transport { get; }

    public bool IsLocal => false;

    public string? MachineName(CancellationToken cancel) => null;

    public IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel) => Query(_server, query, cancel);

    public bool KeyExists(string path, CancellationToken cancel) => Registry(cancel).KeyExists(path);

    public RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel) =>
        Registry(cancel).Value(path, name);

    public IReadOnlyList<string> ValueNames(string path, CancellationToken cancel) => Registry(cancel).ValueNames(path);

    public IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel) => Registry(cancel).SubKeys(path);

    public byte[]? Bytes(string path, string name, CancellationToken cancel) => Registry(cancel).Bytes(path, name);

    public void Dispose() => _server.Close();

    public static List<CimRow> Query(FakeServer server, CimQuery query, CancellationToken cancel)
    {
        server.Ask(query.ClassName, query.Wql, cancel);
        return server.Classes.TryGetValue(query.ClassName, out List<Dictionary<string, object?>>? rows)
            ? [.. rows.Select(row => new CimRow(query.Properties.ToDictionary(
                property => property,
                property => row.GetValueOrDefault(property),
                StringComparer.OrdinalIgnoreCase)))]
            : throw new InspectionException(UnknownCause.QueryFailed, "Invalid class " + query.ClassName);
    }

    private StdRegProv Registry(CancellationToken cancel) => new((method, path, name) =>
    {
        _server.Ask(path, method + " " + path + (name is null ? "" : " " + name), cancel);
        return Answer(method, path, name);
    }, _knownKeys);

    /// <summary>As winerror.h and wbemcli.h number them: 1 no such value, 2 no such key, 0x80041005 another type.</summary>
    private RegistryAnswer Answer(string method, string path, string? name)
    {
        if (!_server.HasKey(path))
        {
            return new RegistryAnswer(2, null);
        }

        switch (method)
        {
            case "EnumKey":
                return new RegistryAnswer(0, _server.SubKeysOf(path) is { Length: > 0 } keys ? keys : null);
            case "EnumValues":
                return new RegistryAnswer(0, _server.ValueNamesOf(path) is { Length: > 0 } values ? values : null);
            default:
                return (method, _server.ValueOf(path, name!)) switch
                {
                    (_, null) => new RegistryAnswer(1, null),
                    ("GetDWORDValue", int number) => new RegistryAnswer(0, (uint)number),
                    ("GetStringValue", string text) => new RegistryAnswer(0, text),
                    ("GetMultiStringValue", string[] lines) => new RegistryAnswer(0, lines),
                    ("GetBinaryValue", byte[] bytes) => new RegistryAnswer(0, bytes),
                    _ => new RegistryAnswer(0x80041005, null),
                };
        }
    }
}
