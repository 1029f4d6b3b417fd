using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Installation;

/// <summary>
/// Runs a plan on one server, step by step. All problems that can be found in advance are reported before the first
/// change. A step that fails stops only the steps that depend on it.
/// </summary>
internal sealed class StepExecutor(InstallHost host, InstallationOptions options, ExecutionOptions run, CancellationToken cancel)
{
    private const int Tries = 5;
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromSeconds(30);

    /// <summary>The minimum time. Zero would mean no limit.</summary>
    private static readonly TimeSpan s_leastTime = TimeSpan.FromSeconds(1);

    /// <summary>The log of Windows servicing on every server.</summary>
    private const string FeatureLog = @"%windir%\Logs\CBS\CBS.log";

    private Dictionary<string, PackageState> _packages = [];
    private TimeSpan _began;
    private bool _isNetworkLogon;
    private WindowsRelease? _release;

    /// <summary>Gets the installed updates, as far as they are known.</summary>
    public IReadOnlyCollection<string> Updates { get; init; } = [];

    /// <summary>Checks the prerequisites of the plan without changing the server.</summary>
    /// <exception cref="InputException">The server is not ready. The message contains all problems.</exception>
    public void Prepare(InstallationPlan plan)
    {
        var check = new PlanCheck(plan, options.PackagePath, run.SkipSignatureCheck);
        check.Run(host, [.. plan.Step.Where(run.Confirm)], cancel);
        _packages = check.Packages;
        _isNetworkLogon = check.IsNetworkLogon;
    }

    /// <summary>
    /// Runs the steps in order. The server is not restarted; the outcomes show whether a restart is required.
    /// </summary>
    public List<KeyValuePair<InstallationStep, StepOutcome>> Execute(InstallationPlan plan)
    {
        var outcomes = new List<KeyValuePair<InstallationStep, StepOutcome>>();
        _release = plan.OperatingSystemValue;
        foreach (InstallationStep step in plan.Step)
        {
            if (step.KindValue == InstallationStepKind.Restart)
            {
                if (step.IsAwaited || outcomes.Exists(before => before.Value.RestartRequired))
                {
                    outcomes.Add(new(step, new StepOutcome(InstallationOutcome.RestartRequired, SR.StepRestartNeeded) { Changed = false }));
                }

                continue;
            }

            _began = run.Clock();
            StepOutcome outcome = Take(step, outcomes);
            outcome.Duration = run.Clock() - _began;
            outcomes.Add(new(step, outcome));
        }

        return outcomes;
    }

    /// <summary>Gets the remaining time of the step; null if it has no limit.</summary>
    private TimeSpan? Left => run.StepLimit is not { } limit ? null
        : _began + limit - run.Clock() is var left && left > s_leastTime ? left
        : s_leastTime;

    private StepOutcome Take(InstallationStep step, List<KeyValuePair<InstallationStep, StepOutcome>> before)
    {
        if (step.KindValue == InstallationStepKind.Manual)
        {
            return new StepOutcome(InstallationOutcome.Manual, step.Reason);
        }

        if (cancel.IsCancellationRequested)
        {
            return new StepOutcome(InstallationOutcome.Skipped, SR.StepCancelled);
        }

        if (!run.Confirm(step))
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

        run.Begin(step, step.Package is null ? FeatureLog : LogOf(step));
        try
        {
            return step.Package is null ? InstallFeatures(step) : InstallPackage(step);
        }
        catch (OperationCanceledException)
        {
            // In the caller's own session, PowerShell ends every running command at Ctrl+C.
            return new StepOutcome(InstallationOutcome.Failed, SR.StepCutShort) { Halt = SR.StepCancelled };
        }
        catch (InspectionException problem)
        {
            // The connection was lost. The last inspection shows whether the step was done.
            return new StepOutcome(InstallationOutcome.Failed, Text.Format(SR.StepLost, step.Number, problem.Message)) { Halt = SR.StepHaltLost };
        }
    }

    private StepOutcome InstallFeatures(InstallationStep step)
    {
        FeatureReport report = host.InstallFeatures([.. step.Feature], step.Source, Left, run.StopOnTimeout, cancel);
        if (report.IsLate)
        {
            return Late("ServerManager", report.ProcessId, report.LogPath ?? FeatureLog, report.IsStopped);
        }

        if (report.Error is { } error)
        {
            uint? code = ExitCodes.In(error);
            return new StepOutcome(
                InstallationOutcome.Failed,
                code is { } known ? error + " " + ExitCodes.Explain(known, step, _release, Updates) : error)
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

        // The file is checked again where it cannot be exchanged.
        PackageState copy = host.Copy(path, Left, cancel);
        if (!copy.CanRun(run.SkipSignatureCheck))
        {
            Discard(copy, path);
            return new StepOutcome(InstallationOutcome.Failed, copy.Describe(path));
        }

        StepOutcome outcome = Run(file, copy.Path!, LogOf(step));
        if (outcome.Outcome != InstallationOutcome.TimedOut)
        {
            Discard(copy, path);
        }

        outcome.Note = state.Problem == PackageProblem.None && state.Detail.Length > 0
            ? Text.Format(SR.StepFileOfSeveral, path, state.Detail)
            : path.EndsWith(file.FilePattern, StringComparison.OrdinalIgnoreCase) ? null : Text.Format(SR.StepFile, path);
        return outcome;
    }

    private StepOutcome Run(PackageFile file, string path, string log) => file.Update is not null && _isNetworkLogon
        ? AddWithDism(file, path, log)
        : Run(file.Program(path), file.Arguments(path, log), file, log);

    private void Discard(PackageState copy, string original)
    {
        if (copy.Path is { } path && path != original)
        {
            host.Remove(path, cancel);
        }
    }

    private string LogOf(InstallationStep step) => host.TemporaryPath(step.Id + ".log");

    /// <summary>Installs an unpacked update with DISM, because wusa.exe does not run in a network logon.</summary>
    private StepOutcome AddWithDism(PackageFile file, string path, string log)
    {
        string folder = host.Unpacked(path, cancel);
        StepOutcome unpacked = Run("expand.exe", ["-F:*" + file.Update + "*.cab", path, folder], file, log);
        return unpacked.Outcome != InstallationOutcome.Succeeded ? unpacked
            : cancel.IsCancellationRequested ? new StepOutcome(InstallationOutcome.Skipped, SR.StepCancelled)
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
            ProcessReport report = host.RunProcess(program, arguments, Left, run.StopOnTimeout, cancel);
            if (report.IsLate)
            {
                return Late(program, report.ProcessId, log, report.IsStopped);
            }

            if (report.ExitCode is not { } code)
            {
                return new StepOutcome(InstallationOutcome.Failed, Text.Format(SR.StepNotStarted, program, report.Error ?? ""));
            }

            bool hasTime = Left is not { } left || left > s_betweenTries;
            if (ExitCodes.IsAnotherInstaller(code) && attempt < Tries && hasTime && !cancel.IsCancellationRequested)
            {
                run.Wait(s_betweenTries);
                if (!cancel.IsCancellationRequested)
                {
                    continue;
                }
            }

            return new StepOutcome(ExitCodes.OutcomeOf(code), ExitCodes.Explain(code, file))
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

    /// <summary>
    /// Returns the outcome at the time limit. No other installation can run at the same time, or after one that was
    /// terminated.
    /// </summary>
    private static StepOutcome Late(string program, int processId, string log, bool isStopped) => new(
        InstallationOutcome.TimedOut,
        Text.Format(isStopped ? SR.StepStopped : SR.StepLeftRunning, program, processId, log))
    {
        LogPath = log,
        Halt = SR.StepHaltLate,
    };
}
