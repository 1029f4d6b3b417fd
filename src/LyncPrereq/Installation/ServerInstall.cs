using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;

namespace LyncPrereq.Installation;

/// <summary>One server from the first look to the last: what is missing, the plan, what came of it.</summary>
internal sealed class ServerInstall
{
    private readonly string _name;
    private readonly Func<CancellationToken, ServerInventory> _look;
    private readonly IInstallHost _host;
    private readonly RequirementEvaluator _evaluator;
    private readonly InstallationPlanner _planner;
    private readonly InstallationOptions _options;
    private readonly InstallRequest? _asked;
    private string[] _updates = [];

    /// <param name="name">The name that the server was given.</param>
    /// <param name="look">Looks at the server.</param>
    /// <param name="host">The way to change it.</param>
    /// <param name="evaluator">Judges what was seen.</param>
    /// <param name="planner">Plans what is missing.</param>
    /// <param name="options">What the user says, with paths as the server has them.</param>
    /// <param name="asked">What was asked for; null for all.</param>
    public ServerInstall(
        string name,
        Func<CancellationToken, ServerInventory> look,
        IInstallHost host,
        RequirementEvaluator evaluator,
        InstallationPlanner planner,
        InstallationOptions options,
        InstallRequest? asked)
    {
        _name = name;
        _look = look;
        _host = host;
        _evaluator = evaluator;
        _planner = planner;
        _options = options;
        _asked = asked;
    }

    /// <summary>The server's own name once it was looked at; before that the asked one.</summary>
    public string ComputerName => Plan?.ComputerName ?? _name;

    public InstallationPlan? Plan { get; private set; }

    /// <summary>The steps that may be taken.</summary>
    public HashSet<string> Confirmed { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InspectionException">The server could not be looked at.</exception>
    public void MakePlan(CancellationToken cancel)
    {
        ServerInventory inventory = _look(cancel);
        _updates = [.. inventory.Sources.SelectMany(source => source.Updates ?? [])];
        var order = InstallRequest.Of(inventory.ComputerName, Judge(inventory), _options);
        Plan = _planner.Plan(_asked is null ? order : order.Within(_asked));
    }

    /// <summary>Whether the server may be restarted: nothing can be at work on it that a restart would break off.</summary>
    public bool CanRestart { get; private set; } = true;

    /// <summary>Carries the plan out and looks again.</summary>
    public List<InstallationResult> Run(ExecutionOptions run, CancellationToken cancel)
    {
        var executor = new StepExecutor(_host, _options, run, cancel) { Updates = _updates };
        executor.Prepare(Plan!);
        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = executor.Execute(Plan!);
        CanRestart = outcomes.TrueForAll(outcome => outcome.Value.Halt is null);

        // The look must not be cut short by what cut the work short: it says which state the server is in.
        List<PrerequisiteResult> after = [];
        string? notSeen = null;
        try
        {
            after = Judge(_look(CancellationToken.None));
        }
        catch (InspectionException problem)
        {
            // What was done is said even where the server is gone.
            notSeen = Text.Format(SR.StepNotSeen, problem.Message);
        }

        return [.. outcomes.Select(outcome => ToResult(outcome.Key, outcome.Value, after, notSeen))];
    }

    public void Restart(CancellationToken cancel) => _host.Restart(cancel);

    /// <summary>The results where no step may be taken: what a person has to do, and what was declined.</summary>
    public IEnumerable<InstallationResult> Declined() => Plan!.Step
        .Where(step => step.Kind != InstallationStepKind.Restart || step.IsAwaited)
        .Select(step => ToResult(
            step,
            step.Kind switch
            {
                InstallationStepKind.Manual => new StepOutcome(InstallationOutcome.Manual, step.Reason),
                InstallationStepKind.Restart => new StepOutcome(InstallationOutcome.RestartRequired, SR.StepRestartNeeded) { Changed = false },
                _ => new StepOutcome(InstallationOutcome.Skipped, SR.StepDeclined),
            },
            []));

    /// <summary>The result of a step that is only planned; what a person has to do stays what it is.</summary>
    public InstallationResult Planned(InstallationStep step) => ToResult(
        step,
        step.Kind == InstallationStepKind.Manual
            ? new StepOutcome(InstallationOutcome.Manual, step.Reason)
            : new StepOutcome(InstallationOutcome.Planned, step.Command ?? step.Reason),
        []);

    private List<PrerequisiteResult> Judge(ServerInventory inventory) =>
    [
        .. _evaluator.Evaluate(inventory)
            .Where(row => _asked is null || _asked.Names(row.RequirementId)),
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
                outcome.Outcome == InstallationOutcome.NotApplicable && row.Status == PrerequisiteStatus.NotMet
                    ? row.AsUnknown(UnknownCause.Conflict, Text.Format(SR.ReasonNotApplicableHere, step.Title))
                    : row),
        ];
        bool isUnchanged = (outcome.Changed || outcome.Outcome == InstallationOutcome.AlreadyPresent)
            && !outcome.RestartRequired
            && Array.Exists(served, row => row.Status == PrerequisiteStatus.NotMet);
        return new InstallationResult
        {
            ComputerName = ComputerName,
            StepId = step.Id,
            Action = step.Title,
            RequirementId = step.RequirementId,
            Outcome = outcome.Outcome,
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
