using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>What an error of Windows servicing means for a step that installs features.</summary>
internal static class FeatureErrors
{
    /// <summary>A code is written the same way in a message of any language.</summary>
    private static readonly Regex s_code = new("0x[0-9A-Fa-f]{8}", RegexOptions.CultureInvariant);

    /// <summary>The code that an error names; null where it names none.</summary>
    public static uint? CodeIn(string error) => s_code.Match(error) is { Success: true } match
        ? uint.Parse(match.Value.Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : null;

    /// <param name="code">The code.</param>
    /// <param name="step">The step that failed with it.</param>
    /// <param name="release">The system; null where it is not known.</param>
    /// <param name="updates">The updates that the server was seen to have.</param>
    public static string Explain(uint code, InstallationStep step, WindowsRelease? release, IReadOnlyCollection<string> updates)
    {
        if (!ExitCodes.IsSource(code))
        {
            return ExitCodes.Explain(code);
        }

        FeatureSource needed = FeatureSteps.SourceOf(step.Kind);
        var sentences = new List<string>
        {
            ExitCodes.Meaning(code),
            needed == FeatureSource.SideBySide ? SR.SourceSideBySide : needed == FeatureSource.Image ? SR.SourceImage : SR.SourceEither,
            step.Source.Length > 0 ? Text.Format(SR.SourceWasNamed, string.Join(", ", step.Source)) : SR.SourceName,
        };
        if (code == ExitCodes.NotDownloaded && NeedsDotNet35(step, release))
        {
            string[] blocking = [.. KnownUpdates.BlockDotNet35.Where(update => updates.Contains(update, StringComparer.OrdinalIgnoreCase))];
            sentences.Add(blocking.Length > 0
                ? Text.Format(SR.UpdateBlocks, string.Join(", ", blocking), KnownUpdates.UnblockDotNet35)
                : ExitCodes.MayBlock);
        }

        return string.Join(" ", sentences);
    }

    private static bool NeedsDotNet35(InstallationStep step, WindowsRelease? release) =>
        step.Kind == InstallationStepKind.FeatureFromSource
        || (release is { } known && FeatureTable.For(known) is { } table && step.Feature.Any(feature =>
            feature == FeatureTable.DotNet35 || table.NeedsOf(feature).Contains(FeatureTable.DotNet35)));
}
