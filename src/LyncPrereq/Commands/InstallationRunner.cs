using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using LyncPrereq.Installation;

namespace LyncPrereq.Commands;

/// <summary>
/// Carries plans out: asks for each step, works on servers side by side, tells what came of it, and restarts a server
/// if that was asked for.
/// </summary>
internal sealed class InstallationRunner
{
    private readonly InstallLyncPrerequisiteCommand _command;
    private readonly EachServer _each;
    private readonly CancellationTokenSource _cancel;
    private readonly bool _isWhatIf;

    /// <param name="command">What was asked for, and the way to ask and to tell.</param>
    /// <param name="each">Keeps what goes wrong with one server from the others.</param>
    /// <param name="cancel">Once it is cancelled no further step is begun.</param>
    public InstallationRunner(InstallLyncPrerequisiteCommand command, EachServer each, CancellationTokenSource cancel)
    {
        _command = command;
        _each = each;
        _cancel = cancel;
        _isWhatIf = LanguagePrimitives.IsTrue(command.MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
            ? bound
            : command.GetVariableValue("WhatIfPreference"));
    }

    /// <summary>Sessions side by side; this computer on the thread that its session belongs to.</summary>
    public void Run(List<ServerInstallation> servers)
    {
        servers.ForEach(Ask);
        if (_isWhatIf)
        {
            return;
        }

        using var all = new SideBySide();
        foreach (ServerInstallation server in servers)
        {
            if (server.Confirmed.Count == 0)
            {
                _command.WriteObject(server.Declined(), enumerateCollection: true);
            }
            else if (_command.Session.Length > 0)
            {
                all.Start(
                    () => Run(server, step => all.Say(() => WriteStep(server, step))),
                    results => _each.Try(server.ComputerName, () => Finish(server, results())));
            }
            else
            {
                _each.Try(server.ComputerName, () => Finish(server, Run(server, step => WriteStep(server, step))));
            }
        }

        try
        {
            all.Wait();
        }
        catch
        {
            // Whoever wants no more results wants no further step begun.
            _cancel.Cancel();
            throw;
        }
    }

    /// <summary>Asks for every step that changes the server; where it is only asked what would be, each is shown.</summary>
    private void Ask(ServerInstallation server)
    {
        foreach (InstallationStep step in server.Plan!.Step)
        {
            bool isManual = step.Kind == InstallationStepKind.Manual;
            if (isManual)
            {
                _command.WriteWarning(Text.Format(SR.WarnManual, server.ComputerName, step.Reason));
            }

            if ((isManual && !_isWhatIf) || (step.Kind == InstallationStepKind.Restart && !_command.Restart))
            {
                continue;
            }

            if (ShouldProcess(server, step.Title, step.Command ?? step.Reason))
            {
                server.Confirmed.Add(step.Id);
            }
            else if (_isWhatIf)
            {
                _command.WriteObject(server.Planned(step));
            }
        }
    }

    private bool ShouldProcess(ServerInstallation server, string title, string action) =>
        _command.ShouldProcess(Text.Format(SR.ConfirmTarget, server.ComputerName, title), action);

    private List<InstallationResult> Run(ServerInstallation server, Action<InstallationStep> begin)
    {
        var run = new InstallationRun
        {
            StepLimit = _command.StepTimeoutSec > 0 ? TimeSpan.FromSeconds(_command.StepTimeoutSec) : null,
            StopOnTimeout = _command.StopOnTimeout,
            SkipSignatureCheck = _command.SkipSignatureCheck,
            Confirm = step => server.Confirmed.Contains(step.Id),
            Begin = begin,
            Wait = time => _cancel.Token.WaitHandle.WaitOne(time),
        };
        return server.Run(run, _cancel.Token);
    }

    private void WriteStep(ServerInstallation server, InstallationStep step)
    {
        if (!_cancel.IsCancellationRequested)
        {
            _command.WriteProgress(new ProgressRecord(
                1,
                Text.Format(SR.ProgressInstalling, server.ComputerName),
                Text.Format(SR.ProgressStep, step.Number, step.Title)));
        }
    }

    private void Finish(ServerInstallation server, List<InstallationResult> results)
    {
        if (_cancel.IsCancellationRequested)
        {
            // Nobody reads the pipeline any more, and the state of the server has to be said.
            results.ForEach(result =>
                _command.Host.UI.WriteWarningLine(Text.Format(SR.InstallCancelled, result, result.Message)));
            return;
        }

        string activity = Text.Format(SR.ProgressInstalling, server.ComputerName);
        _command.WriteProgress(new ProgressRecord(1, activity, activity) { RecordType = ProgressRecordType.Completed });

        _command.WriteObject(results, enumerateCollection: true);
        if (!_command.Restart || !results.Exists(result => result.RestartRequired) || !MayRestart(server))
        {
            return;
        }

        if (results.Exists(result => result.Outcome == InstallationOutcome.TimedOut))
        {
            _command.WriteWarning(Text.Format(SR.RestartWithheld, server.ComputerName));
            return;
        }

        server.Restart(_cancel.Token);
    }

    /// <summary>A restart that no document announced is asked for when it comes.</summary>
    private bool MayRestart(ServerInstallation server) =>
        server.Plan!.Step.Any(step => step.Id == InstallationPlanner.RestartStep)
            ? server.Confirmed.Contains(InstallationPlanner.RestartStep)
            : ShouldProcess(server, SR.StepRestart, SR.StepRestart);
}
