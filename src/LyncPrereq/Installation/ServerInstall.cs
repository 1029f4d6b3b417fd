using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Scripting;

namespace LyncPrereq.Installation;

/// <summary>Represents the installation on one server: inspection, plan, steps, and the final inspection.</summary>
/// <param name="name">The name by which the server was specified.</param>
/// <param name="look">Inspects the server.</param>
/// <param name="host">Changes the server.</param>
/// <param name="evaluator">Evaluates the facts.</param>
/// <param name="planner">Plans the missing requirements.</param>
/// <param name="options">The options of the user, with paths of the server.</param>
/// <param name="asked">The request; null for all requirements.</param>
internal sealed class ServerInstall(
    string name,
    Func<CancellationToken, ServerInventory> look,
    InstallHost host,
    RequirementEvaluator evaluator,
    InstallationPlanner planner,
    InstallationOptions options,
    InstallRequest? asked)
{
    private string[] _updates = [];

    /// <summary>Gets the name that the server reports, or the specified name before the inspection.</summary>
    public string ComputerName => Plan?.ComputerName ?? name;

    public InstallationPlan? Plan { get; private set; }

    /// <summary>Gets the confirmed steps.</summary>
    public HashSet<string> Confirmed { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InspectionException">The server could not be inspected.</exception>
    public void MakePlan(CancellationToken cancel)
    {
        ServerInventory inventory = look(cancel);
        _updates = [.. inventory.Sources.SelectMany(source => source.Updates ?? [])];
        var order = InstallRequest.Of(inventory.ComputerName, Judge(inventory), options);
        Plan = planner.Plan(asked is null ? order : order.Within(asked));
    }

    /// <summary>
    /// Gets a value that indicates whether the server can be restarted, because no installation can still be running.
    /// </summary>
    public bool CanRestart { get; private set; } = true;

    /// <summary>Runs the plan and inspects the server again.</summary>
    public List<InstallationResult> Run(ExecutionOptions run, CancellationToken cancel)
    {
        var executor = new StepExecutor(host, options, run, cancel) { Updates = _updates };
        executor.Prepare(Plan!);
        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = executor.Execute(Plan!);
        CanRestart = outcomes.TrueForAll(outcome => outcome.Value.Halt is null);

        List<PrerequisiteResult> after = LookAgain(outcomes, cancel, out string? notSeen);
        return [.. outcomes.Select(outcome => ToResult(outcome.Key, outcome.Value, after, notSeen))];
    }

    public void Restart(CancellationToken cancel) => host.Restart(cancel);

    /// <summary>Returns the results if no step is confirmed: those of manual and declined steps.</summary>
    public IEnumerable<InstallationResult> Declined() => Plan!.Step
        .Where(step => step.KindValue != InstallationStepKind.Restart || step.IsAwaited)
        .Select(step => ToResult(
            step,
            step.KindValue switch
            {
                InstallationStepKind.Manual => new StepOutcome(InstallationOutcome.Manual, step.Reason),
                InstallationStepKind.Restart => new StepOutcome(InstallationOutcome.RestartRequired, SR.StepRestartNeeded) { Changed = false },
                _ => new StepOutcome(InstallationOutcome.Skipped, SR.StepDeclined),
            },
            []));

    /// <summary>Returns the result of a planned or manual step.</summary>
    public InstallationResult Planned(InstallationStep step) => ToResult(
        step,
        step.KindValue == InstallationStepKind.Manual
            ? new StepOutcome(InstallationOutcome.Manual, step.Reason)
            : new StepOutcome(InstallationOutcome.Planned, step.Command ?? step.Reason),
        []);

    /// <summary>
    /// Inspects the server even after a cancellation, because the result shows its state, but then only if it responds.
    /// </summary>
    private List<PrerequisiteResult> LookAgain(
        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes,
        CancellationToken cancel,
        out string? notSeen)
    {
        notSeen = null;
        if (cancel.IsCancellationRequested && outcomes.Exists(outcome => outcome.Value.Halt == SR.StepHaltLost))
        {
            return [];
        }

        using var wait = new AnswerWait(null, null, host.Grace, cancel);
        try
        {
            return Judge(wait.For(look));
        }
        catch (InspectionException problem)
        {
            // Reports the steps even if the server is not available.
            notSeen = Text.Format(SR.StepNotSeen, problem.Message);
            return [];
        }
    }

    private List<PrerequisiteResult> Judge(ServerInventory inventory) =>
    [
        .. evaluator.Evaluate(inventory)
            .Where(row => asked is null || asked.Names(row.RequirementId)),
    ];

    private InstallationResult ToResult(
        InstallationStep step,
        StepOutcome outcome,
        List<PrerequisiteResult> after,
        string? note = null)
    {
        PrerequisiteResult[] served =
        [
            .. after.Where(row => step.RequirementId.Contains(row.RequirementId)).Select(row =>
                outcome.Outcome == InstallationOutcome.NotApplicable && row.StatusValue == PrerequisiteStatus.NotMet
                    ? row.AsUnknown(UnknownCause.Conflict, Text.Format(SR.ReasonNotApplicableHere, step.Title))
                    : row),
        ];
        bool isUnchanged = (outcome.Changed || outcome.Outcome == InstallationOutcome.AlreadyPresent)
            && !outcome.RestartRequired
            && Array.Exists(served, row => row.StatusValue == PrerequisiteStatus.NotMet);
        return new InstallationResult
        {
            ComputerName = ComputerName,
            StepId = step.Id,
            Action = step.Title,
            RequirementId = step.RequirementId,
            OutcomeValue = outcome.Outcome,
            Changed = outcome.Changed,
            RestartRequired = outcome.RestartRequired,
            ExitCode = outcome.ExitCode,
            Message = string.Join(" ", new[] { outcome.Message, outcome.Note, isUnchanged ? SR.StepWithoutEffect : null, note }.OfType<string>()),
            LogPath = outcome.LogPath,
            Duration = outcome.Duration,
            After = served,
        };
    }
}
