using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Installation;

namespace LyncPrereq.Commands;

/// <summary>
/// Runs plans: prompts for each step, processes servers at the same time, writes the results, and restarts servers if
/// this was specified.
/// </summary>
internal sealed class InstallCoordinator
{
    private readonly InstallLyncPrerequisiteCommand _command;
    private readonly PerServerErrors _each;
    private readonly Runner _all;
    private readonly CancellationTokenSource _cancel;
    private readonly bool _isWhatIf;
    private readonly List<ServerInstall> _toRestart = [];

    /// <param name="command">The cmdlet, which prompts and writes.</param>
    /// <param name="each">Writes the errors of a server, so that the others are processed.</param>
    /// <param name="all">Processes servers at the same time.</param>
    /// <param name="cancel">After cancellation, no further step starts.</param>
    public InstallCoordinator(
        InstallLyncPrerequisiteCommand command,
        PerServerErrors each,
        Runner all,
        CancellationTokenSource cancel)
    {
        _command = command;
        _each = each;
        _all = all;
        _cancel = cancel;
        _isWhatIf = LanguagePrimitives.IsTrue(command.MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
            ? bound
            : command.GetVariableValue("WhatIfPreference"));
    }

    /// <summary>Runs the confirmed steps and writes the results.</summary>
    public void Run(List<ServerInstall> servers)
    {
        servers.ForEach(Ask);
        if (_isWhatIf)
        {
            return;
        }

        var shown = new List<InstallationProgress>();
        foreach (ServerInstall server in servers)
        {
            if (server.Confirmed.Count == 0)
            {
                _command.WriteObject(server.Declined(), enumerateCollection: true);
                continue;
            }

            var progress = new InstallationProgress(_command, server, shown.Count + 1);
            shown.Add(progress);
            _all.Start(
                _ => Run(server, (step, log) => _all.Post(() => Show(() => progress.Begin(step, log)))),
                results => _each.Try(server.ComputerName, () => Finish(server, progress, results)));
        }

        _all.Wait(() => Show(() => shown.ForEach(progress => progress.Show())));

        // Servers are restarted last, because one server can contain the files that another one installs from.
        _toRestart.ForEach(server => _each.Try(server.ComputerName, () => Restart(server)));
    }

    /// <summary>Prompts for every step that changes the server. With WhatIf, shows each step.</summary>
    private void Ask(ServerInstall server)
    {
        foreach (InstallationStep step in server.Plan!.Step)
        {
            bool isManual = step.KindValue == InstallationStepKind.Manual;
            if (isManual)
            {
                _command.WriteWarning(Text.Format(SR.WarnManual, server.ComputerName, step.Reason));
            }

            if ((isManual && !_isWhatIf) || (step.KindValue == InstallationStepKind.Restart && !_command.Restart))
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

    private bool ShouldProcess(ServerInstall server, string title, string action) =>
        _command.ShouldProcess(Text.Format(SR.ConfirmTarget, server.ComputerName, title), action);

    private List<InstallationResult> Run(ServerInstall server, Action<InstallationStep, string> begin)
    {
        var run = new ExecutionOptions
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

    private void Show(Action progress)
    {
        if (!_cancel.IsCancellationRequested)
        {
            progress();
        }
    }

    private void Finish(ServerInstall server, InstallationProgress progress, Func<List<InstallationResult>> take)
    {
        Show(progress.End);
        List<InstallationResult> results = take();
        Tell(results);
        if (_cancel.IsCancellationRequested
            || !_command.Restart
            || !results.Exists(result => result.RestartRequired)
            || !MayRestart(server))
        {
            return;
        }

        if (server.CanRestart)
        {
            _toRestart.Add(server);
        }
        else
        {
            _command.WriteWarning(Text.Format(SR.RestartWithheld, server.ComputerName));
        }
    }

    private void Restart(ServerInstall server)
    {
        _command.WriteWarning(Text.Format(SR.RestartBegins, server.ComputerName));
        try
        {
            server.Restart(_cancel.Token);
        }
        catch (InspectionException problem) when (problem.Cause == UnknownCause.Unreachable)
        {
            // The server restarted before it responded.
        }
        catch (InspectionException problem) when (problem.Cause == UnknownCause.TimedOut)
        {
            _command.WriteWarning(Text.Format(SR.RestartNotConfirmed, server.ComputerName));
        }
    }

    /// <summary>
    /// Writes results. If the pipeline does not accept output, they are written as warnings outside it, because the
    /// state of a changed server must always be shown.
    /// </summary>
    private void Tell(List<InstallationResult> results)
    {
        int told = 0;
        try
        {
            while (!_cancel.IsCancellationRequested && told < results.Count)
            {
                _command.WriteObject(results[told]);
                told++;
            }
        }
        finally
        {
            foreach (InstallationResult result in results.Skip(told))
            {
                _command.Host.UI.WriteWarningLine(Text.Format(SR.PipelineEnded, result, result.Message));
            }
        }
    }

    /// <summary>
    /// Returns whether to restart a server. A restart that the plan did not contain is confirmed now.
    /// </summary>
    private bool MayRestart(ServerInstall server) =>
        server.Plan!.Step.Where(step => step.KindValue == InstallationStepKind.Restart).ToList() is { Count: > 0 } restarts
            ? restarts.Exists(step => server.Confirmed.Contains(step.Id))
            : ShouldProcess(server, SR.StepRestart, SR.StepRestart);
}
