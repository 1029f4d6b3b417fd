using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
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
    private InventoryFileReader _reader = null!;
    private WaiverSet? _waivers;
    private bool _isJudged;
    private bool _isRoleGiven;
    private bool _isCompliant = true;

    /// <summary>Gets or sets the roles that the server has or will have. Several roles are tested together.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = RoleTransformationAttribute.HelpMessage)]
    [RoleTransformation(AcceptsUnknown = true)]
    public LyncRole[] Role { get; set; } = [];

    /// <summary>Gets or sets inventories.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [Rehydrate]
    [ValidateNotNull]
    public ServerInventory[] InputObject { get; set; } = [];

    /// <summary>Gets or sets the paths of inventory files or captures. Wildcard characters are permitted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path", ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// Gets or sets the paths of inventory files or captures, without interpreting wildcard characters.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
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
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ProductTransformation]
    public LyncProduct Product { get; set; } = LyncProduct.LyncServer2013;

    /// <summary>Gets or sets the pool of the server. The rows contain it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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

    /// <summary>Gets the product and the pool of the current object.</summary>
    internal override string Scope => Product + "/" + Pool;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!IsProduct)
        {
            ThrowTerminatingError(ErrorRecords.ProductNotRecognized("-Product"));
        }

        _isRoleGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Role));
        if (RoleTransformationAttribute.UnknownIn(Role) is { } role)
        {
            ThrowTerminatingError(ErrorRecords.RoleNotRecognized(role, "-Role"));
        }

        if (!MyInvocation.ExpectingInput || CatalogPath is not null || MyInvocation.BoundParameters.ContainsKey(nameof(Product)))
        {
            ChoiceOf(Product);
        }

        _reader = new InventoryFileReader(this, null);
        _waivers = WaiverPath is null ? null : WaiverChoice.Read(this, WaiverPath, CatalogPath is null ? null : ChoiceOf(Product).Catalog);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ErrorRecord? problem = !IsProduct ? ErrorRecords.ProductNotRecognized(Inputs)
            : RoleTransformationAttribute.UnknownIn(Role) is { } role ? ErrorRecords.RoleNotRecognized(role, Inputs)
            : null;
        if (problem is not null)
        {
            _isCompliant = false;
            WriteError(problem);
            return;
        }

        if (!_scopes.TryGetValue(Scope, out TestScope? scope))
        {
            _scopes.Add(Scope, scope = new TestScope(ChoiceOf(Product), string.IsNullOrEmpty(Pool) ? null : Pool));
        }

        if (!scope.Choice.Knows(Role, _isRoleGiven ? null : Inputs))
        {
            _isCompliant = false;
        }
        else if (IsLive)
        {
            AddTargets(Role);
        }
        else if (ParameterSetName == "InputObject")
        {
            Array.ForEach(InputObject, inventory => Judge(inventory, Role, scope));
        }
        else
        {
            bool isLiteral = ParameterSetName == "LiteralPath";
            scope.CaptureRoles.AddRange(Role.Except(scope.CaptureRoles).ToList());
            foreach (ServerInventory inventory in _reader.Read(isLiteral ? LiteralPath : Path, isLiteral))
            {
                Judge(inventory, Role, scope);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Inspect();
        if (_reader.Finish() is { } captured)
        {
            foreach (TestScope scope in _scopes.Values.Where(scope => scope.CaptureRoles.Count > 0))
            {
                Judge(captured, [.. scope.CaptureRoles], scope);
            }
        }

        foreach (string warning in _waivers?.Warnings ?? [])
        {
            WriteWarning(warning);
        }

        if (Quiet)
        {
            WriteObject(_isJudged && _isCompliant && !HasFailed && !_reader.HasFailed && !_choices.Values.Any(choice => choice.HasMisnamed));
        }
    }

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

    /// <summary>Gets the names of the servers or files of the current pipeline object.</summary>
    private string Inputs => string.Join(", ", [.. ComputerName, .. Path, .. LiteralPath, .. InputObject.Select(inventory => inventory.ComputerName)]);

    /// <summary>A catalog file has its own product.</summary>
    private bool IsProduct => CatalogPath is not null || Product != ProductTransformationAttribute.NotAProduct;

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

        foreach (PrerequisiteResult judged in evaluator.Evaluate(inventory, scope.Pool))
        {
            PrerequisiteResult result = Waived(judged);
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
    private PrerequisiteResult Waived(PrerequisiteResult row)
    {
        try
        {
            return _waivers?.Apply(row) ?? row;
        }
        catch (InputException problem)
        {
            WriteError(ErrorRecords.From(problem));
            return row;
        }
    }
}
