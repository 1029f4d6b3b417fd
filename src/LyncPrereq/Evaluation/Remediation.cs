using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Evaluation;

/// <summary>The remedy for a requirement that is not met: a sentence, and a command if there is one.</summary>
internal sealed class Remediation(
    string sentence,
    string? command,
    bool restart,
    FeatureSource source = FeatureSource.None,
    string? blockedBy = null)
{
    public string Sentence { get; } = sentence;

    public string? Command { get; } = command;

    public bool Restart { get; } = restart;

    /// <summary>The location of files that are needed and were removed from the server.</summary>
    public FeatureSource Source { get; } = source;

    /// <summary>The installed update that makes the command fail; null if there is none.</summary>
    public string? BlockedBy { get; } = blockedBy;

    /// <param name="asked">The case of the requirement on the system.</param>
    /// <param name="release">The system; null if it is not certain, so that there is no command.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="features">The features of the server.</param>
    public static Remediation For(RequirementCase asked, WindowsRelease? release, Finding finding, FeatureCheck features)
    {
        if (finding.RestartPending)
        {
            return new Remediation(SR.RemedyRestart, null, restart: true);
        }

        if (finding.OwnRemedy is { } own)
        {
            return new Remediation(own, null, restart: true);
        }

        if (finding.DisabledServices.Length > 0)
        {
            return new Remediation(
                SentenceFor(finding.DisabledServices),
                InstallCommand.ForServices(finding.DisabledServices),
                restart: false);
        }

        Remedy remedy = asked.Remedy;
        if (remedy.Sentence is not null)
        {
            string? command = release is null ? null : InstallCommand.ForPackage(remedy.Package);
            return new Remediation(remedy.Sentence, command, asked.Restart);
        }

        FeatureSource source = features.SourceOf(remedy.Features);
        string? blockedBy = (source & FeatureSource.SideBySide) != 0 ? features.DotNet35Blocker : null;
        return new Remediation(
            string.Join(" ", Sentences(remedy, source, features, blockedBy)),
            release is { } known ? InstallCommand.ForFeatures(known, remedy.Features, source) : null,
            asked.Restart,
            source,
            blockedBy);
    }

    private static string SentenceFor(string[] services) => services.Length == 1
        ? Text.Format(SR.RemedyService, services[0], InstallCommand.StartupTypeOf(services[0]))
        : Text.Format(SR.RemedyServices, string.Join(", ", services.Select(service =>
            service + " (" + InstallCommand.StartupTypeOf(service) + ")")));

    private static IEnumerable<string> Sentences(Remedy remedy, FeatureSource source, FeatureCheck features, string? blockedBy)
    {
        yield return Text.Format(SR.RemedyFeature, string.Join(", ", remedy.Features.Select(features.Describe)));
        if ((source & FeatureSource.Image) != 0)
        {
            yield return SR.RemedyImage;
        }

        if ((source & FeatureSource.SideBySide) != 0)
        {
            yield return SR.RemedySideBySide;
        }

        if (blockedBy is not null)
        {
            yield return Text.Format(SR.RemedyBlocked, blockedBy, KnownUpdates.UnblockDotNet35, blockedBy.Substring("KB".Length));
        }
    }
}
