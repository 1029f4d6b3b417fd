using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Inspection.Local;

/// <summary>Reads the local computer: the registry directly, and the classes over CIM.</summary>
/// <param name="cim">The transport to the classes.</param>
internal sealed class LocalReader(IServerReader cim) : IServerReader
{
    public string Transport => "this computer";

    public bool IsLocal => true;

    public string? MachineName(CancellationToken cancel) => Environment.MachineName;

    public IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel) => cim.Query(query, cancel);

    public bool KeyExists(string path, CancellationToken cancel) => LocalRegistryReader.KeyExists(path);

    public RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel) =>
        LocalRegistryReader.Value(path, name);

    public IReadOnlyList<string> ValueNames(string path, CancellationToken cancel) => LocalRegistryReader.ValueNames(path);

    public IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel) => LocalRegistryReader.SubKeys(path);

    public byte[]? Bytes(string path, string name, CancellationToken cancel) => LocalRegistryReader.Bytes(path, name);

    public void Dispose() => cim.Dispose();
}
