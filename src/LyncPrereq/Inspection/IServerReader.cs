using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Inspection;

/// <summary>
/// A way to one server. Each member is one round trip; a failure is an <see cref="InspectionException"/>, a
/// canceled one an <see cref="OperationCanceledException"/>.
/// </summary>
internal interface IServerReader : IDisposable
{
    /// <summary>The way in words, for evidence: "WSMan", "DCOM", "this computer".</summary>
    string Transport { get; }

    /// <summary>Whether the server is this computer, where a question costs nothing and a refusal is not the server's.</summary>
    bool IsLocal { get; }

    /// <summary>The server's own name where it is known without asking a class; else null.</summary>
    string? MachineName(CancellationToken cancel);

    /// <summary>The rows of a class.</summary>
    IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel);

    /// <summary>Whether a key below HKEY_LOCAL_MACHINE exists, in the 64-bit view.</summary>
    bool KeyExists(string path, CancellationToken cancel);

    /// <summary>
    /// A value of a key; null where the key or the value does not exist. One of another type comes back as
    /// <see cref="RegistryDataKind.Binary"/>, so that nobody takes it for what it should be.
    /// </summary>
    RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel);

    /// <summary>The names of the values of a key; empty where it has none or does not exist.</summary>
    IReadOnlyList<string> ValueNames(string path, CancellationToken cancel);

    /// <summary>The names of the keys below a key; null where it does not exist.</summary>
    IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel);

    /// <summary>The bytes of a REG_BINARY; null where it does not exist or is of another type.</summary>
    byte[]? Bytes(string path, string name, CancellationToken cancel);
}
