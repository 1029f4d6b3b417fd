using System;
using System.IO;

namespace LyncPrereq.Scripting;

/// <summary>
/// Programs of Windows itself, by their whole path: a bare name would be looked for in the current folder first.
/// </summary>
internal static class SystemProgram
{
    /// <summary>A 32-bit process sees the 64-bit system folder only under another name.</summary>
    public static string PathOf(string name) => Path.Combine(
        Environment.GetEnvironmentVariable("windir") ?? @"C:\Windows",
        Environment.Is64BitProcess ? "System32" : "Sysnative",
        name);
}
