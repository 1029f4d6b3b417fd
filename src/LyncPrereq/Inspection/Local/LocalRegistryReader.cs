using System;
using System.Collections.Generic;
using System.IO;
using System.Security;
using LyncPrereq.Facts;
using Microsoft.Win32;

namespace LyncPrereq.Inspection.Local;

/// <summary>
/// Reads the registry of the local computer, in the 64-bit view even in a 32-bit process. It is the only class that
/// uses Microsoft.Win32.Registry.
/// </summary>
internal static class LocalRegistryReader
{
    public static bool KeyExists(string path) => Read(path, key => key is not null);

    public static RegistryValueFact? Value(string path, RegistryValueName name) =>
        Read(path, key => Data(key, name.Name) is { } data ? RegistryValues.Of(name, data) : null);

    public static IReadOnlyList<string> ValueNames(string path) => Read(path, key => key?.GetValueNames() ?? []);

    public static IReadOnlyList<string>? SubKeys(string path) => Read(path, key => key?.GetSubKeyNames());

    public static byte[]? Bytes(string path, string name) => Read(path, key => Data(key, name) as byte[]);

    private static object? Data(RegistryKey? key, string name) =>
        key?.GetValue(name, null, RegistryValueOptions.DoNotExpandEnvironmentNames);

    private static T Read<T>(string path, Func<RegistryKey?, T> read)
    {
        try
        {
            RegistryHive name = RegistryPath.IsOfUsers(path, out string below) ? RegistryHive.Users : RegistryHive.LocalMachine;
            using RegistryKey hive = RegistryKey.OpenBaseKey(name, RegistryView.Registry64);
            using RegistryKey? key = hive.OpenSubKey(below);
            return read(key);
        }
        catch (Exception problem) when (problem is SecurityException or UnauthorizedAccessException)
        {
            throw new InspectionException(UnknownCause.AccessDenied, problem.Message, problem);
        }
        catch (IOException problem)
        {
            throw new InspectionException(UnknownCause.Unreadable, problem.Message, problem);
        }
    }
}
