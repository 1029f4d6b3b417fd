using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Tests.Support;

/// <summary>The way to a fake server from itself: rows of classes, and the registry as .NET reads it.</summary>
internal sealed class FakeLocalReader : IServerReader
{
    private readonly FakeServer _server;

    public FakeLocalReader(FakeServer server)
    {
        _server = server;
        server.Open();
    }

    public string Transport => "this computer";

    public bool IsLocal => true;

    public string? MachineName(CancellationToken cancel) => _server.Name;

    public IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel) => FakeCimReader.Query(_server, query, cancel);

    public bool KeyExists(string path, CancellationToken cancel)
    {
        _server.Ask(path, "key " + path, cancel);
        return _server.HasKey(path);
    }

    public RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel)
    {
        _server.Ask(path, "value " + path + " " + name.Name, cancel);
        return _server.ValueOf(path, name.Name) is { } data ? RegistryValues.Of(name, data) : null;
    }

    public IReadOnlyList<string> ValueNames(string path, CancellationToken cancel)
    {
        _server.Ask(path, "names " + path, cancel);
        return _server.ValueNamesOf(path);
    }

    public IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel)
    {
        _server.Ask(path, "keys " + path, cancel);
        return _server.HasKey(path) ? _server.SubKeysOf(path) : null;
    }

    public byte[]? Bytes(string path, string name, CancellationToken cancel)
    {
        _server.Ask(path, "GetBinaryValue " + path + " " + name, cancel);
        return _server.ValueOf(path, name) as byte[];
    }

    public void Dispose() => _server.Close();
}
