using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Inspection.Local;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Scripting;
using Microsoft.Management.Infrastructure;

namespace LyncPrereq.Commands;

/// <summary>
/// What all cmdlets share that look at live servers: who is asked and how, many at a time, none longer than allowed.
/// Servers are gathered while input comes in and asked when it has ended, each of them once.
/// </summary>
public abstract class InspectionCommand : PSCmdlet, IDisposable
{
    internal const string ComputerSet = "Computer";
    internal const string CimSessionSet = "CimSession";
    internal const string SessionSet = "Session";

    /// <summary>How long sessions that were opened may take to close before they are left to themselves.</summary>
    private static readonly TimeSpan s_closing = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, InspectionTarget> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<InspectionTarget> _order = [];
    private readonly CredentialGate _gate = new();
    private FanOut<InspectionTarget, InspectionOutcome>? _fanOut;

    /// <summary>The servers, by name; this computer where none is named.</summary>
    [Parameter(ParameterSetName = ComputerSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CN", "DNSHostName", "Fqdn", "Server", "HostName", "PSComputerName")]
    [ComputerNameTransformation]
    [ValidateNotNullOrEmpty]
    public string[] ComputerName { get; set; } = [];

    /// <summary>CIM sessions to the servers. They are used and never closed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CimSessionSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public CimSession[] CimSession { get; set; } = [];

    /// <summary>PowerShell sessions to the servers, over WinRM or SSH. They are used and never closed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SessionSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public PSSession[] Session { get; set; } = [];

    /// <summary>
    /// The account to ask with. When a server refuses it, the servers that were not begun yet are not tried.
    /// </summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Uses WS-Management over HTTPS.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    public SwitchParameter UseSsl { get; set; }

    /// <summary>
    /// Wsman or Dcom only. Without it Wsman is tried first, and Dcom where that does not reach the server.
    /// </summary>
    [Parameter(ParameterSetName = ComputerSet)]
    public CimProtocol Protocol { get; set; }

    /// <summary>How many servers are asked at a time.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = CimSessionSet)]
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>How long the inspection of a server may take, in seconds.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = CimSessionSet)]
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>Whether live servers are asked at all.</summary>
    internal bool IsLive => ParameterSetName is ComputerSet or CimSessionSet or SessionSet;

    /// <summary>Whether a server could not even be asked.</summary>
    internal bool HasFailed { get; private set; }

    private TimeSpan TimeLimit => TimeSpan.FromSeconds(TimeoutSec);

    /// <summary>Ends what is still running and closes what was opened, without waiting for it.</summary>
    public void Dispose()
    {
        _fanOut?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What has to be read of a server.</summary>
    internal abstract Func<InventorySource[], FactNeeds> NeedsOf(InspectionTarget target);

    /// <summary>Takes the facts of a server that is done.</summary>
    internal abstract void Take(ServerInventory inventory, InspectionTarget target);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (UseSsl && IsBound(nameof(Protocol)) && Protocol == CimProtocol.Dcom)
        {
            ThrowTerminatingError(ErrorRecords.UseSslWithDcom());
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => Dispose();

    /// <summary>Adds the servers that the bound parameters name.</summary>
    /// <param name="roles">The roles that they are asked for.</param>
    internal void AddTargets(IReadOnlyList<LyncRole> roles)
    {
        switch (ParameterSetName)
        {
            case CimSessionSet:
                foreach (CimSession session in CimSession)
                {
                    AddTarget(session.InstanceId.ToString(), roles, () => new InspectionTarget(
                        session.ComputerName ?? Environment.MachineName,
                        isRequested: true,
                        _ => CimReader.Over(session, TimeLimit)));
                }

                break;
            case SessionSet:
                foreach (PSSession session in Session)
                {
                    AddTarget(session.InstanceId.ToString(), roles, () => SessionTarget(session));
                }

                break;
            case ComputerSet when ComputerName.Length == 0 && (Credential is not null || UseSsl || IsBound(nameof(Protocol))):
                HasFailed = true;
                WriteError(ErrorRecords.ComputerNameMissing());
                break;
            case ComputerSet when ComputerName.Length == 0:
                AddLocal(roles);
                break;
            case ComputerSet:
                foreach (string name in ComputerName)
                {
                    if (!ComputerNames.CanBe(name))
                    {
                        HasFailed = true;
                        WriteError(ErrorRecords.ComputerNameInvalid(name));
                    }
                    else if (IsThisComputer(name))
                    {
                        AddLocal(roles);
                    }
                    else
                    {
                        AddTarget(name, roles, () => new InspectionTarget(
                            name,
                            isRequested: true,
                            OpenServer,
                            Credential is null ? null : _gate));
                    }
                }

                break;
        }
    }

    /// <summary>Asks the gathered servers and hands over each as soon as it is done.</summary>
    internal void Inspect()
    {
        if (_order.Count == 0)
        {
            return;
        }

        _fanOut = new FanOut<InspectionTarget, InspectionOutcome>(
            (target, cancel) => target.Begin(NeedsOf(target), cancel),
            (target, problem) => target.Failed(problem, TimeLimit),
            Credential is null ? ThrottleLimit : 1,
            TimeLimit);
        if (Stopping)
        {
            // It came before there was anything to stop.
            Dispose();
            return;
        }

        _order.ForEach(_fanOut.Add);
        _fanOut.Complete();
        try
        {
            TakeResults(_fanOut);
        }
        catch
        {
            // Whoever wants no more rows wants nobody asked for them, and that now and not when the pipeline has ended.
            _fanOut.Dispose();
            throw;
        }

        if (Stopping)
        {
            return;
        }

        int left = _fanOut.WaitForThreads(s_closing) + _fanOut.CloseFailures;
        if (left > 0)
        {
            WriteVerbose(Text.Format(SR.SessionsAbandoned, left));
        }
    }

    /// <summary>Makes the way to a server that is asked by name.</summary>
    internal virtual IServerReader OpenServer(InspectionTarget target)
    {
        if (IsBound(nameof(Protocol)) || UseSsl)
        {
            return Open(target.Name, Protocol, TimeLimit);
        }

        // The second way has to fit into the same time.
        var half = TimeSpan.FromSeconds(TimeoutSec / 2.0);
        return new FallbackReader(
            (reader, problem) => target.Trace.Enqueue(Text.Format(SR.TraceTransportFailed, target.Name, reader.Transport, problem.Message)),
            Open(target.Name, CimProtocol.Wsman, half),
            Open(target.Name, CimProtocol.Dcom, half));
    }

    private void TakeResults(FanOut<InspectionTarget, InspectionOutcome> fanOut)
    {
        int done = 0;
        int failed = 0;
        foreach (InspectionOutcome outcome in fanOut.Results())
        {
            done++;
            failed += outcome.Failure is null ? 0 : 1;
            ShowProgress(done, failed);
            foreach (string line in outcome.Trace)
            {
                WriteVerbose(line);
            }

            if (Credential is not null && HasLetIn(outcome))
            {
                fanOut.Widen(ThrottleLimit);
            }

            InspectionTarget target = outcome.Target;
            if (outcome.Failure is { } failure)
            {
                WriteError(ErrorRecords.Inspection(failure, target.Name));
            }

            Take(outcome.Inventory, target);
        }
    }

    /// <summary>
    /// A typed credential goes to one server at a time until a server has taken it: tried on many at once, a mistyped
    /// password would lock its account before the first refusal is back.
    /// </summary>
    private static bool HasLetIn(InspectionOutcome outcome) => outcome.Failure?.Cause
        is not (UnknownCause.Unreachable or UnknownCause.TimedOut or UnknownCause.AccessDenied or UnknownCause.CredentialRefused);

    private void AddTarget(string key, IReadOnlyList<LyncRole> roles, Func<InspectionTarget> make)
    {
        if (!_targets.TryGetValue(key, out InspectionTarget? target))
        {
            _targets.Add(key, target = make());
            _order.Add(target);
        }

        target.AddRoles(roles);
    }

    private void AddLocal(IReadOnlyList<LyncRole> roles)
    {
        if (Environment.OSVersion.Platform != PlatformID.Win32NT)
        {
            HasFailed = true;
            WriteError(ErrorRecords.LocalNeedsWindows());
            return;
        }

        AddTarget("", roles, () => new InspectionTarget(
            Environment.MachineName,
            isRequested: false,
            _ => new LocalReader(CimReader.Local(TimeLimit))));
    }

    private InspectionTarget SessionTarget(PSSession session) => new(
        session.ComputerName ?? session.Name,
        isRequested: true,
        target => new SnapshotReader(
            "session",
            cancel => SessionScript.Run(session, Scripts.Snapshot, new SnapshotRequest(NeedsOf(target)([])).Parameters, cancel)));

    private CimReader Open(string name, CimProtocol protocol, TimeSpan timeout) =>
        CimReader.Open(name, protocol, UseSsl, Credential?.UserName, Credential?.Password, timeout);

    private bool IsThisComputer(string name) =>
        Credential is null
        && !UseSsl
        && !IsBound(nameof(Protocol))
        && (name is "." || new[] { "localhost", Environment.MachineName }.Contains(name, StringComparer.OrdinalIgnoreCase));

    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private void ShowProgress(int done, int failed)
    {
        if (_order.Count > 1)
        {
            WriteProgress(new ProgressRecord(1, SR.ProgressActivity, Text.Format(SR.ProgressStatus, done, _order.Count, failed, _fanOut!.Running))
            {
                PercentComplete = done * 100 / _order.Count,
                RecordType = done == _order.Count ? ProgressRecordType.Completed : ProgressRecordType.Processing,
            });
        }
    }
}
