using System;

namespace LyncPrereq.Facts;

/// <summary>
/// The notation of registry paths in facts: below HKEY_LOCAL_MACHINE without the name of the hive, and in HKEY_USERS with
/// it.
/// </summary>
internal static class RegistryPath
{
    private const string LocalMachine = @"HKEY_LOCAL_MACHINE\";
    private const string Users = @"HKEY_USERS\";

    /// <summary>Returns the path of a key for its full name; null for a key of another hive.</summary>
    public static string? OfKey(string fullName) =>
        fullName.StartsWith(LocalMachine, StringComparison.OrdinalIgnoreCase) ? fullName.Substring(LocalMachine.Length)
        : fullName.StartsWith(Users, StringComparison.OrdinalIgnoreCase) ? fullName
        : null;

    /// <summary>Returns the full name of a key.</summary>
    public static string Full(string path) => IsOfUsers(path, out _) ? path : LocalMachine + path;

    /// <summary>Returns the path for display.</summary>
    public static string Shown(string path) => IsOfUsers(path, out string below) ? @"HKU\" + below : @"HKLM\" + path;

    /// <summary>Returns whether a path is in HKEY_USERS.</summary>
    /// <param name="path">The path.</param>
    /// <param name="below">The path below its hive.</param>
    public static bool IsOfUsers(string path, out string below)
    {
        bool isOfUsers = path.StartsWith(Users, StringComparison.OrdinalIgnoreCase);
        below = isOfUsers ? path.Substring(Users.Length) : path;
        return isOfUsers;
    }

    /// <summary>Returns the path of the key that contains another one; empty for a key of the first level.</summary>
    public static string ParentOf(string path) => path.Substring(0, Math.Max(0, path.LastIndexOf('\\')));
}
