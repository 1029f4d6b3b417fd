namespace LyncPrereq.Requirements;

/// <summary>Updates of Windows that matter to installing features.</summary>
internal static class KnownUpdates
{
    /// <summary>
    /// With one of these (MS14-046, for Windows Server 2012 and 2012 R2) on a server without .NET Framework 3.5, that
    /// feature cannot be installed: error 0x800F0906, whatever source is named.
    /// </summary>
    public static readonly string[] BlockDotNet35 = ["KB2966827", "KB2966828"];

    /// <summary>The fix: it removes them where .NET Framework 3.5 is not installed.</summary>
    public const string UnblockDotNet35 = "KB3005628";
}
