using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Evaluation;

namespace LyncPrereq.Commands;

/// <summary>Judges servers: one row for each server and each requirement of its roles, with the proof of the verdict.</summary>
[Cmdlet(VerbsDiagnostic.Test, "LyncPrerequisite", DefaultParameterSetName = "Path")]
[OutputType(typeof(PrerequisiteResult), typeof(bool))]
public sealed class TestLyncPrerequisiteCommand : CatalogCommand
{
    private readonly Dictionary<string, RequirementEvaluator> _evaluators = new(StringComparer.Ordinal);
    private readonly List<LyncRole> _captureRoles = [];
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
    [ValidateNotNull]
    public ServerInventory[] InputObject { get; set; } = [];

    /// <summary>Inventory files or raw captures; wildcards are resolved.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path", ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Inventory files or raw captures, as their names stand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Requirements that are left out, by id or wildcard pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ExcludeRequirementId { get; set; } = [];

    /// <summary>Gives one Boolean: true only when every Required row is Met or NotApplicable.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    internal override string[] Excluded => ExcludeRequirementId;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _reader = new InventoryFileReader(this, null);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!Knows(Role))
        {
            _isCompliant = false;
            return;
        }

        bool isLiteral = ParameterSetName == "LiteralPath";
        _captureRoles.AddRange(Role.Except(_captureRoles));
        foreach (ServerInventory inventory in ParameterSetName == "InputObject"
            ? InputObject
            : _reader.Read(isLiteral ? LiteralPath : Path, isLiteral))
        {
            Judge(inventory, Role);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_reader.Finish() is { } captured)
        {
            Judge(captured, [.. _captureRoles]);
        }

        if (Quiet)
        {
            WriteObject(_isJudged && _isCompliant && !_reader.HasFailed && !HasMisnamed);
        }
    }

    private void Judge(ServerInventory inventory, LyncRole[] roles)
    {
        string key = string.Join(",", roles);
        if (!_evaluators.TryGetValue(key, out RequirementEvaluator? evaluator))
        {
            _evaluators.Add(key, evaluator = new RequirementEvaluator(Catalog, roles, Workload, Chosen));
        }

        _isJudged = true;
        foreach (PrerequisiteResult result in evaluator.Evaluate(inventory))
        {
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
