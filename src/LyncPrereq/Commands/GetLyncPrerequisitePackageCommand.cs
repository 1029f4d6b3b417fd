using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using LyncPrereq.Installation;
using LyncPrereq.Reporting;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Commands;

/// <summary>
/// Lists the packages and installation media that missing requirements need, and checks whether a folder contains the right
/// files. Nothing is downloaded or installed.
/// </summary>
[Cmdlet(VerbsCommon.Get, "LyncPrerequisitePackage", HelpUri = HelpAddress.Article)]
[OutputType(typeof(PrerequisitePackage))]
public sealed class GetLyncPrerequisitePackageCommand : PSCmdlet
{
    private readonly InputCollector _input;
    private readonly Dictionary<string, Catalog?> _catalogs = new(StringComparer.OrdinalIgnoreCase);
    private readonly PerServerErrors _each;

    /// <summary>Creates the cmdlet.</summary>
    public GetLyncPrerequisitePackageCommand()
    {
        _each = new PerServerErrors(this, CancellationToken.None);
        _input = InstallInput.Create(WriteError, (product, _) => CatalogOf(product) is not null);
    }

    /// <summary>Rows of Test-LyncPrerequisite, or plans of Install-LyncPrerequisite -PlanOnly.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>The folder with the packages. Its files are checked, and not changed.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Whether to include the packages of Recommended requirements.</summary>
    [Parameter]
    public SwitchParameter IncludeRecommended { get; set; }

    /// <summary>A catalog for the rows of its product, instead of the catalog of the module.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Path is not null)
        {
            if (SessionState.LanguageMode != PSLanguageMode.FullLanguage)
            {
                ThrowTerminatingError(ErrorRecords.PackageLanguageMode(SessionState.LanguageMode));
            }

            Path = InputFiles.ResolveOne(this, Path);
            if (!Directory.Exists(Path))
            {
                ThrowTerminatingError(ErrorRecords.From(
                    new InputException(nameof(SR.PathNotFound), Text.Format(SR.FolderNotFound, Path), Path)));
            }
        }

        if (CatalogPath is not null)
        {
            Catalog catalog = CatalogChoice.Make(this, LyncProduct.LyncServer2013, CatalogPath, [], [], []).Catalog;
            _catalogs.Add(catalog.Product, catalog);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _input.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        List<PackageNeed> needs = PackageNeed.Of(Plans());
        PackageState[]? states = null;
        if (Path is not null)
        {
            _each.Try(Environment.MachineName, () => states = Check([.. needs.Select(need => need.Package).OfType<PackageFile>()]));
        }

        int next = 0;
        foreach (PackageNeed need in needs)
        {
            WriteObject(new PrerequisitePackage(
                need,
                states is null ? null : PackageCheck.Of(need, need.Package is null ? null : states[next++])));
        }
    }

    private List<InstallationPlan> Plans()
    {
        var options = new InstallationOptions { IncludeRecommended = IncludeRecommended };
        var plans = new List<InstallationPlan>();
        foreach (ReportServer server in new Report(_input.Of<PrerequisiteResult>(), [], DateTime.UtcNow).Servers)
        {
            if (server.Unknown > 0)
            {
                WriteWarning(Text.Format(SR.PackagesNotKnown, server.Name, server.Unknown));
            }

            _each.Try(Environment.MachineName, () => plans.Add(Plan(server.Product, InstallRequest.Of(server.ComputerName, [.. server.Rows], options))));
        }

        foreach (InstallationPlan plan in _input.Of<InstallationPlan>())
        {
            _each.Try(Environment.MachineName, () => plans.Add(Plan(plan.Product, InstallRequest.Of(plan, options))));
        }

        return plans;
    }

    /// <summary>Returns a plan. A warning shows the requirements that it does not install, because their files are not known.</summary>
    private InstallationPlan Plan(string product, InstallRequest request)
    {
        Catalog catalog = CatalogOf(product)!;
        InstallationPlan plan = new InstallationPlanner(catalog).Plan(request);
        string[] left =
        [
            .. request.Missing.Select(missing => missing.Id)
                .Where(id => request.Options.Include(catalog.Find(id)!))
                .Except(
                    plan.Step.Where(step => step.KindValue != InstallationStepKind.Manual).SelectMany(step => step.RequirementId),
                    StringComparer.OrdinalIgnoreCase),
        ];
        if (left.Length > 0)
        {
            WriteWarning(Text.Format(SR.PackagesNotPlanned, request.ComputerName, string.Join(", ", left)));
        }

        return plan;
    }

    /// <summary>Returns the catalog of a product; null if the module has none, which is one error for each product.</summary>
    private Catalog? CatalogOf(string product)
    {
        if (!_catalogs.TryGetValue(product, out Catalog? catalog))
        {
            catalog = Catalogs.Find(product);
            _catalogs.Add(product, catalog);
            if (catalog is null)
            {
                WriteError(ErrorRecords.ProductNotRecognized(product));
            }
        }

        return catalog;
    }

    /// <summary>Finds and checks the files with the script that also checks them before an installation.</summary>
    private PackageState[] Check(PackageFile[] packages)
    {
        var host = new InstallHost((parameters, _) => SessionScript.InCallers(SessionState, Scripts.Install, parameters), Timeout.InfiniteTimeSpan);
        return packages.Length == 0 ? [] : host.Check(Path, packages, [], CancellationToken.None).Packages;
    }
}
