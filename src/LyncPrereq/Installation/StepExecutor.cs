using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Installation;

/// <summary>
/// Carries out a plan on one server, step by step. Everything that can be seen to be missing is told before the first
/// change; a step that fails stops those that depend on it and no others.
/// </summary>
internal sealed class StepExecutor
{
    private const int Tries = 5;
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromSeconds(30);

    /// <summary>No time at all would mean no limit.</summary>
    private static readonly TimeSpan s_leastTime = TimeSpan.FromSeconds(1);

    /// <summary>Where Windows servicing writes, on every server.</summary>
    private const string FeatureLog = @"%windir%\Logs\CBS\CBS.log";

    private readonly IInstallHost _host;
    private readonly InstallationOptions _options;
    private readonly ExecutionOptions _run;
    private readonly CancellationToken _cancel;
    private Dictionary<string, PackageState> _packages = [];
    private readonly Stopwatch _watch = new();
    private bool _isNetworkLogon;
    private WindowsRelease? _release;

    public StepExecutor(
        IInstallHost host,
        InstallationOptions options,
        ExecutionOptions run,
        CancellationToken cancel)
    {
        _host = host;
        _options = options;
        _run = run;
        _cancel = cancel;
    }

    /// <summary>The updates that the server was seen to have.</summary>
    public IReadOnlyCollection<string> Updates { get; init; } = [];

    /// <summary>Looks whether everything that the plan needs is there. Nothing is changed.</summary>
    /// <exception cref="InputException">Something is missing; all of it is named at once.</exception>
    public void Prepare(InstallationPlan plan)
    {
        var check = new PlanCheck(plan, _options.PackagePath, _run.SkipSignatureCheck);
        check.Run(_host, [.. plan.Step.Where(_run.Confirm)], _cancel);
        _packages = check.Packages;
        _isNetworkLogon = check.IsNetworkLogon;
    }

    /// <summary>Takes the steps in their order. The server is not restarted; whether it has to be is said.</summary>
    public List<KeyValuePair<InstallationStep, StepOutcome>> Execute(InstallationPlan plan)
    {
        var outcomes = new List<KeyValuePair<InstallationStep, StepOutcome>>();
        _release = plan.OperatingSystem;
        foreach (InstallationStep step in plan.Step)
        {
            if (step.Kind == InstallationStepKind.Restart)
            {
                if (step.IsAwaited || outcomes.Exists(before => before.Value.RestartRequired))
                {
                    outcomes.Add(new(step, new StepOutcome(InstallationOutcome.RestartRequired, SR.StepRestartNeeded) { Changed = false }));
                }

                continue;
            }

            _watch.Restart();
            StepOutcome outcome = Take(step, outcomes);
            outcome.Duration = _watch.Elapsed;
            outcomes.Add(new(step, outcome));
        }

        return outcomes;
    }

    /// <summary>What is left of the time of the step; null where it has no limit.</summary>
    private TimeSpan? Left => _run.StepLimit is not { } limit ? null
        : limit - _watch.Elapsed is var left && left > s_leastTime ? left
        : s_leastTime;

    private StepOutcome Take(InstallationStep step, List<KeyValuePair<InstallationStep, StepOutcome>> before)
    {
        if (step.Kind == InstallationStepKind.Manual)
        {
            return new StepOutcome(InstallationOutcome.Manual, step.Reason);
        }

        if (_cancel.IsCancellationRequested)
        {
            return new StepOutcome(InstallationOutcome.Skipped, SR.StepCancelled);
        }

        if (!_run.Confirm(step))
        {
            return new StepOutcome(InstallationOutcome.Skipped, SR.StepDeclined);
        }

        if (before.FirstOrDefault(other => other.Value.Halt is not null).Value?.Halt is { } halt)
        {
            return new StepOutcome(InstallationOutcome.Skipped, halt);
        }

        foreach (KeyValuePair<InstallationStep, StepOutcome> needed in before.Where(other => step.DependsOn.Contains(other.Key.Id)))
        {
            if (needed.Value.BlocksOthers || needed.Value.RestartRequired)
            {
                string sentence = needed.Key.IsAwaited ? SR.StepWindowsAwaitsRestart
                    : needed.Value.BlocksOthers ? SR.StepDependencyFailed
                    : SR.StepAwaitsRestart;
                return new StepOutcome(InstallationOutcome.Skipped, Text.Format(sentence, needed.Key.Title));
            }
        }

        _run.Begin(step, step.Package is null ? FeatureLog : LogOf(step));
        try
        {
            return step.Package is null ? InstallFeatures(step) : InstallPackage(step);
        }
        catch (OperationCanceledException)
        {
            // In the caller's own session PowerShell ends every command that runs there, this one too.
            return new StepOutcome(InstallationOutcome.Failed, SR.StepCutShort) { Halt = SR.StepCancelled };
        }
        catch (InspectionException problem)
        {
            // The way to the server broke; whether the step was done is for the last look to say.
            return new StepOutcome(InstallationOutcome.Failed, Text.Format(SR.StepLost, problem.Message)) { Halt = SR.StepHaltLost };
        }
    }

    private StepOutcome InstallFeatures(InstallationStep step)
    {
        FeatureReport report = _host.InstallFeatures([.. step.Feature], step.Source, Left, _run.StopOnTimeout);
        if (report.IsLate)
        {
            return Late("ServerManager", report.ProcessId, report.LogPath ?? FeatureLog, report.IsStopped);
        }

        if (report.Error is { } error)
        {
            uint? code = FeatureErrors.CodeIn(error);
            return new StepOutcome(
                InstallationOutcome.Failed,
                code is { } known ? error + " " + FeatureErrors.Explain(known, step, _release, Updates) : error)
            {
                ExitCode = code,
                LogPath = report.LogPath,
                NeedsRestart = code is { } refusal && ExitCodes.IsRestartFirst(refusal),
            };
        }

        bool isRefused = report.ExitCode == "FailedRestartRequired";
        InstallationOutcome outcome = !report.Success ? InstallationOutcome.Failed
            : report.ExitCode == "NoChangeNeeded" ? InstallationOutcome.AlreadyPresent
            : report.RestartNeeded == "No" && report.ExitCode != "SuccessRestartRequired" ? InstallationOutcome.Succeeded
            : InstallationOutcome.RestartRequired;
        string message = outcome switch
        {
            InstallationOutcome.AlreadyPresent => SR.ExitAlreadyPresent,
            InstallationOutcome.Succeeded => SR.ExitSuccess,
            InstallationOutcome.RestartRequired => SR.ExitRestart,
            _ when isRefused => SR.StepFailedRestart,
            _ when report.FailedFeatures.Length == 0 => Text.Format(SR.StepFeaturesFailed, report.ExitCode),
            _ => Text.Format(SR.StepFeaturesFailedNamed, report.ExitCode, string.Join(", ", report.FailedFeatures)),
        };
        return new StepOutcome(outcome, message) { NeedsRestart = isRefused, LogPath = report.LogPath };
    }

    private StepOutcome InstallPackage(InstallationStep step)
    {
        PackageFile file = step.Package!;
        PackageState state = _packages[step.Id];
        string path = state.Path!;
        string log = LogOf(step);
        StepOutcome outcome = file.Update is not null && _isNetworkLogon
            ? AddWithDism(file, path, log)
            : Run(PackageCommand.Program(file, path), PackageCommand.Arguments(file, path, log), file, log);
        outcome.Note = state.Problem == PackageProblem.None && state.Detail.Length > 0
            ? Text.Format(SR.StepFileOfSeveral, path, state.Detail)
            : path.EndsWith(file.FilePattern, StringComparison.OrdinalIgnoreCase) ? null : Text.Format(SR.StepFile, path);
        return outcome;
    }

    private string LogOf(InstallationStep step) => _host.TemporaryPath(step.Id + ".log");

    /// <summary>In a network logon wusa.exe refuses; what it would have done is taken apart and given to DISM.</summary>
    private StepOutcome AddWithDism(PackageFile file, string path, string log)
    {
        string folder = _host.TemporaryFolder(file.Update!);
        StepOutcome unpacked = Run("expand.exe", ["-F:*" + file.Update + "*.cab", path, folder], file, log);
        return unpacked.Outcome != InstallationOutcome.Succeeded ? unpacked
            : _cancel.IsCancellationRequested ? new StepOutcome(InstallationOutcome.Skipped, SR.StepCancelled)
            : Run(
                "dism.exe",
                ["/online", "/add-package", "/packagepath:" + folder, "/quiet", "/norestart", "/logpath:" + log],
                file,
                log);
    }

    private StepOutcome Run(string program, string[] arguments, PackageFile file, string log)
    {
        for (int attempt = 1; ; attempt++)
        {
            ProcessReport report = _host.RunProcess(program, arguments, Left, _run.StopOnTimeout);
            if (report.IsLate)
            {
                return Late(program, report.ProcessId, log, report.IsStopped);
            }

            if (report.ExitCode is not { } code)
            {
                return new StepOutcome(InstallationOutcome.Failed, Text.Format(SR.StepNotStarted, program, report.Error ?? ""));
            }

            bool hasTime = Left is not { } left || left > s_betweenTries;
            if (ExitCodes.IsAnotherInstaller(code) && attempt < Tries && hasTime && !_cancel.IsCancellationRequested)
            {
                _run.Wait(s_betweenTries);
                if (!_cancel.IsCancellationRequested)
                {
                    continue;
                }
            }

            return new StepOutcome(ExitCodes.OutcomeOf(code), PackageCommand.Explain(file, code))
            {
                ExitCode = code,
                LogPath = log,
                NeedsRestart = ExitCodes.IsRestartFirst(code),
                Halt = code == ExitCodes.RestartBegun ? SR.StepHaltRestart
                    : ExitCodes.IsAnotherInstaller(code) ? SR.StepHaltAnother
                    : null,
            };
        }
    }

    /// <summary>Two installations at a time are one too many, and after a broken-off one nobody knows.</summary>
    private static StepOutcome Late(string program, int processId, string log, bool isStopped) => new(
        InstallationOutcome.TimedOut,
        Text.Format(isStopped ? SR.StepStopped : SR.StepLeftRunning, program, processId, log))
    {
        LogPath = log,
        Halt = SR.StepHaltLate,
    };
}
