using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>Creates the steps that install features: one for each source of their files.</summary>
internal sealed class FeatureSteps
{
    private const string FromSource = "FeaturesFromSource";

    private readonly WindowsRelease _release;
    private readonly FeatureTable? _table;
    private readonly bool _hasSources;
    private readonly string[] _sources;

    /// <param name="release">The release of Windows.</param>
    /// <param name="sources">The specified sources.</param>
    public FeatureSteps(WindowsRelease release, string[] sources)
    {
        _release = release;
        _table = FeatureTable.For(release);

        // A system on which files cannot be removed does not have a parameter for a source.
        _hasSources = _table?.CanRemoveFiles == true;
        _sources = _hasSources ? sources : [];
    }

    /// <summary>Returns the source of the files for steps of a kind.</summary>
    public static FeatureSource SourceOf(InstallationStepKind kind) => kind switch
    {
        InstallationStepKind.FeatureFromSource => FeatureSource.SideBySide,
        InstallationStepKind.FeatureFromImage => FeatureSource.Image,
        _ => FeatureSource.None,
    };

    /// <summary>Returns whether a step needs a source. A missing source does not prevent the other steps.</summary>
    public static bool IsFromSource(InstallationStep step) => SourceOf(step.KindValue) != FeatureSource.None;

    /// <summary>Returns the description of the source that a step needs.</summary>
    public static string NeedOf(InstallationStepKind kind) =>
        kind == InstallationStepKind.FeatureFromImage ? SR.NeedsImage : SR.NeedsSideBySide;

    /// <exception cref="InputException">The system does not have a feature.</exception>
    public IEnumerable<PlannedStep> Of(List<Want> all)
    {
        List<Want> wants = all.FindAll(want => want.Remedy.Features.Length > 0);
        PlanInput.CheckFeatures(wants, _release);
        List<Want> fromSource = wants.FindAll(want => _hasSources && want.Needs(FeatureSource.SideBySide, _table));
        List<Want> fromImage = wants.FindAll(want => _hasSources && want.Needs(FeatureSource.Image, _table));
        List<Want> fromStore = [.. wants.Except(fromSource).Except(fromImage)];

        // Otherwise, the restart that these require would delay steps that need the other features.
        List<Want> restarting = fromStore.FindAll(want => want.Case.Restart);
        fromStore.RemoveAll(restarting.Contains);

        if (fromStore.Count > 0)
        {
            yield return Step(InstallationStepKind.Feature, "Features", fromStore, want => want.Remedy.Features);
        }

        if (restarting.Count > 0)
        {
            yield return Step(InstallationStepKind.Feature, "FeaturesWithRestart", restarting, want => want.Remedy.Features);
        }

        if (fromSource.Count > 0)
        {
            // Features that need both are installed from the image, after .NET Framework 3.5.
            yield return Step(
                InstallationStepKind.FeatureFromSource,
                FromSource,
                fromSource,
                want => fromImage.Contains(want) ? [FeatureTable.DotNet35] : want.Remedy.Features);
        }

        if (fromImage.Count > 0)
        {
            yield return Step(
                InstallationStepKind.FeatureFromImage,
                "FeaturesFromImage",
                fromImage,
                want => want.Remedy.Features,
                after: fromImage.Exists(fromSource.Contains) ? FromSource : null);
        }
    }

    private PlannedStep Step(InstallationStepKind kind, string id, List<Want> served, Func<Want, string[]> namesOf, string? after = null)
    {
        string[] features = [.. served.SelectMany(namesOf).Distinct(StringComparer.OrdinalIgnoreCase)];
        string[] sources = kind == InstallationStepKind.Feature ? _sources : FeatureSourcePaths.For(SourceOf(kind), _sources);
        return new PlannedStep
        {
            Id = id,
            Kind = kind,
            Title = Title(kind, features),
            Served = served,
            Reason = kind != InstallationStepKind.Feature ? SR.WhyFeaturesFromSource
                : served[0].Case.Restart ? SR.WhyFeaturesRestart
                : features.Length == 1 ? SR.WhyFeature
                : SR.WhyFeatures,
            Command = InstallCommand.ForFeatures(_release, features, sources),
            Needs = kind == InstallationStepKind.Feature ? [] : sources.Length > 0 ? sources : [NeedOf(kind)],
            Features = features,
            Source = sources,
            After = after,
        };
    }

    private static string Title(InstallationStepKind kind, string[] features) => features.Length == 1
        ? Text.Format(
            kind switch
            {
                InstallationStepKind.FeatureFromSource => SR.StepFeatureFromSource,
                InstallationStepKind.FeatureFromImage => SR.StepFeatureFromImage,
                _ => SR.StepFeature,
            },
            features[0])
        : Text.Format(
            kind switch
            {
                InstallationStepKind.FeatureFromSource => SR.StepFeaturesFromSource,
                InstallationStepKind.FeatureFromImage => SR.StepFeaturesFromImage,
                _ => SR.StepFeatures,
            },
            features.Length);
}
