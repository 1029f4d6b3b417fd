using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Evaluation;
using LyncPrereq.Inspection;
using LyncPrereq.Installation;

namespace LyncPrereq.Commands;

/// <summary>
/// Installs what is missing: looks at the server, plans, carries out each step after asking, and looks again. A row of
/// another computer is never installed on this one.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Install,
    "LyncPrerequisite",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = RoleSet)]
[OutputType(typeof(InstallationResult), typeof(InstallationPlan))]
public sealed class InstallLyncPrerequisiteCommand : PSCmdlet, IDisposable
{
    private const string RoleSet = "Role";
    private const string InputSet = "InputObject";

    /// <summary>Sessions are worked on side by side without a limit in time; servicing takes what it takes.</summary>
    private static readonly TimeSpan s_noLimit = TimeSpan.FromDays(7);

    private readonly CancellationTokenSource _cancel = new();
    private readonly List<PrerequisiteResult> _rows = [];
    private readonly List<InstallationPlan> _plans = [];
    private CatalogChoice _choice = null!;
    private FanOut<ServerInstallation, Action>? _fanOut;

    /// <summary>The roles that the server will have.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RoleSet)]
    [RoleTransformation]
    [ValidateNotNullOrEmpty]
    public LyncRole[] Role { get; set; } = [];

    /// <summary>Rows of Test-LyncPrerequisite, or a plan. What is not needed any more is left out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>
    /// Where features find files that are gone from the server: the sources\sxs folder of installation media, or
    /// wim:path:index. As the server sees it.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SourcePath { get; set; }

    /// <summary>The folder of the packages, as the server sees it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PackagePath { get; set; }

    /// <summary>Installs what is recommended as well.</summary>
    [Parameter]
    public SwitchParameter IncludeRecommended { get; set; }

    /// <summary>Sessions to the servers, made by you; without them, this computer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public PSSession[] Session { get; set; } = [];

    /// <summary>Restarts a server at the end if a step asked for it. Nothing else ever restarts a server.</summary>
    [Parameter]
    public SwitchParameter Restart { get; set; }

    /// <summary>Returns the plan and does nothing.</summary>
    [Parameter]
    public SwitchParameter PlanOnly { get; set; }

    /// <summary>How long a step may take, in seconds; without it, as long as it takes.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int StepTimeoutSec { get; set; }

    /// <summary>Ends a step at its limit. A half-done installation can leave Windows servicing broken.</summary>
    [Parameter]
    public SwitchParameter StopOnTimeout { get; set; }

    /// <summary>Runs packages whose signature is not that of Microsoft.</summary>
    [Parameter]
    public SwitchParameter SkipSignatureCheck { get; set; }

    /// <summary>The workloads that are deployed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LyncWorkload[] Workload { get; set; } = CatalogChoice.AllWorkloads;

    /// <summary>The product.</summary>
    [Parameter]
    public LyncProduct Product { get; set; } = LyncProduct.LyncServer2013;

    /// <summary>A catalogue of your own instead of the product's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    private InstallationOptions Options => new()
    {
        SourcePath = SourcePath,
        PackagePath = PackagePath,
        IncludeRecommended = IncludeRecommended,
    };

    /// <summary>Ends the waiting. What runs on a server is left to its end.</summary>
    public void Dispose()
    {
        _fanOut?.Dispose();
        _cancel.Dispose();
    }

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _choice = CatalogChoice.Make(this, Product, CatalogPath, Workload, ["*"], []);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject item in InputObject)
        {
            switch (item.BaseObject)
            {
                case PrerequisiteResult row:
                    _rows.Add(row);
                    break;
                case InstallationPlan plan:
                    _plans.Add(plan);
                    break;
                default:
                    WriteError(ErrorRecords.NotInstallable(item));
                    break;
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (PlanOnly && ParameterSetName == InputSet)
        {
            foreach (List<PrerequisiteResult> rows in RowsByComputer().Values)
            {
                Try(rows[0].ComputerName, () => Show(new InstallationPlanner(_choice.Catalog, Options).Plan(rows)));
            }

            _plans.ForEach(Show);
            return;
        }

        List<ServerInstallation> planned = [.. Installations().Where(server => Try(server.ComputerName, () => server.MakePlan(_cancel.Token)))];
        if (PlanOnly)
        {
            planned.ForEach(server => Show(server.Plan!));
            return;
        }

        foreach (ServerInstallation server in planned)
        {
            Array.ForEach(server.Plan!.Warning, WriteWarning);
            Confirm(server);
        }

        // Where every step was declined, or only asked about, nothing is started.
        planned.RemoveAll(server => server.Confirmed.Count == 0);
        if (Session.Length == 0)
        {
            planned.ForEach(server => Try(server.ComputerName, () => Finish(server, server.Run(Options, Run(server, WriteStep), _cancel.Token))));
        }
        else
        {
            RunSideBySide(planned);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _cancel.Cancel();

    /// <summary>Each server that was asked for, with the rows that were asked for.</summary>
    private IEnumerable<ServerInstallation> Installations()
    {
        if (ParameterSetName == RoleSet)
        {
            return Session.Length == 0
                ? IsWindows() ? [Local(Role, null)] : []
                : Session.Select(session => Over(session, Role, null));
        }

        return RowsByComputer()
            .Select(rows => For(
                rows.Key,
                [.. rows.Value.SelectMany(row => row.Role).Distinct()],
                rows.Value.ConvertAll(row => row.RequirementId)))
            .Concat(_plans.Select(plan => For(
                plan.ComputerName,
                plan.Role,
                [.. plan.Step.SelectMany(step => step.RequirementId)])))
            .OfType<ServerInstallation>();
    }

    /// <summary>A row of another computer is never installed on this one.</summary>
    private ServerInstallation? For(string computer, LyncRole[] roles, List<string> ids)
    {
        PSSession? session = Session.FirstOrDefault(some => ComputerNames.AreSame(OwnName(some), computer));
        if (session is not null)
        {
            return Over(session, roles, ids);
        }

        if (Session.Length == 0
            && Environment.OSVersion.Platform == PlatformID.Win32NT
            && ComputerNames.AreSame(Environment.MachineName, computer))
        {
            return Local(roles, ids);
        }

        WriteError(ErrorRecords.OtherComputer(computer));
        return null;
    }

    private ServerInstallation Local(LyncRole[] roles, IEnumerable<string>? ids) => Make(
        new InspectionTarget(Environment.MachineName, isRequested: false, () => new LocalReader(CimReader.Local(s_noLimit))),
        new LocalInstallHost((parameters, cancel) => LocalScript.Run(this, parameters, cancel)),
        roles,
        ids);

    private ServerInstallation Over(PSSession session, LyncRole[] roles, IEnumerable<string>? ids)
    {
        var request = new SnapshotRequest(Needs(roles));
        return Make(
            new InspectionTarget(
                session.ComputerName ?? session.Name,
                isRequested: true,
                () => new SnapshotReader("session", cancel => SessionScript.Take(session, request, cancel))),
            new ScriptInstallHost((parameters, cancel) => SessionScript.Run(session, Scripts.Install, parameters, cancel)),
            roles,
            ids);
    }

    private ServerInstallation Make(InspectionTarget target, IInstallHost host, LyncRole[] roles, IEnumerable<string>? ids) => new(
        target,
        Needs(roles),
        host,
        new RequirementEvaluator(_choice.Catalog, roles, Workload, _choice.Requirements),
        new InstallationPlanner(_choice.Catalog, Options),
        ids);

    private FactNeeds Needs(LyncRole[] roles) => FactNeeds.Of(_choice.Catalog, _choice.Requirements, roles, _ => true);

    private string OwnName(PSSession session)
    {
        var reader = new SnapshotReader("session", cancel => SessionScript.Take(
            session,
            new SnapshotRequest(FactNeeds.Of(_choice.Catalog, [], [], _ => true)),
            cancel));
        try
        {
            return reader.MachineName(_cancel.Token) ?? "";
        }
        catch (InspectionException problem)
        {
            WriteError(ErrorRecords.Inspection(problem, session.ComputerName ?? session.Name));
            return "";
        }
    }

    private Dictionary<string, List<PrerequisiteResult>> RowsByComputer() => _rows
        .GroupBy(row => row.ComputerName, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(rows => rows.Key, rows => rows.ToList(), StringComparer.OrdinalIgnoreCase);

    private bool IsWindows()
    {
        bool isWindows = Environment.OSVersion.Platform == PlatformID.Win32NT;
        if (!isWindows)
        {
            WriteError(ErrorRecords.LocalNeedsWindows());
        }

        return isWindows;
    }

    /// <summary>Asks for every step; what is only asked about comes back as planned.</summary>
    private void Confirm(ServerInstallation server)
    {
        foreach (InstallationStep step in server.Plan!.Step)
        {
            if (step.Kind is InstallationStepKind.Manual)
            {
                WriteWarning(Text.Format(SR.WarnManual, server.ComputerName, step.Reason));
            }

            if (step.Kind is not InstallationStepKind.Restart || Restart)
            {
                if (ShouldProcess(Text.Format(SR.ConfirmTarget, server.ComputerName, step.Title), step.Command ?? step.Reason))
                {
                    server.Confirmed.Add(step.Id);
                }
                else
                {
                    WriteObject(server.Planned(step));
                }
            }
        }
    }

    private InstallationRun Run(ServerInstallation server, Action<InstallationStep> begin) => new()
    {
        StepLimit = StepTimeoutSec > 0 ? TimeSpan.FromSeconds(StepTimeoutSec) : null,
        StopOnTimeout = StopOnTimeout,
        SkipSignatureCheck = SkipSignatureCheck,
        Confirm = step => server.Confirmed.Contains(step.Id),
        Begin = begin,
        Wait = time => _cancel.Token.WaitHandle.WaitOne(time),
    };

    private void RunSideBySide(List<ServerInstallation> servers)
    {
        if (servers.Count == 0)
        {
            return;
        }

        // What comes back is what there is to say of a server, to be said on the pipeline's thread.
        _fanOut = new FanOut<ServerInstallation, Action>(
            (server, cancel) => new FanOutWork<Action>(
                () =>
                {
                    List<InstallationResult> results = server.Run(Options, Run(server, _ => { }), cancel);
                    return () => Finish(server, results);
                },
                null),
            (server, problem) => () => throw problem,
            servers.Count,
            s_noLimit);
        servers.ForEach(_fanOut.Add);
        _fanOut.Complete();
        foreach (Action say in _fanOut.Results())
        {
            Try("", say);
        }
    }

    private void Finish(ServerInstallation server, List<InstallationResult> results)
    {
        WriteObject(results.Where(result => server.Confirmed.Contains(result.StepId)), enumerateCollection: true);
        if (Restart && server.Confirmed.Contains("Restart") && results.Exists(result => result.RestartRequired))
        {
            server.Restart(_cancel.Token);
        }
    }

    private void Show(InstallationPlan plan)
    {
        Array.ForEach(plan.Warning, WriteWarning);
        WriteObject(plan);
    }

    private void WriteStep(InstallationStep step) => WriteProgress(new ProgressRecord(
        1,
        SR.ProgressInstalling,
        Text.Format(SR.ProgressStep, step.Number, step.Title)));

    /// <summary>One server that fails does not stop the others.</summary>
    private bool Try(string server, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (InputException problem)
        {
            WriteError(ErrorRecords.From(problem));
        }
        catch (InspectionException problem)
        {
            WriteError(ErrorRecords.Inspection(problem, server));
        }

        return false;
    }
}
