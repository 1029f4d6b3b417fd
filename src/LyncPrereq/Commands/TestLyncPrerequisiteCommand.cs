using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>Judges servers: one row for each server and each requirement of its roles, with the proof of the verdict.</summary>
[Cmdlet(VerbsDiagnostic.Test, "LyncPrerequisite", DefaultParameterSetName = ComputerSet, HelpUri = HelpAddress.Article)]
[OutputType(typeof(PrerequisiteResult), typeof(bool))]
public sealed class TestLyncPrerequisiteCommand : InspectionCommand
{
    private readonly Dictionary<string, RequirementEvaluator> _evaluators = new(StringComparer.Ordinal);
    private readonly List<LyncRole> _captureRoles = [];
    private CatalogChoice _choice = null!;
    private InventoryFileReader _reader = null!;
    private bool _isJudged;
    private bool _isCompliant = true;

    /// <summary>The roles that the server has or will have; several are judged together.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [RoleTransformation]
    [ValidateNotNullOrEmpty]
    public LyncRole[] Role { get; set; } = [];

    /// <summary>Inventories that were read before.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [Rehydrate]
    [ValidateNotNull]
    public ServerInventory[] InputObject { get; set; } = [];

    /// <summary>Inventory files or raw captures; wildcards are resolved.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path", ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Inventory files or raw captures, as their names stand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The workloads that are deployed; some requirements hold only where one of theirs is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LyncWorkload[] Workload { get; set; } = CatalogChoice.AllWorkloads;

    /// <summary>Only these requirements, by id or wildcard pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RequirementId { get; set; } = ["*"];

    /// <summary>Requirements that are left out, by id or wildcard pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ExcludeRequirementId { get; set; } = [];

    /// <summary>The product.</summary>
    [Parameter]
    public LyncProduct Product { get; set; } = LyncProduct.LyncServer2013;

    /// <summary>A catalog of your own instead of the product's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    /// <summary>Gives one Boolean: true only when every Required row is Met or NotApplicable.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _choice = CatalogChoice.Make(this, Product, CatalogPath, Workload, RequirementId, ExcludeRequirementId);
        _reader = new InventoryFileReader(this, null);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!_choice.Knows(Role))
        {
            _isCompliant = false;
        }
        else if (IsLive)
        {
            AddTargets(Role);
        }
        else if (ParameterSetName == "InputObject")
        {
            Array.ForEach(InputObject, inventory => Judge(inventory, Role));
        }
        else
        {
            bool isLiteral = ParameterSetName == "LiteralPath";
            _captureRoles.AddRange(Role.Except(_captureRoles).ToList());
            foreach (ServerInventory inventory in _reader.Read(isLiteral ? LiteralPath : Path, isLiteral))
            {
                Judge(inventory, Role);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Inspect();
        if (_reader.Finish() is { } captured)
        {
            Judge(captured, [.. _captureRoles]);
        }

        if (Quiet)
        {
            WriteObject(_isJudged && _isCompliant && !HasFailed && !_reader.HasFailed && !_choice.HasMisnamed);
        }
    }

    internal override Func<InventorySource[], FactNeeds> NeedsOf(InspectionTarget target)
    {
        LyncRole[] roles = [.. target.Roles];
        return sources => FactNeeds.Of(
            _choice.Catalog,
            _choice.Requirements.Where(requirement => requirement.DependsOn(Workload)),
            roles,
            new OperatingSystemFacts(sources).CanBe);
    }

    internal override void Take(ServerInventory inventory, InspectionTarget target) => Judge(inventory, [.. target.Roles]);

    private void Judge(ServerInventory inventory, LyncRole[] roles)
    {
        _choice.WarnOfSeparateServers(roles);
        string key = string.Join(",", roles);
        if (!_evaluators.TryGetValue(key, out RequirementEvaluator? evaluator))
        {
            _evaluators.Add(key, evaluator = new RequirementEvaluator(_choice.Catalog, roles, Workload, _choice.Requirements));
        }

        if (!evaluator.HasRequirements)
        {
            WriteWarning(Text.Format(SR.NothingAsked, inventory.ComputerName, string.Join(", ", roles)));
        }

        foreach (PrerequisiteResult result in evaluator.Evaluate(inventory))
        {
            _isJudged = true;
            if (!Quiet)
            {
                WriteObject(result);
            }
            else if (result.Importance == RequirementImportance.Required)
            {
                _isCompliant &= result.IsCompliant;
            }
        }
    }
}
