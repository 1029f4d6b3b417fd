using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>Creates the warnings of a plan.</summary>
internal static class PlanWarnings
{
    public static string[] Of(InstallationStep[] steps, InstallRequest order, Catalog catalog, bool isWindowsReplaced)
    {
        WindowsRelease? release = order.OperatingSystem;
        InstallationOptions options = order.Options;
        var warnings = new List<string>();
        if (order.Roles.Length == 0)
        {
            warnings.Add(SR.WarnNothingAsked);
        }
        else if (release is null)
        {
            warnings.Add(SR.WarnSystemUnknown);
        }

        if (isWindowsReplaced)
        {
            warnings.Add(SR.WarnWindowsFirst);
        }

        string[] unknown =
        [
            .. order.Unknown.Select(catalog.Find).OfType<Requirement>().Where(options.Include).Select(requirement => requirement.Id),
        ];
        if (unknown.Length > 0)
        {
            warnings.Add(Text.Format(SR.WarnUnknown, string.Join(", ", unknown)));
        }

        warnings.AddRange(steps
            .Where(step => FeatureSteps.IsFromSource(step) && step.Source.Length == 0)
            .Select(step => Text.Format(SR.WarnNoSource, step.Number, FeatureSteps.NeedOf(step.KindValue))));
        string[] blockers = [.. order.Missing.Select(missing => missing.BlockedBy).OfType<string>().Distinct()];
        warnings.AddRange(steps
            .Where(step => step.KindValue == InstallationStepKind.FeatureFromSource)
            .SelectMany(step => blockers.Select(update => Text.Format(SR.WarnBlocked, step.Number, update, KnownUpdates.UnblockDotNet35))));
        if (options.SourcePath.Length > 0 && release == WindowsRelease.WindowsServer2008R2)
        {
            warnings.Add(SR.WarnSourceUnused);
        }

        if (options.PackagePath is null && Array.Exists(steps, step => step.KindValue == InstallationStepKind.Package))
        {
            warnings.Add(SR.WarnNoPackages + " " + SR.WarnPackagesBeside);
        }

        return [.. warnings];
    }
}
