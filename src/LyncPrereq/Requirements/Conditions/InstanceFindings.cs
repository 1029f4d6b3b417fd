using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// Evaluates the instances of a class that a source contains. Several sources must agree. Without one of the properties,
/// nothing is known.
/// </summary>
/// <param name="facts">The class.</param>
/// <param name="properties">The properties that the evaluation uses.</param>
internal sealed class InstanceFindings(FactClass facts, params string[] properties)
{
    public Finding Evaluate(EvaluationContext server, Func<InstanceFact[], Func<InstanceFact[], Evidence[]>, Finding> evaluate) => Finding.Of(
        server.Facts.Classes.Instances(facts),
        (lists, _) => Composition.Observations(lists.ConvertAll(list => Evaluate(list, evaluate)), firstDecides: false));

    private Finding Evaluate(
        KeyValuePair<InventorySource, InstanceFact[]> list,
        Func<InstanceFact[], Func<InstanceFact[], Evidence[]>, Finding> evaluate)
    {
        string? missing = Array.Find(properties, name => Array.Exists(list.Value, instance => instance.Find(name) is null));
        return missing is null
            ? evaluate(list.Value, instances => Array.ConvertAll(instances, instance => Seen(list.Key, instance)))
            : Finding.Unknown(UnknownCause.NotCaptured, ClassFacts.NotCaptured(facts, missing));
    }

    private Evidence Seen(InventorySource source, InstanceFact instance) => ClassFacts.Seen(
        facts,
        source,
        string.Join("; ", properties.Select(name => instance.Find(name)!.ToString())));
}
