using System;
using System.IO;

namespace LyncPrereq.Commands;

/// <summary>The scripts that are sent to servers; each is read when it is first sent.</summary>
internal static class Scripts
{
    private static readonly Lazy<string> s_snapshot = new(() => Load("SnapshotScript.ps1"));
    private static readonly Lazy<string> s_install = new(() => Load("InstallScript.ps1"));

    public static string Snapshot => s_snapshot.Value;

    public static string Install => s_install.Value;

    private static string Load(string name)
    {
        using Stream stream = typeof(Scripts).Assembly.GetManifestResourceStream("LyncPrereq." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
