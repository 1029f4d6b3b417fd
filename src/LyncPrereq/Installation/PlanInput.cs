using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>Validates the input of a plan.</summary>
internal static class PlanInput
{
    /// <exception cref="InputException">A name, a path, or a requirement cannot be part of a plan.</exception>
    public static void Check(InstallRequest order, Catalog catalog)
    {
        RefuseNoName(order.ComputerName);
        Array.ForEach(order.Options.SourcePath, RefuseControlCharacters);
        if (order.Options.PackagePath is { } folder)
        {
            RefuseControlCharacters(folder);
        }

        if (Array.Find(order.Options.SourcePath, path => !FeatureSourcePaths.IsWellFormed(path)) is { } invalid)
        {
            throw new InputException(nameof(SR.SourcePathInvalid), Text.Format(SR.SourcePathInvalid, invalid), invalid);
        }

        order.Checked(catalog);
    }

    /// <exception cref="InputException">The system does not have a feature.</exception>
    public static void CheckFeatures(List<Want> wants, WindowsRelease release)
    {
        FeatureTable? table = FeatureTable.For(release);
        foreach (Want want in wants)
        {
            string? unknown = Array.Find(want.Remedy.Features, feature => table?.Find(feature) is null);
            if (unknown is not null)
            {
                throw new InputException(
                    nameof(SR.PlanUnknownFeature),
                    Text.Format(SR.PlanUnknownFeature, unknown, WindowsReleases.NameOf(release), want.Requirement.Id),
                    unknown);
            }
        }
    }

    /// <summary>Refuses an invalid computer name, because a script contains it.</summary>
    private static void RefuseNoName(string name)
    {
        if (name != ComputerNames.Unnamed && !ComputerNames.CanBe(name))
        {
            throw new InputException(nameof(SR.PlanNameInvalid), Text.Format(SR.PlanNameInvalid, name), name);
        }
    }

    /// <summary>
    /// Refuses control characters. Paths do not contain them, and not all versions of PowerShell read them in the same
    /// way.
    /// </summary>
    private static void RefuseControlCharacters(string text)
    {
        if (text.Any(char.IsControl))
        {
            string shown = new([.. text.Select(c => char.IsControl(c) ? '?' : c)]);
            throw new InputException(nameof(SR.PlanControlCharacter), Text.Format(SR.PlanControlCharacter, shown), shown);
        }
    }
}
