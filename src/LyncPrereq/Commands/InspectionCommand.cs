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
    internal const string InputSet = "InputObject";

    private readonly Dictionary<string, InspectionTarget> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<InspectionTarget> _order = [];
    private readonly CredentialGate _gate = new();
    private InspectionRun? _run;
    private bool _hasInput;

    /// <summary>Gets or sets the names of the servers. The default is the local computer.</summary>
    [Parameter(ParameterSetName = ComputerSet, Position = 1)]
    [Alias("CN", "DNSHostName", "Fqdn", "Server", "HostName", "PSComputerName")]
    [ComputerNameTransformation]
    [ValidateNotNullOrEmpty]
    public string[] ComputerName { get; set; } = [];

    /// <summary>Gets or sets CIM sessions to the servers. The cmdlet does not close them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CimSessionSet)]
    [ValidateNotNullOrEmpty]
    public CimSession[] CimSession { get; set; } = [];

    /// <summary>
    /// Gets or sets PowerShell sessions to the servers, over WinRM or SSH. The cmdlet does not close them.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = SessionSet)]
    [ValidateNotNullOrEmpty]
    public PSSession[] Session { get; set; } = [];

    /// <summary>
    /// Gets or sets names of servers, sessions, or objects with a property that contains the name of a server.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>
    /// Gets or sets the account for the connections. If a server refuses it, the remaining servers are not tried.
    /// </summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Gets or sets a value that indicates whether to use WS-Management over HTTPS.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = InputSet)]
    public SwitchParameter UseSsl { get; set; }

    /// <summary>
    /// Gets or sets the only protocol, Wsman or Dcom. By default, Dcom is tried if Wsman does not reach the server.
    /// </summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = InputSet)]
    public CimProtocol Protocol { get; set; }

    /// <summary>Gets or sets the maximum number of servers to inspect at the same time.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = CimSessionSet)]
    [Parameter(ParameterSetName = SessionSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>Gets or sets the time limit for the inspection of a server, in seconds.</summary>
    [Parameter(ParameterSetName = ComputerSet)]
    [Parameter(ParameterSetName = CimSessionSet)]
    [Parameter(ParameterSetName = SessionSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>Gets a value that indicates whether an object or an argument cannot be inspected.</summary>
    internal bool HasFailed { get; private set; }

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

    /// <summary>Returns the current arguments, or the objects of the pipeline. An object that cannot be read is an error.</summary>
    internal IEnumerable<InputItem> Items()
    {
        foreach (InputItem item in Specified())
        {
            _hasInput = true;
            yield return item;
        }
    }

    /// <summary>Adds servers.</summary>
    /// <param name="servers">Names, sessions, or <see cref="InputItem.ThisComputer"/>.</param>
    /// <param name="roles">The roles of the servers.</param>
    /// <param name="scope">Distinguishes targets with the same name if a server is inspected for different purposes.</param>
    internal void AddTargets(object[] servers, IReadOnlyList<LyncRole> roles, string scope = "")
    {
        foreach (object server in servers)
        {
            switch (server)
            {
                case CimSession session:
                    AddTarget(session.InstanceId.ToString(), roles, scope, () => new InspectionTarget(
                        session.ComputerName ?? Environment.MachineName,
                        isRequested: true,
                        _ => CimReader.Over(session, TimeLimit)));
                    break;
                case PSSession session:
                    AddTarget(session.InstanceId.ToString(), roles, scope, () => SessionTarget(session));
                    break;
                case string name:
                    AddComputer(name, roles, scope);
                    break;
                default:
                    AddThisComputer(roles, scope);
                    break;
            }
        }
    }

    /// <summary>Writes an error for an object or an argument, so that it does not count as inspected.</summary>
    internal void Fail(ErrorRecord error)
    {
        HasFailed = true;
        WriteError(error);
    }

    /// <summary>
    /// Inspects the collected servers, and passes each to <see cref="Take"/> as soon as it is done. A pipeline without objects is
    /// an error.
    /// </summary>
    internal void Inspect()
    {
        if (!_hasInput && !HasFailed)
        {
            Fail(ErrorRecords.NothingSpecified(MyInvocation.MyCommand.Name));
        }

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

    private protected virtual IEnumerable<InputItem> Specified() => ParameterSetName switch
    {
        InputSet => (InputObject ?? [null]).Select(ItemOf).OfType<InputItem>(),
        CimSessionSet => [InputItem.OfServers([.. CimSession])],
        SessionSet => [InputItem.OfServers([.. Session])],
        _ => [InputItem.OfServers(ComputerName.Length == 0 ? [InputItem.ThisComputer] : [.. ComputerName.Select(name => name.Trim())])],
    };

    private InputItem? ItemOf(PSObject? source)
    {
        try
        {
            InputItem item = InputItem.Of(source);
            if (!item.IsEmpty)
            {
                return item;
            }

            Fail(ErrorRecords.ComputerNameInvalid(item.Name));
        }
        catch (InputException problem)
        {
            Fail(ErrorRecords.From(problem));
        }

        return null;
    }

    private void AddThisComputer(IReadOnlyList<LyncRole> roles, string scope)
    {
        if (Credential is not null || UseSsl || IsBound(nameof(Protocol)))
        {
            Fail(ErrorRecords.ComputerNameMissing());
        }
        else
        {
            AddLocal(roles, scope);
        }
    }

    private void AddComputer(string name, IReadOnlyList<LyncRole> roles, string scope)
    {
        if (!ComputerNames.CanBe(name))
        {
            Fail(ErrorRecords.ComputerNameInvalid(name));
        }
        else if (IsThisComputer(name))
        {
            AddLocal(roles, scope);
        }
        else
        {
            AddTarget(name, roles, scope, () => new InspectionTarget(name, isRequested: true, OpenServer, Credential is null ? null : _gate));
        }
    }

    private void AddTarget(string key, IReadOnlyList<LyncRole> roles, string scope, Func<InspectionTarget> make)
    {
        string scoped = scope + "\n" + key;
        if (!_targets.TryGetValue(scoped, out InspectionTarget? target))
        {
            _targets.Add(scoped, target = make());
            target.Scope = scope;
            _order.Add(target);
        }

        target.AddRoles(roles);
    }

    private void AddLocal(IReadOnlyList<LyncRole> roles, string scope)
    {
        if (Environment.OSVersion.Platform != PlatformID.Win32NT)
        {
            Fail(ErrorRecords.LocalNeedsWindows());
            return;
        }

        AddTarget("", roles, scope, () => new InspectionTarget(
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

    private protected bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
