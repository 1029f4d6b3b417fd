using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.ExceptionServices;
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

    /// <summary>Servicing takes what it takes.</summary>
    private static readonly TimeSpan s_noLimit = TimeSpan.FromDays(7);

    private readonly CancellationTokenSource _cancel = new();
    private readonly List<PrerequisiteResult> _rows = [];
    private readonly List<InstallationPlan> _plans = [];
    private readonly Dictionary<PSSession, string?> _ownNames = [];
    private readonly HashSet<string> _otherProducts = new(StringComparer.Ordinal);
    private CatalogChoice _choice = null!;
    private bool? _isWhatIf;

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

    /// <summary>Whether the steps are only to be shown.</summary>
    private bool IsWhatIf => _isWhatIf ??= LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound) ? bound : GetVariableValue("WhatIfPreference"));

    /// <inheritdoc/>
    public void Dispose() => _cancel.Dispose();

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _choice = CatalogChoice.Make(this, Product, CatalogPath, Workload, ["*"], []);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject item in InputObject)
        {
            Try("", () => Add(item));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (PlanOnly && ParameterSetName == InputSet)
        {
            foreach (List<PrerequisiteResult> rows in RowsByComputer())
            {
                Try(rows[0].ComputerName, () => Show(new InstallationPlanner(_choice.Catalog, Options).Plan(rows)));
            }

            _plans.ForEach(Show);
            return;
        }

        List<ServerInstallation> planned =
        [
            .. Installations().ToList().Where(server => Try(server.ComputerName, () => server.MakePlan(_cancel.Token))),
        ];
        LeaveOutSecond(planned);
        if (PlanOnly)
        {
            planned.ForEach(server => Show(server.Plan!));
            return;
        }

        planned.ForEach(server => Array.ForEach(server.Plan!.Warning, WriteWarning));
        planned.ForEach(Ask);
        if (IsWhatIf)
        {
            return;
        }

        foreach (ServerInstallation server in planned.Where(server => server.Confirmed.Count == 0))
        {
            WriteObject(server.Declined(), enumerateCollection: true);
        }

        planned.RemoveAll(server => server.Confirmed.Count == 0);
        if (Session.Length > 0)
        {
            RunSideBySide(planned);
            return;
        }

        foreach (ServerInstallation server in planned)
        {
            Try(server.ComputerName, () => Finish(server, Run(server, step => WriteStep(server, step))));
        }
    }

    /// <summary>No further step is begun; one that runs is waited for, since servicing that is cut off is broken.</summary>
    protected override void StopProcessing() => _cancel.Cancel();

    private void Add(PSObject item)
    {
        switch (DeserializedConverter.Unwrap(item))
        {
            case PrerequisiteResult row when IsOfProduct(row.Product, row):
                _rows.Add(row);
                break;
            case InstallationPlan plan when IsOfProduct(plan.Product, plan):
                _plans.Add(plan);
                break;
            case PrerequisiteResult or InstallationPlan:
                break;
            default:
                WriteError(ErrorRecords.NotInstallable(item));
                break;
        }
    }

    /// <summary>A requirement of one product can have the id of another one's and ask for something else.</summary>
    private bool IsOfProduct(string product, object item)
    {
        bool isOfProduct = product == _choice.Catalog.Product;
        if (!isOfProduct && _otherProducts.Add(product))
        {
            WriteError(ErrorRecords.OtherProduct(product, _choice.Catalog.Product, item));
        }

        return isOfProduct;
    }

    /// <summary>Each server that was asked for, with the requirements that were asked for.</summary>
    private IEnumerable<ServerInstallation> Installations()
    {
        if (ParameterSetName == RoleSet)
        {
            return !_choice.Knows(Role) ? []
                : Session.Length > 0 ? Session.Select(session => Over(session, Role, null, Options))
                : IsWindows() ? [Local(Role, null, Options)]
                : [];
        }

        // Rows that were met, or that nobody knew of, are no reason to change a server.
        return RowsByComputer()
            .Select(rows => For(
                rows[0].ComputerName,
                [.. rows.SelectMany(row => row.Role).Distinct()],
                rows.FindAll(row => row.Status == PrerequisiteStatus.NotMet).ConvertAll(row => row.RequirementId),
                Options))
            .Concat(_plans.Select(plan => For(
                plan.ComputerName,
                plan.Role,
                [.. plan.Step.SelectMany(step => step.RequirementId).Distinct()],
                new InstallationOptions
                {
                    SourcePath = SourcePath ?? plan.Options.SourcePath,
                    PackagePath = PackagePath ?? plan.Options.PackagePath,
                    IncludeRecommended = true,
                })))
            .OfType<ServerInstallation>();
    }

    /// <summary>A row of another computer is never installed on this one.</summary>
    private ServerInstallation? For(string computer, LyncRole[] roles, List<string> ids, InstallationOptions options)
    {
        PSSession? session = Session.FirstOrDefault(some => OwnName(some) is { Length: > 0 } own && ComputerNames.AreSame(own, computer));
        bool isThis = Session.Length == 0
            && Environment.OSVersion.Platform == PlatformID.Win32NT
            && ComputerNames.AreSame(Environment.MachineName, computer);
        if (session is null && !isThis)
        {
            WriteError(ErrorRecords.OtherComputer(computer));
            return null;
        }

        if (ids.Find(id => _choice.Catalog.Find(id) is null) is { } unknown)
        {
            WriteError(ErrorRecords.From(new InputException(
                nameof(SR.PlanUnknownRequirement),
                Text.Format(SR.PlanUnknownRequirement, _choice.Catalog.Name, unknown),
                computer)));
            return null;
        }

        return ids.Count == 0 || roles.Length == 0 ? null
            : session is null ? Local(roles, ids, options)
            : Over(session, roles, ids, options);
    }

    private ServerInstallation Local(LyncRole[] roles, IEnumerable<string>? ids, InstallationOptions options) => Make(
        new InspectionTarget(Environment.MachineName, isRequested: false, _ => new LocalReader(CimReader.Local(s_noLimit))),
        new LocalInstallHost((parameters, cancel) => LocalScript.Run(this, parameters, cancel)),
        roles,
        ids,
        Resolved(options));

    private ServerInstallation Over(PSSession session, LyncRole[] roles, IEnumerable<string>? ids, InstallationOptions options)
    {
        var request = new SnapshotRequest(Needs(roles));
        return Make(
            new InspectionTarget(
                session.ComputerName ?? session.Name,
                isRequested: true,
                _ => new SnapshotReader("session", cancel => SessionScript.Take(session, request, cancel))),
            new ScriptInstallHost((parameters, cancel) => SessionScript.Run(session, Scripts.Install, parameters, cancel)),
            roles,
            ids,
            options);
    }

    /// <summary>Folders of this computer, from where PowerShell stands and not from where its process does.</summary>
    private InstallationOptions Resolved(InstallationOptions options) => new()
    {
        SourcePath = options.SourcePath is not { } source || source.StartsWith("wim:", StringComparison.OrdinalIgnoreCase)
            ? options.SourcePath
            : GetUnresolvedProviderPathFromPSPath(source),
        PackagePath = options.PackagePath is { } packages ? GetUnresolvedProviderPathFromPSPath(packages) : null,
        IncludeRecommended = options.IncludeRecommended,
    };

    private ServerInstallation Make(
        InspectionTarget target,
        IInstallHost host,
        LyncRole[] roles,
        IEnumerable<string>? ids,
        InstallationOptions options) => new(
        target,
        Needs(roles),
        host,
        new RequirementEvaluator(_choice.Catalog, roles, Workload, _choice.Requirements),
        new InstallationPlanner(_choice.Catalog, options),
        ids);

    private FactNeeds Needs(LyncRole[] roles) => FactNeeds.Of(_choice.Catalog, _choice.Requirements, roles, _ => true);

    /// <summary>What the machine at the other end calls itself; null where it does not say.</summary>
    private string? OwnName(PSSession session)
    {
        if (!_ownNames.TryGetValue(session, out string? name))
        {
            var reader = new SnapshotReader("session", cancel => SessionScript.Take(
                session,
                new SnapshotRequest(FactNeeds.Of(_choice.Catalog, [], [], _ => true)),
                cancel));
            Try(session.ComputerName ?? session.Name, () => name = reader.MachineName(_cancel.Token));
            _ownNames[session] = name;
        }

        return name;
    }

    /// <summary>Two sessions can lead to one server, and rows and a plan can speak of one; it is worked on once.</summary>
    private void LeaveOutSecond(List<ServerInstallation> planned)
    {
        for (int i = planned.Count - 1; i > 0; i--)
        {
            if (planned.FindIndex(other => ComputerNames.AreSame(other.ComputerName, planned[i].ComputerName)) < i)
            {
                WriteWarning(Text.Format(SR.ServerTwice, planned[i].ComputerName));
                planned.RemoveAt(i);
            }
        }
    }

    private IEnumerable<List<PrerequisiteResult>> RowsByComputer() => _rows
        .GroupBy(row => row.ComputerName, StringComparer.OrdinalIgnoreCase)
        .Select(rows => rows.ToList());

    private bool IsWindows()
    {
        bool isWindows = Environment.OSVersion.Platform == PlatformID.Win32NT;
        if (!isWindows)
        {
            WriteError(ErrorRecords.LocalNeedsWindows());
        }

        return isWindows;
    }

    /// <summary>Asks for every step that changes the server; where it is only asked what would be, each is shown.</summary>
    private void Ask(ServerInstallation server)
    {
        foreach (InstallationStep step in server.Plan!.Step)
        {
            bool isManual = step.Kind == InstallationStepKind.Manual;
            if (isManual)
            {
                WriteWarning(Text.Format(SR.WarnManual, server.ComputerName, step.Reason));
            }

            if ((isManual && !IsWhatIf) || (step.Kind == InstallationStepKind.Restart && !Restart))
            {
                continue;
            }

            if (ShouldProcess(Text.Format(SR.ConfirmTarget, server.ComputerName, step.Title), step.Command ?? step.Reason))
            {
                server.Confirmed.Add(step.Id);
            }
            else if (IsWhatIf)
            {
                WriteObject(server.Planned(step));
            }
        }
    }

    private List<InstallationResult> Run(ServerInstallation server, Action<InstallationStep> begin)
    {
        var run = new InstallationRun
        {
            StepLimit = StepTimeoutSec > 0 ? TimeSpan.FromSeconds(StepTimeoutSec) : null,
            StopOnTimeout = StopOnTimeout,
            SkipSignatureCheck = SkipSignatureCheck,
            Confirm = step => server.Confirmed.Contains(step.Id),
            Begin = begin,
            Wait = time => _cancel.Token.WaitHandle.WaitOne(time),
        };
        return server.Run(server.Plan!.Options, run, _cancel.Token);
    }

    /// <summary>Each server on a thread of its own; what there is to say of it is said on the pipeline's.</summary>
    private void RunSideBySide(List<ServerInstallation> servers)
    {
        using var said = new BlockingCollection<Action>();
        int running = servers.Count;
        foreach (ServerInstallation server in servers)
        {
            Threads.Start(() =>
            {
                Action end;
                try
                {
                    List<InstallationResult> results = Run(server, step => said.Add(() => WriteStep(server, step)));
                    end = () => Finish(server, results);
                }
                catch (Exception problem)
                {
                    end = ExceptionDispatchInfo.Capture(problem).Throw;
                }

                said.Add(() =>
                {
                    running--;
                    Try(server.ComputerName, end);
                });
            });
        }

        while (running > 0)
        {
            said.Take()();
        }
    }

    private void Finish(ServerInstallation server, List<InstallationResult> results)
    {
        if (_cancel.IsCancellationRequested)
        {
            // Nobody reads the pipeline any more, and the state of the server has to be said.
            results.ForEach(result => Host.UI.WriteWarningLine(Text.Format(SR.InstallCancelled, result, result.Message)));
            return;
        }

        WriteObject(results, enumerateCollection: true);
        if (!server.Confirmed.Contains(InstallationPlanner.RestartStep)
            || !results.Exists(result => result.StepId == InstallationPlanner.RestartStep))
        {
            return;
        }

        if (results.Exists(result => result.Outcome == InstallationOutcome.TimedOut))
        {
            WriteWarning(Text.Format(SR.RestartWithheld, server.ComputerName));
            return;
        }

        server.Restart(_cancel.Token);
    }

    private void Show(InstallationPlan plan)
    {
        Array.ForEach(plan.Warning, WriteWarning);
        WriteObject(plan);
    }

    private void WriteStep(ServerInstallation server, InstallationStep step)
    {
        if (!_cancel.IsCancellationRequested)
        {
            WriteProgress(new ProgressRecord(
                1,
                Text.Format(SR.ProgressInstalling, server.ComputerName),
                Text.Format(SR.ProgressStep, step.Number, step.Title)));
        }
    }

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
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            // The pipeline ends anyway.
        }

        return false;
    }
}
