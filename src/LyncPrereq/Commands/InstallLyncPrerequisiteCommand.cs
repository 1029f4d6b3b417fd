using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>
/// Installs missing prerequisites: inspects the server, creates a plan, runs each confirmed step, and inspects the
/// server again. Rows of another computer are never installed on the local computer.
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
    private readonly InputCollector _input;
    private readonly HashSet<string> _otherProducts = new(StringComparer.Ordinal);
    private CatalogChoice _choice = null!;
    private PerServerErrors _each = null!;

    /// <summary>Creates the cmdlet.</summary>
    public InstallLyncPrerequisiteCommand() => _input = InstallInput.Create(WriteError, IsOfProduct);

    /// <summary>Gets or sets the roles that the server will have.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RoleSet, HelpMessage = RoleTransformationAttribute.HelpMessage)]
    [RoleTransformation]
    [ValidateNotNullOrEmpty]
    public LyncRole[] Role { get; set; } = [];

    /// <summary>
    /// Gets or sets rows of Test-LyncPrerequisite, or plans. Requirements that are already met are skipped.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>
    /// Gets or sets the sources of features whose files were removed from the server: the sources\sxs folder of the
    /// installation media for .NET Framework 3.5, and wim:path:index for all other features. The paths are paths on the
    /// server, and each step uses the source with its files.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] SourcePath { get; set; } = [];

    /// <summary>Gets or sets the folder of the packages, as a path on the server.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PackagePath { get; set; }

    /// <summary>Gets or sets a value that indicates whether to install Recommended prerequisites, too.</summary>
    [Parameter]
    public SwitchParameter IncludeRecommended { get; set; }

    /// <summary>Gets or sets sessions to the servers. The default is the local computer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public PSSession[] Session { get; set; } = [];

    /// <summary>
    /// Gets or sets a value that indicates whether to restart a server after the last step if a step requires it.
    /// Otherwise, a server is never restarted.
    /// </summary>
    [Parameter]
    public SwitchParameter Restart { get; set; }

    /// <summary>Gets or sets a value that indicates whether to return the plan without running it.</summary>
    [Parameter]
    public SwitchParameter PlanOnly { get; set; }

    /// <summary>How long an inspection, or a check before the first step, may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>The time limit of a step in seconds; none by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int StepTimeoutSec { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether to terminate a step at its limit. An interrupted installation can
    /// damage Windows servicing.
    /// </summary>
    [Parameter]
    public SwitchParameter StopOnTimeout { get; set; }

    /// <summary>Gets or sets a value that indicates whether to run packages that are not signed by Microsoft.</summary>
    [Parameter]
    public SwitchParameter SkipSignatureCheck { get; set; }

    /// <summary>Gets or sets the deployed workloads.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LyncWorkload[] Workload { get; set; } = CatalogChoice.AllWorkloads;

    /// <summary>Gets or sets the product.</summary>
    [Parameter]
    [ProductTransformation]
    public LyncProduct Product { get; set; } = LyncProduct.LyncServer2013;

    /// <summary>Gets or sets the path of a catalog to use instead of the catalog of the product.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    private TimeSpan TimeLimit => TimeSpan.FromSeconds(TimeoutSec);

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
        _each = new PerServerErrors(this, _cancel.Token);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputSet)
        {
            _input.Add(InputObject);
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

        using var all = new Runner();
        try
        {
            Install(all);
        }
        catch
        {
            // If the pipeline does not accept more results, no other step starts.
            _cancel.Cancel();
            throw;
        }
    }

    /// <summary>
    /// Prevents further steps. A running step is waited for, because servicing must not be interrupted.
    /// </summary>
    protected override void StopProcessing() => _cancel.Cancel();

    /// <summary>
    /// Returns whether the input is for the product. Requirements of different products can have the same ID.
    /// </summary>
    private bool IsOfProduct(string product, object item)
    {
        bool isOfProduct = product == _choice.Catalog.Product;
        if (!isOfProduct && _otherProducts.Add(product))
        {
            WriteError(ErrorRecords.OtherProduct(product, _choice.Catalog.Product, item));
        }

        return isOfProduct;
    }

    private void Install(Runner all)
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

    /// <summary>Returns the installations of the roles on each target, or of the input on its targets.</summary>
    private List<ServerInstall> Servers(Runner all)
    {
        List<InstallTarget> targets = Session.Length > 0 ? SessionsOnce()
            : Environment.OSVersion.Platform == PlatformID.Win32NT ? [InstallTarget.Local(SessionState, TimeLimit, all.Send)]
            : [];
        var found = new List<ServerInstall>();
        if (ParameterSetName == RoleSet)
        {
            if (!_choice.Knows(Role))
            {
                return [];
            }

            _choice.WarnOfSeparateServers(Role);
            if (targets.Count == 0)
            {
                WriteError(ErrorRecords.LocalNeedsWindows());
            }

            targets.ForEach(target => _each.Try(target.Name, () => found.Add(target.Install(_choice, Role, Options))));
            return found;
        }

        FactNeeds nothing = FactNeeds.Of([], [], _ => true);
        _each.Where(all, targets, target => target.Name, target => target.ReadName(nothing, _cancel.Token));
        foreach (InstallRequest request in Requests())
        {
            _each.Try(request.ComputerName, () =>
            {
                if (InstallTarget.Find(targets, request) is { } target && !request.Checked(_choice.Catalog).IsEmpty)
                {
                    found.Add(target.Install(_choice, request.Roles, request.Options, request));
                }
            });
        }

        return found;
    }

    private IEnumerable<InstallRequest> Requests()
    {
        IEnumerable<InstallRequest> requests = _input.Of<PrerequisiteResult>()
            .GroupBy(row => row.ComputerName, StringComparer.OrdinalIgnoreCase)
            .Select(rows => InstallRequest.Of(rows.Key, [.. rows], Options))
            .Concat(_input.Of<InstallationPlan>().Select(plan => InstallRequest.Of(plan, Options)));
        foreach (InstallRequest request in requests)
        {
            _choice.WarnOfSeparateServers(request.Roles);
            yield return request;
        }
    }

    /// <summary>Returns the sessions without duplicates.</summary>
    private List<InstallTarget> SessionsOnce() =>
        [.. Session.GroupBy(session => session.InstanceId).Select(same => InstallTarget.Over(same.First(), TimeLimit))];

    /// <summary>
    /// Removes duplicate servers, so that a server is changed once, even if several sessions, or rows and a plan, are
    /// for it.
    /// </summary>
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

    /// <summary>Writes plans for the input without inspecting servers.</summary>
    private void ShowPlans()
    {
        var planner = new InstallationPlanner(_choice.Catalog);
        foreach (InstallRequest request in Requests())
        {
            _each.Try(request.ComputerName, () => Show(planner.Plan(request)));
        }
    }

    private void WriteWarnings(InstallationPlan plan)
    {
        foreach (string warning in plan.Warning)
        {
            WriteWarning(Text.Format(SR.ConfirmTarget, plan.ComputerName, warning));
        }
    }

    private void Show(InstallationPlan plan)
    {
        WriteWarnings(plan);
        WriteObject(plan);
    }
}
