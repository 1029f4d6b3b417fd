using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Inspection;

/// <summary>
/// The transport to one server. Each member is one round trip; a failure is an <see cref="InspectionException"/>, a
/// cancellation an <see cref="OperationCanceledException"/>.
/// </summary>
internal interface IServerReader : IDisposable
{
    /// <summary>The name of the transport, for evidence: "WSMan", "DCOM", "this computer".</summary>
    string Transport { get; }

    /// <summary>Whether answers come from this computer or from memory, so that one that is denied says nothing of the rest.</summary>
    bool IsLocal { get; }

    /// <summary>The server's own name if it is known without a class; otherwise null.</summary>
    string? MachineName(CancellationToken cancel);

    /// <summary>The rows of a class.</summary>
    IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel);

    /// <summary>Whether a key below HKEY_LOCAL_MACHINE exists, in the 64-bit view.</summary>
    bool KeyExists(string path, CancellationToken cancel);

    /// <summary>
    /// A value of a key; null if the key or the value does not exist. A value of another type is returned as
    /// <see cref="RegistryDataKind.Binary"/>, so that it cannot be mistaken for one of the expected type.
    /// </summary>
    RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel);

    /// <summary>The names of the values of a key; empty if it has none or does not exist.</summary>
    IReadOnlyList<string> ValueNames(string path, CancellationToken cancel);

    /// <summary>The names of the keys below a key; null if it does not exist.</summary>
    IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel);

    /// <summary>The bytes of a REG_BINARY; null if it does not exist or is of another type.</summary>
    byte[]? Bytes(string path, string name, CancellationToken cancel);
}
