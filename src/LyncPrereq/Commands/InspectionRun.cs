using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using LyncPrereq.Concurrency;
using LyncPrereq.Inspection;

namespace LyncPrereq.Commands;

/// <summary>Inspects the servers of one command, and writes the results of each as soon as it is done.</summary>
/// <param name="command">The cmdlet with the limits, which receives the facts.</param>
/// <param name="targets">The servers.</param>
/// <param name="gate">Guards the credential; null if none was typed.</param>
internal sealed class InspectionRun(InspectionCommand command, List<InspectionTarget> targets, CredentialGate? gate) : IDisposable
{
    /// <summary>The time for open sessions to close before they are abandoned.</summary>
    private static readonly TimeSpan s_closing = TimeSpan.FromSeconds(5);

    private const int MostUntried = 4;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A typed credential is sent to one server at a time until a server has accepted it. On many servers at the same
    /// time, a mistyped password would lock the account before the first refusal arrives.
    /// </summary>
    private readonly Runner _runner = new(gate is null ? command.ThrottleLimit : 1);
    private readonly Stopwatch _sinceTry = Stopwatch.StartNew();
    private int _throttle = gate is null ? command.ThrottleLimit : 1;
    private int _done;
    private int _failed;

    public void Inspect()
    {
        foreach (InspectionTarget target in targets)
        {
            target.Start(_runner, () => command.NeedsOf(target), command.TimeLimit, Take);
        }

        try
        {
            _runner.Wait(TryAnother);
        }
        catch
        {
            // If the pipeline does not accept more rows, no more servers are inspected.
            Dispose();
            throw;
        }

        int left = command.Stopping ? 0 : _runner.WaitForThreads(s_closing);
        if (left > 0)
        {
            command.WriteVerbose(Text.Format(SR.SessionsAbandoned, left));
        }
    }

    /// <summary>Ends running inspections, without waiting for them.</summary>
    public void Dispose()
    {
        _runner.Stop();
        _runner.Dispose();
    }

    /// <summary>
    /// A server that does not answer has not refused the credential either: one more is tried for each two seconds of
    /// silence, so that servers that are down do not delay all others for their complete time limit. The number of servers
    /// that have an untried credential at the same time stays below the usual lockout thresholds.
    /// </summary>
    private void TryAnother()
    {
        if (gate is { IsAccepted: false } && _throttle < Math.Min(command.ThrottleLimit, MostUntried) && _sinceTry.Elapsed >= s_patience)
        {
            _throttle++;
            _sinceTry.Restart();
            _runner.Widen(_throttle);
        }
    }

    private void Take(InspectionOutcome outcome)
    {
        _done++;
        _failed += outcome.Failure is null ? 0 : 1;
        ShowProgress();
        foreach (string line in outcome.Trace)
        {
            command.WriteVerbose(line);
        }

        if (gate is { IsAccepted: true } && _throttle < command.ThrottleLimit)
        {
            _throttle = command.ThrottleLimit;
            _runner.Widen(_throttle);
        }

        if (outcome.Failure is { } failure)
        {
            command.WriteError(ErrorRecords.Inspection(outcome, failure));
        }

        command.Take(outcome.Inventory, outcome.Target);
    }

    private void ShowProgress()
    {
        if (targets.Count > 1)
        {
            command.WriteProgress(new ProgressRecord(1, SR.ProgressActivity, Text.Format(SR.ProgressStatus, _done, targets.Count, _failed, _runner.Running))
            {
                PercentComplete = _done * 100 / targets.Count,
                RecordType = _done == targets.Count ? ProgressRecordType.Completed : ProgressRecordType.Processing,
            });
        }
    }
}
