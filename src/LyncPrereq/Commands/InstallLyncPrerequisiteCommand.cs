using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
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
    private CatalogChoice _choice = null!;
    private InstallRequestReader _input = null!;
    private PerServerErrors _each = null!;

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
    /// Where features find files that were removed from the server: the sources\sxs folder of installation media for .NET
    /// Framework 3.5, wim:path:index for every other feature. As the server sees them; each step gets those that fit.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] SourcePath { get; set; } = [];

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

    /// <summary>A catalog of your own instead of the product's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    private InstallationOptions Options => new()
    {
        SourcePath = SourcePath,
        PackagePath = PackagePath,
        IncludeRecommended = IncludeRecommended,
    };

    /// <inheritdoc/>
    public void Dispose() => _cancel.Dispose();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _choice = CatalogChoice.Make(this, Product, CatalogPath, Workload, ["*"], []);
        _input = new InstallRequestReader(_choice.Catalog.Product, WriteError);
        _each = new PerServerErrors(this, _cancel.Token);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject item in InputObject)
        {
            _each.Try("", () => _input.Add(item));
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

        using var all = new SideBySide();
        try
        {
            Install(all);
        }
        catch
        {
            // Whoever wants no more results wants no further step begun.
            _cancel.Cancel();
            throw;
        }
    }

    /// <summary>No further step is begun; one that runs is waited for, since servicing that is cut off is broken.</summary>
    protected override void StopProcessing() => _cancel.Cancel();

    private void Install(SideBySide all)
    {
        List<ServerInstall> servers = _each.Where(all, Servers(all), server => server.ComputerName, server => server.MakePlan(_cancel.Token));
        LeaveOutSecond(servers);
        if (PlanOnly)
        {
            servers.ForEach(server => Show(server.Plan!));
            return;
        }

        servers.ForEach(server => WriteWarnings(server.Plan!));
        new InstallCoordinator(this, _each, all, _cancel).Run(servers);
    }

    /// <summary>Each server that was asked for, with the requirements that were asked for.</summary>
    private List<ServerInstall> Servers(SideBySide all)
    {
        List<InstallTarget> machines = Session.Length > 0 ? SessionsOnce()
            : Environment.OSVersion.Platform == PlatformID.Win32NT ? [InstallTarget.Local(SessionState, all.Do)]
            : [];
        var servers = new InstallTargetResolver(machines, _choice);
        var found = new List<ServerInstall>();
        if (ParameterSetName == RoleSet)
        {
            if (!_choice.Knows(Role))
            {
                return [];
            }

            _choice.WarnOfSeparateServers(Role);
            if (machines.Count == 0)
            {
                WriteError(ErrorRecords.LocalNeedsWindows());
            }

            machines.ForEach(machine => _each.Try(machine.Name, () => found.Add(servers.For(machine, Role, Options))));
            return found;
        }

        FactNeeds nothing = FactNeeds.Of(_choice.Catalog, [], [], _ => true);
        _each.Where(all, machines, machine => machine.Name, machine => machine.AskName(nothing, _cancel.Token));
        foreach (InstallRequest order in Orders())
        {
            _each.Try(order.ComputerName, () => found.AddRange(servers.For(order) is { } server ? [server] : []));
        }

        return found;
    }

    private IEnumerable<InstallRequest> Orders()
    {
        foreach (InstallRequest order in _input.Orders(Options))
        {
            _choice.WarnOfSeparateServers(order.Roles);
            yield return order;
        }
    }

    /// <summary>A session carries one command at a time, however often it is named.</summary>
    private List<InstallTarget> SessionsOnce() =>
        [.. Session.GroupBy(session => session.InstanceId).Select(same => InstallTarget.Over(same.First()))];

    /// <summary>Two sessions can lead to one server, and rows and a plan can speak of one; it is worked on once.</summary>
    private void LeaveOutSecond(List<ServerInstall> planned)
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
        foreach (InstallRequest order in Orders())
        {
            _each.Try(order.ComputerName, () => Show(planner.Plan(order)));
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
}
