using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

namespace LyncPrereq.Installation;

/// <summary>
/// Carries out a plan on one server, step by step. Everything that can be seen to be missing is told before the first
/// change; a step that fails stops those that depend on it and no others.
/// </summary>
internal sealed class InstallationExecutor
{
    private const int Tries = 5;
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromSeconds(30);

    /// <summary>Codes stand in messages as they are, whatever the language around them.</summary>
    private static readonly Regex s_code = new("0x[0-9A-Fa-f]{8}", RegexOptions.CultureInvariant);

    private readonly IInstallHost _host;
    private readonly InstallationOptions _options;
    private readonly InstallationRun _run;
    private readonly CancellationToken _cancel;
    private readonly Dictionary<string, string> _packages = [];
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
        InstallationStep[] packages = Array.FindAll(plan.Step, step => step.Package is not null);
        bool needsSource = Array.Exists(plan.Step, step => step.Feature.Length > 0);
        InstallReadiness ready = _host.Check(
            [.. packages.Select(step => PackageCommand.PathOf(step.Package!, _options.PackagePath))],
            needsSource ? _options.SourcePath : null,
            _cancel);
        if (!ready.IsElevated)
        {
            throw new InputException(nameof(SR.NotElevated), Text.Format(SR.NotElevated, plan.ComputerName), plan.ComputerName);
        }

        _isNetworkLogon = ready.IsNetworkLogon;
        var problems = new List<string>();
        for (int i = 0; i < packages.Length; i++)
        {
            PackageState state = ready.Packages[i];
            bool isSignature = state.Problem is PackageProblem.NotSigned or PackageProblem.NotFromMicrosoft;
            if (state.Path is null || (state.Problem != PackageProblem.None && !(isSignature && _run.SkipSignatureCheck)))
            {
                problems.Add(Text.Format(SR.ResourceManager.GetString("Package" + state.Problem, SR.Culture)!, state.Path ?? state.Asked));
            }
            else
            {
                _packages[packages[i].Id] = state.Path;
            }
        }

        if (problems.Count > 0)
        {
            throw new InputException(
                nameof(SR.PackagesNotReady),
                Text.Format(SR.PackagesNotReady, plan.ComputerName, string.Join(" ", problems)),
                plan.ComputerName);
        }

        if (ready.SourceProblem is { } problem)
        {
            throw new InputException(
                nameof(SR.SourceUnreachable),
                Text.Format(SR.SourceUnreachable, plan.ComputerName, _options.SourcePath!, problem),
                plan.ComputerName);
        }
    }

    /// <summary>Takes the steps in their order; a restart is not among them.</summary>
    public Dictionary<InstallationStep, StepOutcome> Execute(InstallationPlan plan)
    {
        var outcomes = new Dictionary<InstallationStep, StepOutcome>();
        foreach (InstallationStep step in plan.Step.Where(step => step.Kind != InstallationStepKind.Restart))
        {
            var watch = Stopwatch.StartNew();
            StepOutcome outcome = Take(step, outcomes);
            outcome.Duration = watch.Elapsed;
            outcomes.Add(step, outcome);
        }

        return outcomes;
    }

    private StepOutcome Take(InstallationStep step, Dictionary<InstallationStep, StepOutcome> before)
    {
        if (_cancel.IsCancellationRequested)
        {
            return new StepOutcome(InstallationOutcome.Skipped, SR.StepCancelled);
        }

        if (step.Kind == InstallationStepKind.Manual)
        {
            return new StepOutcome(InstallationOutcome.Manual, step.Reason);
        }

        InstallationStep? missing = before.Keys.FirstOrDefault(
            other => step.DependsOn.Contains(other.Id) && before[other].BlocksOthers);
        if (missing is not null)
        {
            return new StepOutcome(InstallationOutcome.Skipped, Text.Format(SR.StepDependencyFailed, missing.Title));
        }

        if (!_run.Confirm(step))
        {
            return new StepOutcome(InstallationOutcome.Skipped, SR.StepDeclined);
        }

        _run.Begin(step);
        return step.Package is null ? InstallFeatures(step) : InstallPackage(step);
    }

    private StepOutcome InstallFeatures(InstallationStep step)
    {
        FeatureReport report = _host.InstallFeatures(step.Feature, _options.SourcePath, _run.StepLimit, _cancel);
        if (report.IsLate)
        {
            return new StepOutcome(InstallationOutcome.TimedOut, SR.StepFeaturesLate);
        }

        if (report.Error is { } error)
        {
            uint? code = s_code.Match(error) is { Success: true } match ? Convert.ToUInt32(match.Value, 16) : null;
            return new StepOutcome(InstallationOutcome.Failed, code is { } known ? error + " " + ExitCodes.Explain(known) : error)
            {
                ExitCode = code,
            };
        }

        bool isRefused = report.ExitCode == "FailedRestartRequired";
        return !report.Success
            ? new StepOutcome(
                InstallationOutcome.Failed,
                isRefused ? SR.StepFailedRestart : Text.Format(SR.StepFeaturesFailed, report.ExitCode))
            {
                NeedsRestart = isRefused,
            }
            : report.ExitCode == "NoChangeNeeded" ? new StepOutcome(InstallationOutcome.AlreadyPresent, SR.ExitAlreadyPresent)
            : report.RestartNeeded == "No" ? new StepOutcome(InstallationOutcome.Succeeded, SR.ExitSuccess)
            : new StepOutcome(InstallationOutcome.RestartRequired, SR.ExitRestart);
    }

    private StepOutcome InstallPackage(InstallationStep step)
    {
        PackageFile file = step.Package!;
        string path = _packages[step.Id];
        string log = _host.TemporaryPath(step.Id + ".log");
        return file.Update is not null && _isNetworkLogon
            ? AddWithDism(file, path, log)
            : Run(PackageCommand.Program(file, path), PackageCommand.Arguments(file, path, log), file, log);
    }

    /// <summary>In a network logon wusa.exe refuses; what it would have done is taken apart and given to DISM.</summary>
    private StepOutcome AddWithDism(PackageFile file, string path, string log)
    {
        string folder = _host.TemporaryFolder(file.Update!);
        StepOutcome unpacked = Run("expand.exe", ["-F:*" + file.Update + "*.cab", path, folder], file, log);
        return unpacked.Outcome != InstallationOutcome.Succeeded
            ? unpacked
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
            ProcessReport report = _host.RunProcess(program, arguments, _run.StepLimit, _run.StopOnTimeout, _cancel);
            if (report.IsLate)
            {
                return new StepOutcome(
                    InstallationOutcome.TimedOut,
                    Text.Format(_run.StopOnTimeout ? SR.StepStopped : SR.StepLeftRunning, program, report.ProcessId, log))
                {
                    LogPath = log,
                };
            }

            if (report.ExitCode is not { } code)
            {
                return new StepOutcome(InstallationOutcome.Failed, Text.Format(SR.StepNotStarted, program, report.Error ?? ""));
            }

            if (code == ExitCodes.AnotherInstallerRuns && attempt < Tries && !_cancel.IsCancellationRequested)
            {
                _run.Wait(s_betweenTries);
                continue;
            }

            bool isSetup = file.Update is null;
            return new StepOutcome(
                ExitCodes.OutcomeOf(code),
                code == ExitCodes.AccessDenied && isSetup ? SR.ExitAccessDeniedSetup : ExitCodes.Explain(code))
            {
                ExitCode = code,
                LogPath = log,
            };
        }
    }
}
