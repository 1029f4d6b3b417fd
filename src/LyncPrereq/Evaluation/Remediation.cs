using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Evaluation;

/// <summary>What to do about a requirement that is not met: a sentence, and the command that does it where one does.</summary>
internal sealed class Remediation
{
    private Remediation(string sentence, string? command, bool restart, bool needsSource = false)
    {
        Sentence = sentence;
        Command = command;
        Restart = restart;
        NeedsSource = needsSource;
    }

    public string Sentence { get; }

    public string? Command { get; }

    public bool Restart { get; }

    /// <summary>Whether files are needed that were seen to be gone from the server.</summary>
    public bool NeedsSource { get; }

    /// <param name="asked">What the requirement comes to on the system.</param>
    /// <param name="release">The system; null where it is not known for certain, so that no command can be named.</param>
    /// <param name="finding">What was seen.</param>
    /// <param name="features">The features of the server.</param>
    public static Remediation For(RequirementCase asked, WindowsRelease? release, Finding finding, FeatureCheck features)
    {
        if (finding.WaitsForRestart)
        {
            return new Remediation(SR.RemedyRestart, null, restart: true);
        }

        Remedy remedy = asked.Remedy;
        if (remedy.Sentence is not null)
        {
            string? command = release is null ? null : InstallCommand.ForPackage(remedy.Package);
            return new Remediation(remedy.Sentence, command, asked.Restart);
        }

        bool needsSource = remedy.Features.Any(features.NeedsSource);
        string names = string.Join(", ", remedy.Features.Select(features.Describe));
        return new Remediation(
            Text.Format(needsSource ? SR.RemedyFeatureFromSource : SR.RemedyFeature, names),
            release is { } known ? InstallCommand.ForFeatures(known, remedy.Features, needsSource) : null,
            asked.Restart,
            needsSource);
    }
}
