using System;
using System.Collections.Generic;
using LyncPrereq.Evaluation;

namespace LyncPrereq.Commands;

/// <summary>
/// Contains the requirements of one product for the servers of one pool. The objects of one pipeline can have different
/// ones.
/// </summary>
internal sealed class TestScope(CatalogChoice choice, string? pool)
{
    private readonly Dictionary<string, RequirementEvaluator> _evaluators = new(StringComparer.Ordinal);

    public CatalogChoice Choice { get; } = choice;

    /// <summary>Gets the pool for the rows.</summary>
    public string? Pool { get; } = pool;

    public RequirementEvaluator EvaluatorFor(LyncRole[] roles)
    {
        string key = string.Join(",", roles);
        if (!_evaluators.TryGetValue(key, out RequirementEvaluator? evaluator))
        {
            _evaluators.Add(key, evaluator = new RequirementEvaluator(Choice.Catalog, roles, Choice.Workloads, Choice.Requirements));
        }

        return evaluator;
    }
}
