using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// What the exit codes of installers mean: winerror.h and msiexec for setup programs, the Windows Update Agent's codes
/// for wusa.exe, and those of Windows servicing for features.
/// </summary>
internal static class ExitCodes
{
    /// <summary>ERROR_INSTALL_ALREADY_RUNNING: worth another try.</summary>
    private const uint AnotherInstallerRuns = 1618;

    /// <summary>The same as an HRESULT.</summary>
    private const uint AnotherInstallerRunsResult = 0x80070652;

    /// <summary>ERROR_SUCCESS_REBOOT_INITIATED: the server goes down.</summary>
    public const uint RestartBegun = 1641;

    /// <summary>CBS_E_DOWNLOAD_FAILURE: no source had the files, and they could not be downloaded.</summary>
    public const uint NotDownloaded = 0x800F0906;

    /// <summary>WU_E_INSTALL_NOT_ALLOWED: a restart is pending, or another installation runs.</summary>
    private const uint RestartFirst = 0x80240016;

    /// <summary>ERROR_ACCESS_DENIED: what wusa.exe answers in a network logon.</summary>
    public const uint AccessDenied = 5;

    private static readonly Dictionary<uint, KeyValuePair<InstallationOutcome, string>> s_meanings = new()
    {
        [0] = new(InstallationOutcome.Succeeded, SR.ExitSuccess),
        [AccessDenied] = new(InstallationOutcome.Failed, SR.ExitAccessDenied),
        [1602] = new(InstallationOutcome.Failed, SR.ExitCancelled),
        [1603] = new(InstallationOutcome.Failed, SR.ExitFatal),
        [AnotherInstallerRuns] = new(InstallationOutcome.Failed, SR.ExitAnotherInstaller),
        [RestartBegun] = new(InstallationOutcome.RestartRequired, SR.ExitRestartBegun),
        [3010] = new(InstallationOutcome.RestartRequired, SR.ExitRestart),
        [5100] = new(InstallationOutcome.Failed, SR.ExitRequirements),
        [0x00240005] = new(InstallationOutcome.RestartRequired, SR.ExitRestart),
        [0x00240006] = new(InstallationOutcome.AlreadyPresent, SR.ExitAlreadyPresent),
        [AnotherInstallerRunsResult] = new(InstallationOutcome.Failed, SR.ExitAnotherInstaller),
        [RestartFirst] = new(InstallationOutcome.Failed, SR.ExitRestartFirst),
        [0x80240017] = new(InstallationOutcome.NotApplicable, SR.ExitNotApplicable),

        // CBS_E_NOT_APPLICABLE of cbsapi.h: DISM also says it of an update that a later one has replaced.
        [0x800F081E] = new(InstallationOutcome.NotApplicable, SR.ExitNotApplicable),
        [0x800F081F] = new(InstallationOutcome.Failed, SR.ExitSourceMissing),
        [NotDownloaded] = new(InstallationOutcome.Failed, SR.ExitSourceDownload),
        [0x800F0907] = new(InstallationOutcome.Failed, SR.ExitSourcePolicy),

        // CBS_E_INVALID_WINDOWS_UPDATE_COUNT_WSUS.
        [0x800F0954] = new(InstallationOutcome.Failed, SR.ExitSourceWsus),
    };

    /// <summary>The codes that mean failure, with what they mean.</summary>
    public static IEnumerable<KeyValuePair<uint, string>> Failures => s_meanings
        .Where(meaning => meaning.Value.Key == InstallationOutcome.Failed)
        .Select(meaning => new KeyValuePair<uint, string>(meaning.Key, Explain(meaning.Key)));

    public static bool IsAnotherInstaller(uint code) => code is AnotherInstallerRuns or AnotherInstallerRunsResult;

    public static InstallationOutcome OutcomeOf(uint code) =>
        s_meanings.TryGetValue(code, out KeyValuePair<InstallationOutcome, string> meaning)
            ? meaning.Key
            : InstallationOutcome.Failed;

    /// <summary>Whether nothing can be installed until the server was restarted.</summary>
    public static bool IsRestartFirst(uint code) => code == RestartFirst;

    /// <summary>Whether the files of a feature were not found where they were looked for.</summary>
    public static bool IsSource(uint code) => code is 0x800F081F or NotDownloaded or 0x800F0907 or 0x800F0954;

    /// <summary>The code in a sentence or two, with advice.</summary>
    public static string Explain(uint code) => Meaning(code)
        + (IsSource(code) ? " " + SR.SourceEither : "")
        + (code == NotDownloaded ? " " + MayBlock : "");

    /// <summary>What else can be the cause where .NET Framework 3.5 is not downloaded.</summary>
    public static string MayBlock =>
        Text.Format(SR.UpdateMayBlock, string.Join(", ", KnownUpdates.BlockDotNet35), KnownUpdates.UnblockDotNet35);

    /// <summary>The code in a sentence; one that is not known here is shown in both notations.</summary>
    public static string Meaning(uint code) => s_meanings.TryGetValue(code, out KeyValuePair<InstallationOutcome, string> meaning)
        ? meaning.Value
        : Text.Format(
            SR.ExitUnknown,
            code.ToString(CultureInfo.InvariantCulture),
            "0x" + code.ToString("X8", CultureInfo.InvariantCulture));
}
