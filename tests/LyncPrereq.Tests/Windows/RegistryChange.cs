using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32;

namespace LyncPrereq.Tests.Windows;

/// <summary>Changes to this machine's registry that are taken back when the test is over.</summary>
[SupportedOSPlatform("windows")]
internal sealed class RegistryChange : IDisposable
{
    private readonly Stack<Action> _undo = new();

    /// <summary>
    /// Whether the registry is a throw-away one: that of Wine, made for one run. Nobody wants the Winsock catalog
    /// taken from a machine at work, not even for a moment.
    /// </summary>
    public static bool IsHarmless =>
        NativeLibrary.TryLoad("ntdll", out IntPtr library) && NativeLibrary.TryGetExport(library, "wine_get_version", out _);

    /// <summary>Makes a key with values, in the view of 64-bit or of 32-bit programs.</summary>
    public RegistryChange Set(string path, params (string Name, object Data)[] values) => Set(RegistryView.Registry64, path, values);

    public RegistryChange Set(RegistryView view, string path, params (string Name, object Data)[] values)
    {
        using RegistryKey hive = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view);
        if (Missing(hive, path) is { } missing)
        {
            _undo.Push(() => Delete(view, missing));
        }

        using RegistryKey key = hive.CreateSubKey(path, writable: true);
        foreach ((string name, object data) in values)
        {
            object? before = key.GetValue(name, null, RegistryValueOptions.DoNotExpandEnvironmentNames);
            RegistryValueKind kind = before is null ? RegistryValueKind.Unknown : key.GetValueKind(name);
            _undo.Push(() => Restore(view, path, name, before, kind));
            key.SetValue(name, data);
        }

        return this;
    }

    /// <summary>Takes a key away with all that is below it, and the whole of it back afterwards.</summary>
    public RegistryChange Remove(string path)
    {
        using RegistryKey hive = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
        if (hive.OpenSubKey(path) is { } key)
        {
            using (key)
            {
                Remember(key, path);
            }

            hive.DeleteSubKeyTree(path);
        }

        return this;
    }

    public RegistryChange RemoveValue(string path, string name)
    {
        using RegistryKey hive = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
        using RegistryKey? key = hive.OpenSubKey(path, writable: true);
        if (key?.GetValue(name, null, RegistryValueOptions.DoNotExpandEnvironmentNames) is { } before)
        {
            RegistryValueKind kind = key.GetValueKind(name);
            _undo.Push(() => Restore(RegistryView.Registry64, path, name, before, kind));
            key.DeleteValue(name);
        }

        return this;
    }

    public void Dispose()
    {
        while (_undo.Count > 0)
        {
            _undo.Pop()();
        }
    }

    /// <summary>The topmost part of a path that is not there.</summary>
    private static string? Missing(RegistryKey hive, string path)
    {
        for (int end = path.IndexOf('\\', StringComparison.Ordinal); ; end = path.IndexOf('\\', end + 1))
        {
            string part = end < 0 ? path : path[..end];
            using RegistryKey? key = hive.OpenSubKey(part);
            if (key is null)
            {
                return part;
            }

            if (end < 0)
            {
                return null;
            }
        }
    }

    private static void Delete(RegistryView view, string path)
    {
        using RegistryKey hive = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view);
        hive.DeleteSubKeyTree(path, throwOnMissingSubKey: false);
    }

    private static void Restore(RegistryView view, string path, string name, object? data, RegistryValueKind kind)
    {
        using RegistryKey hive = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view);
        using RegistryKey? key = data is null ? hive.OpenSubKey(path, writable: true) : hive.CreateSubKey(path, writable: true);
        if (data is null)
        {
            key?.DeleteValue(name, throwOnMissingValue: false);
        }
        else
        {
            key!.SetValue(name, data, kind);
        }
    }

    private void Remember(RegistryKey key, string path)
    {
        foreach (string name in key.GetSubKeyNames())
        {
            using RegistryKey below = key.OpenSubKey(name)!;
            Remember(below, path + @"\" + name);
        }

        foreach (string name in key.GetValueNames())
        {
            object data = key.GetValue(name, null, RegistryValueOptions.DoNotExpandEnvironmentNames)!;
            RegistryValueKind kind = key.GetValueKind(name);
            _undo.Push(() => Restore(RegistryView.Registry64, path, name, data, kind));
        }

        _undo.Push(() =>
        {
            using RegistryKey hive = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
            hive.CreateSubKey(path).Dispose();
        });
    }
}
