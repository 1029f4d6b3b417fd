using System;

namespace LyncPrereq.Scripting;

/// <summary>The scripts that are sent to servers. Each is read when it is first sent.</summary>
internal static class Scripts
{
    private static readonly Lazy<string> s_snapshot = new(() => EmbeddedText.Read("SnapshotScript.ps1"));
    private static readonly Lazy<string> s_install = new(() => EmbeddedText.Read("InstallScript.ps1")
        .Replace("#include Elevation.ps1", Elevation)
        .Replace("#include PackageFunctions.ps1", PackageFunctions));

    public static string Snapshot => s_snapshot.Value;

    public static string Install => s_install.Value;

    /// <summary>The function that checks the account, which is also in the scripts of plans.</summary>
    public static string Elevation => EmbeddedText.Read("Elevation.ps1");

    /// <summary>The functions that copy and check packages, which are also in the scripts of plans.</summary>
    public static string PackageFunctions => EmbeddedText.Read("PackageFunctions.ps1");

    /// <summary>The C# source of the signature check, which the server compiles.</summary>
    public static string PackageTrust => EmbeddedText.Read("PackageTrust.cs");
}
