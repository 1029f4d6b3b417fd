using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>
/// Tests whether servers meet the prerequisites for their roles. Returns one row for each server and requirement.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "LyncPrerequisite", DefaultParameterSetName = ComputerSet, HelpUri = HelpAddress.Article)]
[OutputType(typeof(PrerequisiteResult), typeof(bool))]
public sealed class TestLyncPrerequisiteCommand : InspectionCommand
{
    private readonly Dictionary<LyncProduct, CatalogChoice> _choices = [];
    private readonly Dictionary<string, TestScope> _scopes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CapturedServer> _captured = new(StringComparer.OrdinalIgnoreCase);
    private WaiverSet? _waivers;
    private bool _isJudged;
    private bool _isCompliant = true;

    /// <summary>Gets or sets the roles that the server has or will have. Several roles are tested together.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ComputerSet, HelpMessage = RoleTransformationAttribute.HelpMessage)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CimSessionSet, HelpMessage = RoleTransformationAttribute.HelpMessage)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SessionSet, HelpMessage = RoleTransformationAttribute.HelpMessage)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", HelpMessage = RoleTransformationAttribute.HelpMessage)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "LiteralPath", HelpMessage = RoleTransformationAttribute.HelpMessage)]
    [Parameter(Position = 0, ParameterSetName = InputSet)]
    [RoleTransformation(AcceptsUnknown = true)]
    public LyncRole[] Role { get; set; } = [];

    /// <summary>Gets or sets the paths of inventory files or captures. Wildcard characters are permitted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// Gets or sets the paths of inventory files or captures, without interpreting wildcard characters.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Gets or sets the deployed workloads. Some requirements apply only if one of their workloads is deployed.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LyncWorkload[] Workload { get; set; } = CatalogChoice.AllWorkloads;

    /// <summary>Gets or sets the IDs or wildcard patterns of the requirements.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RequirementId { get; set; } = ["*"];

    /// <summary>Gets or sets the IDs or wildcard patterns of requirements to leave out.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ExcludeRequirementId { get; set; } = [];

    /// <summary>Gets or sets the product.</summary>
    [Parameter]
    [ProductTransformation(AcceptsUnknown = true)]
    public LyncProduct Product { get; set; } = LyncProduct.LyncServer2013;

    /// <summary>Gets or sets the pool of the server. The rows contain it.</summary>
    [Parameter]
    public string? Pool { get; set; }

    /// <summary>Gets or sets the path of a catalog to use instead of the catalog of the product.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    /// <summary>Gets or sets the path of a file with waivers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WaiverPath { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether to return one Boolean value, which is true only if every Required
    /// row is Met or NotApplicable, or has an active waiver.
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (UnknownProduct(Product) is { } unknown)
        {
            ThrowTerminatingError(ErrorRecords.ProductNotRecognized(unknown, "-Product"));
        }

        if (RoleTransformationAttribute.UnknownIn(Role) is { } role)
        {
            ThrowTerminatingError(ErrorRecords.RoleNotRecognized(role, "-Role"));
        }

        if (!MyInvocation.ExpectingInput || CatalogPath is not null || IsBound(nameof(Product)))
        {
            ChoiceOf(Product);
        }

        _waivers = WaiverPath is null ? null : WaiverChoice.Read(this, WaiverPath, CatalogPath is null ? null : ChoiceOf(Product).Catalog);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (InputItem item in Items())
        {
            LyncProduct product = item.Product is { } own && !IsBound(nameof(Product)) ? ProductTransformationAttribute.Read(own) : Product;
            LyncRole[] roles = item.Role is { } some ? RoleTransformationAttribute.Read(some) : Role;
            if (UnknownProduct(product) is { } unknown)
            {
                Fail(ErrorRecords.ProductNotRecognized(unknown, item.Name));
            }
            else if (roles.Length == 0 || RoleTransformationAttribute.UnknownIn(roles) is not null)
            {
                Fail(ErrorRecords.RoleNotRecognized(RoleTransformationAttribute.UnknownIn(roles) ?? "", item.Name));
            }
            else
            {
                Test(item, roles, product, IsBound(nameof(Pool)) ? Pool : item.Pool);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Inspect();
        foreach (CapturedServer server in _captured.Values)
        {
            if (server.Reader.Finish() is { } inventory)
            {
                Judge(inventory, server.Roles, server.Scope);
            }
        }

        foreach (string warning in _waivers?.Warnings ?? [])
        {
            WriteWarning(warning);
        }

        if (Quiet)
        {
            WriteObject(_isJudged && _isCompliant && !HasFailed && !_captured.Values.Any(server => server.Reader.HasFailed) && !_choices.Values.Any(choice => choice.HasMisnamed));
        }
    }

    private protected override IEnumerable<InputItem> Specified() => ParameterSetName switch
    {
        "Path" => [InputItem.OfFiles(Path, isLiteral: false)],
        "LiteralPath" => [InputItem.OfFiles(LiteralPath, isLiteral: true)],
        _ => base.Specified(),
    };

    internal override Func<InventorySource[], FactNeeds> NeedsOf(InspectionTarget target)
    {
        CatalogChoice choice = _scopes[target.Scope].Choice;
        LyncRole[] roles = [.. target.Roles];
        return sources => FactNeeds.Of(
            choice.Requirements.Where(requirement => requirement.DependsOn(Workload)),
            roles,
            new OperatingSystemFacts(sources).CanBe);
    }

    internal override void Take(ServerInventory inventory, InspectionTarget target) =>
        Judge(inventory, [.. target.Roles], _scopes[target.Scope]);

    /// <summary>Returns the text that is not the name of a product. A catalog file has its own product.</summary>
    private string? UnknownProduct(LyncProduct product) => CatalogPath is null ? ProductTransformationAttribute.UnknownIn(product) : null;

    private void Test(InputItem item, LyncRole[] roles, LyncProduct product, string? pool)
    {
        string key = product + "/" + pool;
        if (!_scopes.TryGetValue(key, out TestScope? scope))
        {
            _scopes.Add(key, scope = new TestScope(ChoiceOf(product), string.IsNullOrEmpty(pool) ? null : pool));
        }

        if (!scope.Choice.Knows(roles, item.Role is null ? null : item.Name))
        {
            _isCompliant = false;
        }
        else if (item.Inventory is { } inventory)
        {
            Judge(inventory, roles, scope);
        }
        else if (item.Files.Length > 0)
        {
            Read(item, roles, scope, key);
        }
        else
        {
            AddTargets(item.Servers, roles, key);
        }
    }

    /// <summary>
    /// Reads the files of an object. Captures of the same server can be several objects, which have the same values in
    /// all columns.
    /// </summary>
    private void Read(InputItem item, LyncRole[] roles, TestScope scope, string scopeKey)
    {
        string key = string.Join("\n", scopeKey, string.Join(",", roles), item.FileOwner);
        if (!_captured.TryGetValue(key, out CapturedServer? server))
        {
            _captured.Add(key, server = new CapturedServer(new InventoryFileReader(this, new CaptureSet(null, item.FileOwner)), roles, scope));
        }

        foreach (ServerInventory inventory in server.Reader.Read(item.Files, item.IsLiteral))
        {
            Judge(inventory, roles, scope);
        }
    }

    /// <summary>Returns the selection for a product; the one of a catalog file applies to any product.</summary>
    private CatalogChoice ChoiceOf(LyncProduct product)
    {
        LyncProduct key = CatalogPath is null ? product : default;
        if (!_choices.TryGetValue(key, out CatalogChoice? choice))
        {
            _choices.Add(key, choice = CatalogChoice.Make(this, product, CatalogPath, Workload, RequirementId, ExcludeRequirementId));
        }

        return choice;
    }

    private void Judge(ServerInventory inventory, LyncRole[] roles, TestScope scope)
    {
        scope.Choice.WarnOfSeparateServers(roles);
        RequirementEvaluator evaluator = scope.EvaluatorFor(roles);
        if (!evaluator.HasRequirements)
        {
            WriteWarning(Text.Format(SR.NothingAsked, inventory.ComputerName, string.Join(", ", roles)));
        }

        bool isAnswered = inventory.HasFacts;
        foreach (PrerequisiteResult judged in evaluator.Evaluate(inventory, scope.Pool))
        {
            PrerequisiteResult result = Waived(judged, isAnswered);
            _isJudged = true;
            if (!Quiet)
            {
                WriteObject(result);
            }
            else if (result.ImportanceValue == RequirementImportance.Required)
            {
                _isCompliant &= result.IsAccepted;
            }
        }
    }

    /// <summary>Returns the row with its waiver. If several waivers apply, that is an error, and the row has none.</summary>
    private PrerequisiteResult Waived(PrerequisiteResult row, bool isAnswered)
    {
        try
        {
            return _waivers?.Apply(row, isAnswered) ?? row;
        }
        catch (InputException problem)
        {
            WriteError(ErrorRecords.From(problem));
            return row;
        }
    }
}
