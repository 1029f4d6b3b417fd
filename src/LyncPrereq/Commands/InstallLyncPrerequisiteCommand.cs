using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
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
    DefaultParameterSetName = RoleSet,
    HelpUri = HelpAddress.Article)]
[OutputType(typeof(InstallationResult), typeof(InstallationPlan))]
public sealed class InstallLyncPrerequisiteCommand : PSCmdlet, IDisposable
{
    private const string RoleSet = "Role";
    private const string InputSet = "InputObject";

    private readonly CancellationTokenSource _cancel = new();
    private readonly List<PrerequisiteResult> _rows = [];
    private readonly List<InstallationPlan> _plans = [];
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
            ShowPlans();
            return;
        }

        List<ServerInstallation> servers = Servers();
        servers.RemoveAll(server => !Try(server.ComputerName, () => server.MakePlan(_cancel.Token)));
        LeaveOutSecond(servers);
        if (PlanOnly)
        {
            servers.ForEach(server => Show(server.Plan!));
            return;
        }

        servers.ForEach(server => WriteWarnings(server.Plan!));
        servers.ForEach(Ask);
        if (!IsWhatIf)
        {
            Run(servers);
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
    private List<ServerInstallation> Servers()
    {
        List<InstallMachine> machines = Session.Length > 0 ? [.. Session.Select(InstallMachine.Over)]
            : Environment.OSVersion.Platform == PlatformID.Win32NT ? [InstallMachine.Local(SessionState)]
            : [];
        var servers = new InstallServers(machines, _choice);
        if (ParameterSetName == RoleSet)
        {
            bool isKnown = _choice.Knows(Role);
            if (isKnown && machines.Count == 0)
            {
                WriteError(ErrorRecords.LocalNeedsWindows());
            }

            return isKnown ? servers.All(Role, Options) : [];
        }

        FactNeeds nothing = FactNeeds.Of(_choice.Catalog, [], [], _ => true);
        machines.RemoveAll(machine => !Try(machine.Name, () => machine.AskName(nothing, _cancel.Token)));
        var found = new List<ServerInstallation>();
        foreach (InstallationOrder order in Orders())
        {
            Try(order.ComputerName, () => found.AddRange(servers.For(order) is { } server ? [server] : []));
        }

        return found;
    }

    private IEnumerable<InstallationOrder> Orders() => _rows
        .GroupBy(row => row.ComputerName, StringComparer.OrdinalIgnoreCase)
        .Select(rows => InstallationOrder.Of(rows.Key, [.. rows], Options))
        .Concat(_plans.Select(plan => InstallationOrder.Of(plan, Options)));

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

    /// <summary>Plans made anew of what was given: no server is asked.</summary>
    private void ShowPlans()
    {
        var planner = new InstallationPlanner(_choice.Catalog);
        foreach (InstallationOrder order in Orders())
        {
            Try(order.ComputerName, () => Show(planner.Plan(order)));
        }
    }

    private void WriteWarnings(InstallationPlan plan)
    {
        foreach (string warning in plan.Warning)
        {
            WriteWarning(warning);
        }
    }

    private void Show(InstallationPlan plan)
    {
        WriteWarnings(plan);
        WriteObject(plan);
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

    /// <summary>Sessions side by side; this computer on the thread that its session belongs to.</summary>
    private void Run(List<ServerInstallation> servers)
    {
        using var all = new SideBySide();
        foreach (ServerInstallation server in servers)
        {
            if (server.Confirmed.Count == 0)
            {
                WriteObject(server.Declined(), enumerateCollection: true);
            }
            else if (Session.Length > 0)
            {
                all.Start(
                    () => Run(server, step => all.Say(() => WriteStep(server, step))),
                    results => Try(server.ComputerName, () => Finish(server, results())));
            }
            else
            {
                Try(server.ComputerName, () => Finish(server, Run(server, step => WriteStep(server, step))));
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

    /// <summary>A restart that no document announced is asked for when it comes.</summary>
    private bool MayRestart(ServerInstallation server) =>
        server.Plan!.Step.Any(step => step.Id == InstallationPlanner.RestartStep)
            ? server.Confirmed.Contains(InstallationPlanner.RestartStep)
            : ShouldProcess(Text.Format(SR.ConfirmTarget, server.ComputerName, SR.StepRestart), SR.StepRestart);

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
        return server.Run(run, _cancel.Token);
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

    private void Finish(ServerInstallation server, List<InstallationResult> results)
    {
        if (_cancel.IsCancellationRequested)
        {
            // Nobody reads the pipeline any more, and the state of the server has to be said.
            results.ForEach(result => Host.UI.WriteWarningLine(Text.Format(SR.InstallCancelled, result, result.Message)));
            return;
        }

        string activity = Text.Format(SR.ProgressInstalling, server.ComputerName);
        WriteProgress(new ProgressRecord(1, activity, activity) { RecordType = ProgressRecordType.Completed });

        WriteObject(results, enumerateCollection: true);
        if (!Restart || !results.Exists(result => result.RestartRequired) || !MayRestart(server))
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
