using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection.Cim;

/// <summary>
/// Reads the registry through the CIM class StdRegProv (root\cimv2). Its methods accept the hive as a uint32 and return
/// error codes of winerror.h or wbemcli.h. For a value that does not exist, Windows returns 1, which no document says and
/// winerror.h defines differently (ERROR_INVALID_FUNCTION), so that the names of the values are read as proof.
/// </summary>
/// <param name="call">Calls a method with a key and the name of a value: one round trip.</param>
/// <param name="known">Keys that answers have proved to exist; kept by the caller for all calls to one server.</param>
internal sealed class StdRegProv(Func<string, string, string?, RegistryAnswer> call, ConcurrentDictionary<string, bool>? known = null)
{
    public const string ClassName = "StdRegProv";
    public const uint LocalMachine = 0x80000002;
    public const uint Users = 0x80000003;

    private const uint Success = 0;
    private const uint ValueNotReturned = 1;
    private const uint NotFound = 2;
    private const uint AccessDenied = 5;
    private const uint TypeMismatch = 0x80041005;

    /// <summary>Returns the name of the out parameter of a method.</summary>
    public static string OutParameter(string method) => method switch
    {
        "EnumKey" or "EnumValues" => "sNames",
        "GetStringValue" or "GetMultiStringValue" => "sValue",
        _ => "uValue",
    };

    public bool KeyExists(string path) => known?.ContainsKey(path) == true || Found(call("EnumKey", path, null), path);

    public IReadOnlyList<string>? SubKeys(string path)
    {
        RegistryAnswer answer = call("EnumKey", path, null);
        return Found(answer, path) ? Typed<string[]>(answer.Data, path) ?? [] : null;
    }

    public IReadOnlyList<string> ValueNames(string path)
    {
        RegistryAnswer answer = call("EnumValues", path, null);
        if (!Found(answer, path))
        {
            return [];
        }

        // The key does not have to be looked for.
        known?.TryAdd(path, true);
        return Typed<string[]>(answer.Data, path) ?? [];
    }

    public RegistryValueFact? Value(string path, RegistryValueName name)
    {
        string method = name.Kind switch
        {
            RegistryDataKind.DWord => "GetDWORDValue",
            RegistryDataKind.MultiText => "GetMultiStringValue",
            _ => "GetStringValue",
        };
        RegistryAnswer answer = Read(method, path, name.Name);
        return answer.ReturnValue == TypeMismatch
            ? new RegistryValueFact(name.Name, RegistryDataKind.Binary, SR.SeenOtherType)
            : !Found(answer, path) ? null
            : answer.Data is { } data ? RegistryValues.Of(name, data)
            : name.Kind != RegistryDataKind.DWord ? null
            : throw new InspectionException(UnknownCause.Unreadable, Text.Format(SR.AnswerUnreadable, path));
    }

    public byte[]? Bytes(string path, string name)
    {
        RegistryAnswer answer = Read("GetBinaryValue", path, name);
        return answer.ReturnValue != TypeMismatch && Found(answer, path) ? Typed<byte[]>(answer.Data, path) : null;
    }

    private RegistryAnswer Read(string method, string path, string name)
    {
        RegistryAnswer answer = call(method, path, name);
        if (answer.ReturnValue != ValueNotReturned)
        {
            return answer;
        }

        return ValueNames(path).Contains(name, StringComparer.OrdinalIgnoreCase) ? answer : new RegistryAnswer(NotFound, null);
    }

    private static bool Found(RegistryAnswer answer, string path) => answer.ReturnValue switch
    {
        Success => true,
        NotFound => false,
        AccessDenied => throw new InspectionException(UnknownCause.AccessDenied, Text.Format(SR.RegistryDenied, path)),
        _ => throw new InspectionException(UnknownCause.QueryFailed, Text.Format(SR.RegistryFailed, path, answer.ReturnValue)),
    };

    /// <summary>Data of another type was not read; taken for nothing, it would make a fact of an absence.</summary>
    private static T? Typed<T>(object? data, string path)
        where T : class => data is null or T
            ? (T?)data
            : throw new InspectionException(UnknownCause.Unreadable, Text.Format(SR.AnswerUnreadable, path));
}
