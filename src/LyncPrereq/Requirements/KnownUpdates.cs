namespace LyncPrereq.Requirements;

/// <summary>Lists the Windows updates that affect the installation of features.</summary>
internal static class KnownUpdates
{
    /// <summary>
    /// The updates (MS14-046, for Windows Server 2012 and 2012 R2) that prevent the installation of .NET Framework 3.5,
    /// with error 0x800F0906 for any source.
    /// </summary>
    public static readonly string[] BlockDotNet35 = ["KB2966827", "KB2966828"];

    /// <summary>The fix, which removes these updates if .NET Framework 3.5 is not installed.</summary>
    public const string UnblockDotNet35 = "KB3005628";
}
