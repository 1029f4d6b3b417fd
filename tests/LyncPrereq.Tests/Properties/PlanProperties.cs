namespace LyncPrereq.Tests.Properties;

/// <summary>What holds of the plan for any server.</summary>
public sealed class PlanProperties
{
    /// <summary>
    /// Where no list of features was read, the registry shows of what was installed only what IIS writes down; and on a
    /// system that the product supports for another role alone, nothing can be met for both. What waits for a restart can be
    /// missing after it: a feature that is being removed is.
    /// </summary>
    [Fact]
    public void A_plan_that_was_carried_out_has_mended_all_that_it_serves() => PropertyRun.Check(Scenarios.Any, scenario =>
    {
        InstallationPlan plan = scenario.Plan(scenario.Judge());
        string[] served = [.. Doable(plan).Where(step => !step.IsAwaited).SelectMany(step => step.RequirementId)];
        bool isShown = scenario.Sources.Any(source => source.Features is not null);

        Scenario after = Carried(scenario, plan);
        foreach (PrerequisiteResult row in after.Judge().Concat(Restarted(after).Judge()).Where(row => served.Contains(row.RequirementId)))
        {
            Assert.True(
                row.StatusValue == PrerequisiteStatus.Met
                || row.RestartPending
                || row.CauseValue == UnknownCause.UnsupportedOperatingSystem
                || (!isShown && row.CauseValue == UnknownCause.NotCaptured),
                $"{row}: {row.Reason}");
        }

        Assert.DoesNotContain(Restarted(after).Judge(), row => row.OperatingSystem is not null && row.RestartPending);
    });

    /// <summary>What was not known before the restart can be missing after it.</summary>
    [Fact]
    public void A_second_plan_leaves_nothing_but_the_restart_and_then_only_what_a_person_has_to_do() => PropertyRun.Check(Scenarios.Any, scenario =>
    {
        List<PrerequisiteResult> rows = scenario.Judge();
        string[] unknown = [.. rows.Where(row => row.StatusValue == PrerequisiteStatus.Unknown).Select(row => row.RequirementId)];

        InstallationPlan plan = scenario.Plan(rows);
        string[] awaited = [.. plan.Step.Where(step => step.IsAwaited).SelectMany(step => step.RequirementId)];
        Scenario after = Carried(scenario, plan);

        Assert.DoesNotContain(Doable(after.Plan(after.Judge())), step => step.KindValue != InstallationStepKind.Restart);
        after = Restarted(after);
        Assert.Empty(Doable(after.Plan(after.Judge())).Where(step => !step.IsAwaited).SelectMany(step => step.RequirementId).Except(unknown).Except(awaited));
    });

    /// <summary>Where the system is not known, or has to be replaced, the plan says that instead.</summary>
    [Fact]
    public void Whatever_is_required_and_missing_is_served_or_said() => PropertyRun.Check(Scenarios.Any, scenario =>
    {
        List<PrerequisiteResult> rows = scenario.Judge();

        InstallationPlan plan = scenario.Plan(rows);

        string[] wanted =
        [
            .. rows.Where(row => row is { StatusValue: PrerequisiteStatus.NotMet, ImportanceValue: RequirementImportance.Required })
                .Select(row => row.RequirementId)
                .Except(plan.Step.SelectMany(step => step.RequirementId)),
        ];
        Assert.True(wanted.Length == 0 || plan.Warning.Contains(SR.WarnSystemUnknown) || plan.Warning.Contains(SR.WarnWindowsFirst), string.Join(", ", wanted));
    });

    private static InstallationStep[] Doable(InstallationPlan plan) => [.. plan.Step.Where(step => step.KindValue != InstallationStepKind.Manual)];

    private static Scenario Carried(Scenario scenario, InstallationPlan plan)
    {
        if (plan.OperatingSystemValue is not { } release)
        {
            return scenario;
        }

        Random random = scenario.Random;
        var server = new ModelServer(scenario.Sources, release);
        foreach (InstallationStep step in Doable(plan))
        {
            server.Take(step, isPending: step.MayRestart && random.Next(2) == 0);
        }

        return scenario.With(server.Sources);
    }

    private static Scenario Restarted(Scenario scenario)
    {
        if (scenario.Release is not { } release)
        {
            return scenario;
        }

        var server = new ModelServer(scenario.Sources, release);
        server.Restart();
        return scenario.With(server.Sources);
    }
}
