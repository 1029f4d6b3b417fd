using System;

namespace LyncPrereq.Scripting;

/// <summary>Loads the scripts that are sent to servers, when they are first used.</summary>
internal static class Scripts
{
    private static readonly Lazy<string> s_snapshot = new(() => EmbeddedText.Read("SnapshotScript.ps1"));
    private static readonly Lazy<string> s_install = new(() => EmbeddedText.Read("InstallScript.ps1"));

    public static string Snapshot => s_snapshot.Value;

    public static string Install => s_install.Value;
}
