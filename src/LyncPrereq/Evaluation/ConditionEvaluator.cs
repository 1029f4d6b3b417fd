using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Evaluation;

/// <summary>Gives conditions their meaning: looks at the facts and says what they come to. Pure.</summary>
internal sealed class ConditionEvaluator
{
    private readonly ServerFacts _facts;
    private readonly Func<string, Finding> _requirement;

    public ConditionEvaluator(ServerFacts facts, WindowsRelease? release, Func<string, Finding> requirement)
    {
        _facts = facts;
        _requirement = requirement;
        Features = new FeatureCheck(facts, release);
    }

    public FeatureCheck Features { get; }

    public Finding Evaluate(Condition condition) => condition switch
    {
        FeatureCondition feature => Features.Check(feature.Name),
        CompositeCondition composite => Evaluate(composite),
        ServiceCondition service => ServiceCheck.Check(_facts, service),
        DotNetReleaseCondition release => Evaluate(release),
        DotNet35Condition => EvaluateDotNet35(),
        PowerShellEngineCondition engine => Evaluate(engine),
        UpdateCondition update => Evaluate(update),
        ProductCondition product => ProductCheck.Check(_facts, product),
        NoLayeredServiceProviderCondition => WinsockCheck.NoLayeredProvider(_facts),
        NoPendingRestartCondition => PendingRestartCheck.Check(_facts),
        OperatingSystemCondition system => OperatingSystemCheck.Check(_facts.OperatingSystem, system.Systems),
        InstallationTypeCondition type => OperatingSystemCheck.Check(_facts.OperatingSystem, type),
        GraphicalManagementCondition graphical => Evaluate(graphical),
        RequirementCondition other => _requirement(other.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, null),
    };

    private Finding Evaluate(CompositeCondition composite)
    {
        List<Finding> parts = [.. composite.Parts.Select(Evaluate)];
        return composite.Kind switch
        {
            CompositeKind.AnyOf => Composition.AnyOf(parts),
            CompositeKind.AllOf => Composition.AllOf(parts),
            _ => Composition.Observations(parts, composite.Kind == CompositeKind.ObservationsFirstDecides),
        };
    }

    private Finding Evaluate(DotNetReleaseCondition condition)
    {
        Known<RegistryValueFact?> value = _facts.Value(RegistryLocations.DotNetFramework4, "Release");
        if (!value.IsKnown)
        {
            return value.ToUnknown();
        }

        if (value.Value is { IsNumber: false })
        {
            return Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, value.Evidence);
        }

        if (value.Value is not { } release)
        {
            return Finding.NotMet(SR.ActualNotInstalled, SR.ReasonNoRelease, value.Evidence);
        }

        if (Array.Exists(condition.Undocumented, range => range.Has(release.Number)))
        {
            return Finding.Unknown(
                UnknownCause.Undocumented,
                Text.Format(SR.ReasonReleaseUndocumented, DotNetReleases.NameOf(release.Number), release.Number),
                value.Evidence);
        }

        DotNetReleaseRange wanted = condition.Releases;
        bool isTooLate = release.Number >= wanted.Below;
        Finding finding = Finding.Decided(
            wanted.Has(release.Number),
            Text.Format(SR.ActualRelease, DotNetReleases.NameOf(release.Number), release.Number),
            Text.Format(
                isTooLate ? SR.ReasonReleaseNotBelow
                    : release.Number >= wanted.From ? SR.ReasonReleaseAtLeast
                    : SR.ReasonReleaseBelow,
                release.Number,
                isTooLate ? wanted.Below!.Value : wanted.From),
            value.Evidence);
        return Array.Find(condition.Remarks, remark => remark.Releases.Has(release.Number)) is { } known
            ? finding.With(known.Note)
            : finding;
    }

    private Finding EvaluateDotNet35()
    {
        Known<RegistryValueFact?> value = _facts.Value(RegistryLocations.DotNetFramework35, "Install");
        return !value.IsKnown ? value.ToUnknown()
            : value.Value is { IsNumber: false } ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, value.Evidence)
            : value.Value is { Number: 1 } ? Finding.Met(nameof(FeatureState.Installed), SR.ReasonInstalled, value.Evidence)
            : Finding.NotMet(SR.ActualNotInstalled, SR.ReasonNotInstalled, value.Evidence);
    }

    private Finding Evaluate(PowerShellEngineCondition condition)
    {
        Known<RegistryValueFact?> value = _facts.Value(RegistryLocations.PowerShellEngine, "PowerShellVersion");
        if (!value.IsKnown)
        {
            return value.ToUnknown();
        }

        if (value.Value is null)
        {
            return Finding.NotMet(SR.ActualEngineMissing, SR.ReasonEngineMissing, value.Evidence);
        }

        return Version.TryParse(value.Value.Text, out Version? version)
            ? Finding.Decided(
                version >= condition.Minimum,
                Text.Format(SR.ActualEngine, value.Value.Text),
                Text.Format(
                    version >= condition.Minimum ? SR.ReasonEngineAtLeast : SR.ReasonEngineBelow,
                    value.Value.Text,
                    condition.Minimum),
                value.Evidence)
            : Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, value.Evidence);
    }

    private Finding Evaluate(UpdateCondition condition)
    {
        Known<List<InventorySource>> lists = _facts.Updates();
        if (!lists.IsKnown)
        {
            return lists.ToUnknown();
        }

        return Composition.Observations(lists.Value.ConvertAll(source => Look(source, condition)), firstDecides: false);
    }

    private static Finding Look(InventorySource source, UpdateCondition condition)
    {
        if (Array.Find(condition.Ids, id => Array.Exists(source.Updates!, update => Same(update, id))) is { } id)
        {
            return Finding.Met(
                Text.Format(SR.ActualUpdate, id),
                Text.Format(SR.ReasonUpdate, id),
                ServerFacts.Seen(source, id));
        }

        string wanted = string.Join(", ", condition.Ids);
        int count = source.Updates!.Length;
        string reason = Text.Format(SR.ReasonNoUpdate, wanted, count);
        Evidence seen = ServerFacts.Seen(source, Text.Format(SR.SeenUpdates, count, wanted));
        if (Array.Find(condition.Rollups, id => Array.Exists(source.Updates!, update => Same(update, id))) is { } rollup)
        {
            return Finding.Unknown(
                UnknownCause.Undocumented,
                reason + " " + Text.Format(SR.ReasonUpdateInRollup, rollup),
                ServerFacts.Seen(source, rollup));
        }

        if (ServerFacts.MostTelling(source.MissingFacts, FactSubjects.Updates) is { } gap)
        {
            return Finding.Unknown(gap.Cause, reason + " " + gap.Message, seen);
        }

        return condition.ConfirmsOnly
            ? Finding.Unknown(UnknownCause.Undocumented, reason + " " + SR.ReasonUpdateContained, seen)
            : Finding.NotMet(SR.ActualNotInstalled, reason, seen);
    }

    private Finding Evaluate(GraphicalManagementCondition condition)
    {
        Finding management = Features.Check(condition.Management);
        if (management.Status != PrerequisiteStatus.Met)
        {
            return management.Status == PrerequisiteStatus.NotMet
                ? management.With(SR.ReasonServerCore)
                : management;
        }

        Finding shell = Features.Check(condition.Shell);
        return shell.Status switch
        {
            PrerequisiteStatus.Met => Finding.Met(SR.ActualFullServer, management.Reason, [.. management.Evidence, .. shell.Evidence]),
            PrerequisiteStatus.NotMet => Finding.Met(
                SR.ActualMinimalInterface,
                SR.ReasonMinimalInterface,
                [.. management.Evidence, .. shell.Evidence]),
            _ => management,
        };
    }

    private static bool Same(string first, string second) =>
        string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
