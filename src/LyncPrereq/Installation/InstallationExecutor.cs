using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using LyncPrereq.Inspection;

namespace LyncPrereq.Installation;

/// <summary>
/// Carries out a plan on one server, step by step. Everything that can be seen to be missing is told before the first
/// change; a step that fails stops those that depend on it and no others.
/// </summary>
internal sealed class InstallationExecutor
{
    private const int Tries = 5;
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromSeconds(30);

    /// <summary>No time at all would mean no limit.</summary>
    private static readonly TimeSpan s_leastTime = TimeSpan.FromSeconds(1);

    /// <summary>Where Windows servicing writes, on every server.</summary>
    private const string FeatureLog = @"%windir%\Logs\CBS\CBS.log";

    /// <summary>Codes stand in messages as they are, whatever the language around them.</summary>
    private static readonly Regex s_code = new("0x[0-9A-Fa-f]{8}", RegexOptions.CultureInvariant);

    private readonly IInstallHost _host;
    private readonly InstallationOptions _options;
    private readonly InstallationRun _run;
    private readonly CancellationToken _cancel;
    private readonly Dictionary<string, string> _packages = [];
    private readonly Stopwatch _watch = new();
    private bool _isNetworkLogon;

    public InstallationExecutor(
        IInstallHost host,
        InstallationOptions options,
        InstallationRun run,
        CancellationToken cancel)
    {
        _host = host;
        _options = options;
        _run = run;
        _cancel = cancel;
    }

    /// <summary>Looks whether everything that the plan needs is there. Nothing is changed.</summary>
    /// <exception cref="InputException">Something is missing; all of it is named at once.</exception>
    public void Prepare(InstallationPlan plan)
    {
        InstallationStep[] packages = [.. plan.Step.Where(step => step.Package is not null && _run.Confirm(step))];
        bool needsSource = plan.Step.Any(step => step.Feature.Count > 0 && _run.Confirm(step));

        // Without a folder nothing is looked for: not in whatever folder happens to be the current one.
        bool hasFolder = _options.PackagePath is not null;
        InstallReadiness ready = _host.Check(
            hasFolder ? [.. packages.Select(step => PackageCommand.PathOf(step.Package!, _options.PackagePath))] : [],
            needsSource && plan.OperatingSystem != WindowsRelease.WindowsServer2008R2 ? _options.SourcePath : null,
            _cancel);
        if (!ready.IsElevated)
        {
            throw new InputException(nameof(SR.NotElevated), Text.Format(SR.NotElevated, plan.ComputerName), plan.ComputerName);
        }

        _isNetworkLogon = ready.IsNetworkLogon;
        var problems = new List<string>();
        bool isUnreachable = false;
        if (!hasFolder && packages.Length > 0)
        {
            problems.Add(SR.WarnNoPackages);
            problems.AddRange(packages.Select(step => Text.Format(SR.PackageMissing, step.Package!.FilePattern)));
        }

        for (int i = 0; i < ready.Packages.Length; i++)
        {
            PackageState state = ready.Packages[i];
            bool isSignature = state.Problem
                is PackageProblem.NotSigned or PackageProblem.NotFromMicrosoft or PackageProblem.SignatureUnknown;
            if (state.Path is null || (state.Problem != PackageProblem.None && !(isSignature && _run.SkipSignatureCheck)))
            {
                isUnreachable |= state.Problem == PackageProblem.Unreachable;
                problems.Add(Text.Format(
                    SR.ResourceManager.GetString("Package" + state.Problem, SR.Culture)!,
                    state.Path ?? state.Asked,
                    state.Detail));
            }
            else
            {
                _packages[packages[i].Id] = state.Path;
            }
        }

        if (ready.SourceProblem is { } problem)
        {
            isUnreachable = true;
            problems.Add(Text.Format(SR.SourceNotThere, _options.SourcePath!, problem));
        }

        if (problems.Count > 0)
        {
            string id = isUnreachable ? nameof(SR.SourceUnreachable) : nameof(SR.PackagesNotReady);
            throw new InputException(
                id,
                Text.Format(
                    isUnreachable ? SR.SourceUnreachable : SR.PackagesNotReady,
                    plan.ComputerName,
                    string.Join(" ", problems)),
                plan.ComputerName);
        }
    }

    /// <summary>Takes the steps in their order. The server is not restarted; whether it has to be is said.</summary>
    public List<KeyValuePair<InstallationStep, StepOutcome>> Execute(InstallationPlan plan)
    {
        var outcomes = new List<KeyValuePair<InstallationStep, StepOutcome>>();
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
                string sentence = needed.Value.BlocksOthers ? SR.StepDependencyFailed : SR.StepAwaitsRestart;
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
        FeatureReport report = _host.InstallFeatures([.. step.Feature], _options.SourcePath, Left, _run.StopOnTimeout);
        if (report.IsLate)
        {
            return Late("ServerManager", report.ProcessId, report.LogPath ?? FeatureLog, report.IsStopped);
        }

        if (report.Error is { } error)
        {
            uint? code = s_code.Match(error) is { Success: true } match ? Convert.ToUInt32(match.Value, 16) : null;
            return new StepOutcome(InstallationOutcome.Failed, code is { } known ? error + " " + ExitCodes.Explain(known) : error)
            {
                ExitCode = code,
                LogPath = report.LogPath,
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
        string path = _packages[step.Id];
        string log = LogOf(step);
        return file.Update is not null && _isNetworkLogon
            ? AddWithDism(file, path, log)
            : Run(PackageCommand.Program(file, path), PackageCommand.Arguments(file, path, log), file, log);
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

            bool isSetup = file.Update is null;
            return new StepOutcome(
                ExitCodes.OutcomeOf(code),
                code == ExitCodes.AccessDenied && isSetup ? SR.ExitAccessDeniedSetup : ExitCodes.Explain(code))
            {
                ExitCode = code,
                LogPath = log,
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
