using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Inspection.Local;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;
using Microsoft.Management.Infrastructure;

namespace LyncPrereq.Commands;

/// <summary>
/// The base class of the cmdlets that inspect live servers. Servers are collected from the input, and inspected once
/// when it has ended.
/// </summary>
public abstract class InspectionCommand : PSCmdlet, IDisposable
{
    internal const string ComputerSet = "Computer";
    internal const string CimSessionSet = "CimSession";
    internal const string SessionSet = "Session";

    private readonly Dictionary<string, InspectionTarget> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<InspectionTarget> _order = [];
    private readonly CredentialGate _gate = new();
    private InspectionRun? _run;

    /// <summary>Gets or sets the names of the servers. The default is the local computer.</summary>
    [Parameter(ParameterSetName = ComputerSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CN", "DNSHostName", "Fqdn", "Server", "HostName", "PSComputerName")]
    [ComputerNameTransformation]
    [ValidateNotNullOrEmpty]
    public string[] ComputerName { get; set; } = [];

    /// <summary>Gets or sets CIM sessions to the servers. The cmdlet does not close them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CimSessionSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public CimSession[] CimSession { get; set; } = [];

    /// <summary>
    /// Gets or sets PowerShell sessions to the servers, over WinRM or SSH. The cmdlet does not close them.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = SessionSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public PSSession[] Session { get; set; } = [];

    /// <summary>
    /// Gets or sets the account for the connections. If a server refuses it, the remaining servers are not tried.
    /// </summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Gets or sets a value that indicates whether to use WS-Management over HTTPS.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    public SwitchParameter UseSsl { get; set; }

    /// <summary>
    /// Gets or sets the only protocol, Wsman or Dcom. By default, Dcom is tried if Wsman does not reach the server.
    /// </summary>
    [Parameter(ParameterSetName = ComputerSet)]
    public CimProtocol Protocol { get; set; }

    /// <summary>Gets or sets the maximum number of servers to inspect at the same time.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = CimSessionSet)]
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Gets or sets the time limit for the inspection of a server, in seconds.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = CimSessionSet)]
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>Gets a value that indicates whether live servers are inspected.</summary>
    internal bool IsLive => ParameterSetName is ComputerSet or CimSessionSet or SessionSet;

    /// <summary>Gets a value that indicates whether a parameter contains a server that cannot be inspected.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>
    /// Gets the scope, which distinguishes targets with the same name if a server is inspected for different purposes.
    /// </summary>
    internal virtual string Scope => "";

    internal TimeSpan TimeLimit => TimeSpan.FromSeconds(TimeoutSec);

    /// <summary>Ends running inspections and closes their connections, without waiting for them.</summary>
    public void Dispose()
    {
        _run?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns the facts to read from a server.</summary>
    internal abstract Func<InventorySource[], FactNeeds> NeedsOf(InspectionTarget target);

    /// <summary>Receives the facts of a server.</summary>
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

    /// <summary>Adds the servers of the bound parameters.</summary>
    /// <param name="roles">The roles of the servers.</param>
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

    /// <summary>Inspects the collected servers, and passes each to <see cref="Take"/> as soon as it is done.</summary>
    internal void Inspect()
    {
        if (_order.Count == 0)
        {
            return;
        }

        _run = new InspectionRun(this, _order, Credential is null ? null : _gate);
        if (!Stopping)
        {
            _run.Inspect();
        }
    }

    /// <summary>Creates the transport to a specified server.</summary>
    internal virtual IServerReader OpenServer(InspectionTarget target)
    {
        if (IsBound(nameof(Protocol)) || UseSsl)
        {
            return Open(target.Name, Protocol, new QuestionLimit(TimeLimit));
        }

        // The second transport has to fit into the same time.
        Func<TimeSpan> clock = QuestionLimit.Clock();
        return new FallbackReader(
            (reader, problem) =>
            {
                target.Progress.Note(Text.Format(SR.TraceTransportFailed, target.Name, reader.Transport, problem.Message));
                if (Credential is not null)
                {
                    // Another server can have refused the credential in the meantime.
                    _gate.Pass();
                }
            },
            Open(target.Name, CimProtocol.Wsman, new QuestionLimit(TimeLimit, 0.5, clock)),
            Open(target.Name, CimProtocol.Dcom, new QuestionLimit(TimeLimit, 1, clock)));
    }

    private void AddTarget(string key, IReadOnlyList<LyncRole> roles, Func<InspectionTarget> make)
    {
        string scoped = Scope + "\n" + key;
        if (!_targets.TryGetValue(scoped, out InspectionTarget? target))
        {
            _targets.Add(scoped, target = make());
            target.Scope = Scope;
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
            cancel => SessionScript.Read(
                session,
                Scripts.Snapshot,
                new SnapshotRequest(NeedsOf(target)([])).Parameters,
                TimeLimit,
                cancel)))
    {
        Grace = SessionScript.StopTime + SessionScript.StopTime,
    };

    private CimReader Open(string name, CimProtocol protocol, QuestionLimit limit) =>
        CimReader.Open(name, protocol, UseSsl, Credential?.UserName, Credential?.Password, limit);

    private bool IsThisComputer(string name) =>
        Credential is null
        && !UseSsl
        && !IsBound(nameof(Protocol))
        && (name is "." || new[] { "localhost", Environment.MachineName }.Contains(name, StringComparer.OrdinalIgnoreCase));

    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
