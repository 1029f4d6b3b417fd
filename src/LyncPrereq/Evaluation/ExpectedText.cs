using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Evaluation;

/// <summary>Says in words what a condition asks for.</summary>
internal static class ExpectedText
{
    public static string Of(IEnumerable<RequirementCase> cases, WindowsRelease? release) => string.Join(
        "; ",
        cases.Select(some => some.Condition is { } condition ? Of(condition, release) : SR.ExpectedNothing));

    public static string Of(Condition condition, WindowsRelease? release)
    {
        string Feature(string name) =>
            (release is { } known ? FeatureTable.For(known)?.Find(name)?.DisplayName : null) is { } display
                ? name + " (" + display + ")"
                : name;

        return condition switch
        {
            FeatureCondition feature => Text.Format(SR.ExpectedFeature, Feature(feature.Name)),
            CompositeCondition composite => Of(composite, release),
            ServiceCondition { BlocksOnly: true } service => Text.Format(SR.ExpectedServiceNotDisabled, service.Name),
            ServiceCondition service => Text.Format(SR.ExpectedService, service.Name),
            DotNetReleaseCondition { Releases: { Below: { } below } wanted } => Text.Format(
                SR.ExpectedReleaseBelow,
                DotNetReleases.NameOf(wanted.From),
                wanted.From,
                DotNetReleases.NameOf(below),
                below),
            DotNetReleaseCondition { Releases: { } wanted } =>
                Text.Format(SR.ExpectedRelease, DotNetReleases.NameOf(wanted.From), wanted.From),
            DotNet35Condition => SR.ExpectedDotNet35,
            PowerShellEngineCondition engine => Text.Format(SR.ExpectedEngine, engine.Minimum),
            UpdateCondition update => Text.Format(SR.ExpectedUpdate, string.Join(SR.ExpectedOr, update.Ids)),
            ProductCondition product => Text.Format(
                product.Present ? SR.ExpectedProduct : SR.ExpectedNoProduct,
                SR.ResourceManager.GetString("Product" + product.Product, SR.Culture) ?? product.Product.ToString()),
            NoLayeredServiceProviderCondition => SR.ExpectedNoLayeredProvider,
            NoPendingRestartCondition => SR.ExpectedNoRestart,
            OperatingSystemCondition system => string.Join(SR.ExpectedOr, system.Systems.Select(Of)),
            InstallationTypeCondition type => Text.Format(SR.ExpectedInstallationType, type.InstallationType),
            GraphicalManagementCondition graphical => Text.Format(SR.ExpectedFeature, Feature(graphical.Management)),
            RequirementCondition other => Text.Format(SR.ExpectedRequirement, other.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, null),
        };
    }

    /// <summary>What only counts against a requirement is asked for beside the rest.</summary>
    private static string Of(CompositeCondition composite, WindowsRelease? release)
    {
        bool IsBeside(Condition part) => part is ServiceCondition { BlocksOnly: true };

        string rest = string.Join(
            composite.Kind == CompositeKind.AllOf ? SR.ExpectedAnd : SR.ExpectedOr,
            composite.Parts.Where(part => !IsBeside(part)).Select(part => Of(part, release)));
        return string.Join(SR.ExpectedAnd, [rest, .. composite.Parts.Where(IsBeside).Select(part => Of(part, release))]);
    }

    private static string Of(SupportedSystem system) =>
        WindowsReleases.NameOf(system.Release)
        + (system.ServicePack > 0 ? " SP" + system.ServicePack.ToString(CultureInfo.InvariantCulture) : "")
        + (system.Editions.Length > 0 ? " " + string.Join("/", system.Editions) : "")
        + (WindowsReleases.IsServer(system.Release) ? "" : " 64-bit");
}
