using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Inspection;

/// <summary>
/// Defines the transport to one server. Each member is one round trip. A failure is an
/// <see cref="InspectionException"/>, a cancellation an <see cref="OperationCanceledException"/>.
/// </summary>
internal interface IServerReader : IDisposable
{
    /// <summary>Gets the name of the transport for evidence: "WSMan", "DCOM", "this computer".</summary>
    string Transport { get; }

    /// <summary>
    /// Gets a value that indicates whether responses come from this computer or from memory, so that one that is denied
    /// does not affect the others.
    /// </summary>
    bool IsLocal { get; }

    /// <summary>Returns the name that the server reports, if it is known without a query; otherwise, null.</summary>
    string? MachineName(CancellationToken cancel);

    /// <summary>Returns the rows of a class.</summary>
    IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel);

    /// <summary>Returns whether a key exists, in the 64-bit view.</summary>
    bool KeyExists(string path, CancellationToken cancel);

    /// <summary>
    /// Returns a value of a key; null if the key or the value does not exist. A value of another type is returned as
    /// <see cref="RegistryDataKind.Binary"/>, so that it is not interpreted.
    /// </summary>
    RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel);

    /// <summary>Returns the names of the values of a key; empty if it has none or does not exist.</summary>
    IReadOnlyList<string> ValueNames(string path, CancellationToken cancel);

    /// <summary>Returns the names of the subkeys of a key; null if it does not exist.</summary>
    IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel);

    /// <summary>Returns the bytes of a REG_BINARY; null if it does not exist or is of another type.</summary>
    byte[]? Bytes(string path, string name, CancellationToken cancel);
}
