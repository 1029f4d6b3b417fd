using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>
/// Maps exit codes to their meanings: winerror.h and msiexec for setup programs, the codes of the Windows Update Agent
/// for wusa.exe, and those of Windows servicing for features.
/// </summary>
internal static class ExitCodes
{
    /// <summary>ERROR_INSTALL_ALREADY_RUNNING. The step is tried again.</summary>
    private const uint AnotherInstallerRuns = 1618;

    /// <summary>The same as an HRESULT.</summary>
    private const uint AnotherInstallerRunsResult = 0x80070652;

    /// <summary>ERROR_SUCCESS_REBOOT_INITIATED: the server restarts.</summary>
    public const uint RestartBegun = 1641;

    /// <summary>CBS_E_DOWNLOAD_FAILURE: no source had the files, and they could not be downloaded.</summary>
    private const uint NotDownloaded = 0x800F0906;

    /// <summary>WU_E_INSTALL_NOT_ALLOWED: a restart is pending, or another installation is running.</summary>
    private const uint RestartFirst = 0x80240016;

    /// <summary>ERROR_ACCESS_DENIED: the exit code of wusa.exe in a network logon.</summary>
    private const uint AccessDenied = 5;

    /// <summary>Matches an error code. Codes are not localized.</summary>
    private static readonly Regex s_code = new("0x[0-9A-Fa-f]{8}", RegexOptions.CultureInvariant);

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

        // CBS_E_NOT_APPLICABLE of cbsapi.h. DISM also returns it for an update that a later one replaced.
        [0x800F081E] = new(InstallationOutcome.NotApplicable, SR.ExitNotApplicable),
        [0x800F081F] = new(InstallationOutcome.Failed, SR.ExitSourceMissing),
        [NotDownloaded] = new(InstallationOutcome.Failed, SR.ExitSourceDownload),
        [0x800F0907] = new(InstallationOutcome.Failed, SR.ExitSourcePolicy),

        // CBS_E_INVALID_WINDOWS_UPDATE_COUNT_WSUS.
        [0x800F0954] = new(InstallationOutcome.Failed, SR.ExitSourceWsus),
    };

    /// <summary>Gets the codes of failures, with their meanings.</summary>
    public static IEnumerable<KeyValuePair<uint, string>> Failures => s_meanings
        .Where(meaning => meaning.Value.Key == InstallationOutcome.Failed)
        .Select(meaning => new KeyValuePair<uint, string>(meaning.Key, Explain(meaning.Key)));

    /// <summary>Returns the code in an error message; null if there is none.</summary>
    public static uint? In(string error) => s_code.Match(error) is { Success: true } match
        ? uint.Parse(match.Value.Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : null;

    public static bool IsAnotherInstaller(uint code) => code is AnotherInstallerRuns or AnotherInstallerRunsResult;

    public static InstallationOutcome OutcomeOf(uint code) =>
        s_meanings.TryGetValue(code, out KeyValuePair<InstallationOutcome, string> meaning)
            ? meaning.Key
            : InstallationOutcome.Failed;

    /// <summary>Returns whether the server must be restarted before anything can be installed.</summary>
    public static bool IsRestartFirst(uint code) => code == RestartFirst;

    /// <summary>Returns whether the files of a feature were not found in the source.</summary>
    public static bool IsSource(uint code) => code is 0x800F081F or NotDownloaded or 0x800F0907 or 0x800F0954;

    /// <summary>Describes a code in one or two sentences, with advice.</summary>
    public static string Explain(uint code) => Meaning(code)
        + (IsSource(code) ? " " + SR.SourceEither : "")
        + (code == NotDownloaded ? " " + MayBlock : "");

    /// <summary>Describes the exit code of a package installer, with other possible causes.</summary>
    public static string Explain(uint code, PackageFile file) =>
        code == AccessDenied && file.Update is null ? SR.ExitAccessDeniedSetup
        : OutcomeOf(code) == InstallationOutcome.NotApplicable && file.WhyNotApplicable is { } cause ? Explain(code) + " " + cause
        : Explain(code);

    /// <summary>Describes an error of Windows servicing in a step that installs features.</summary>
    /// <param name="code">The code.</param>
    /// <param name="step">The step that failed.</param>
    /// <param name="release">The release of Windows; null if it is not known.</param>
    /// <param name="updates">The installed updates, as far as they are known.</param>
    public static string Explain(uint code, InstallationStep step, WindowsRelease? release, IReadOnlyCollection<string> updates)
    {
        if (!IsSource(code))
        {
            return Explain(code);
        }

        FeatureSource needed = FeatureSteps.SourceOf(step.KindValue);
        var sentences = new List<string>
        {
            Meaning(code),
            needed == FeatureSource.SideBySide ? SR.SourceSideBySide : needed == FeatureSource.Image ? SR.SourceImage : SR.SourceEither,
            step.Source.Length > 0 ? Text.Format(SR.SourceWasNamed, string.Join(", ", step.Source)) : SR.SourceName,
        };
        if (code == NotDownloaded && FeatureTable.NeedDotNet35(step.Feature, release is { } known ? FeatureTable.For(known) : null))
        {
            string[] blocking = [.. KnownUpdates.BlockDotNet35.Where(update => updates.Contains(update, StringComparer.OrdinalIgnoreCase))];
            sentences.Add(blocking.Length > 0
                ? Text.Format(SR.UpdateBlocks, string.Join(", ", blocking), KnownUpdates.UnblockDotNet35)
                : MayBlock);
        }

        return string.Join(" ", sentences);
    }

    /// <summary>Gets the other possible cause if .NET Framework 3.5 is not downloaded.</summary>
    private static string MayBlock =>
        Text.Format(SR.UpdateMayBlock, string.Join(", ", KnownUpdates.BlockDotNet35), KnownUpdates.UnblockDotNet35);

    /// <summary>Returns the meaning of a code. An unknown code is shown in decimal and hexadecimal form.</summary>
    private static string Meaning(uint code) => s_meanings.TryGetValue(code, out KeyValuePair<InstallationOutcome, string> meaning)
        ? meaning.Value
        : Text.Format(
            SR.ExitUnknown,
            code.ToString(CultureInfo.InvariantCulture),
            "0x" + code.ToString("X8", CultureInfo.InvariantCulture));
}
