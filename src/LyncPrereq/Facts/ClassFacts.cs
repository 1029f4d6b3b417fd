using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>Looks up the instances of classes in the sources of an inventory.</summary>
internal sealed class ClassFacts(ServerFacts facts, InventorySource[] sources)
{
    public static Evidence Seen(FactClass facts, InventorySource source, string value) => new(facts.Name, source.Location, value);

    /// <summary>Returns the instances of a class, once for each source.</summary>
    public Known<List<KeyValuePair<InventorySource, InstanceFact[]>>> Instances(FactClass wanted)
    {
        List<KeyValuePair<InventorySource, InstanceFact[]>> lists =
        [
            .. from source in sources
               from some in source.Classes ?? []
               where string.Equals(some.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)
               select new KeyValuePair<InventorySource, InstanceFact[]>(source, some.Instances),
        ];
        return lists.Count == 0
            ? facts.Missing<List<KeyValuePair<InventorySource, InstanceFact[]>>>(wanted.Name, wanted.Name)
            : Known<List<KeyValuePair<InventorySource, InstanceFact[]>>>.As(lists);
    }

    /// <summary>Returns a property of a class with one instance. All sources must agree. The name of a domain can end with a period.</summary>
    public Known<PropertyFact> Property(FactClass wanted, string name)
    {
        Known<List<KeyValuePair<InventorySource, InstanceFact[]>>> lists = Instances(wanted);
        if (!lists.IsKnown)
        {
            return Known<PropertyFact>.Not(lists.Cause, lists.Reason, lists.Evidence);
        }

        List<KeyValuePair<PropertyFact, Evidence>> seen =
        [
            .. from list in lists.Value
               from instance in list.Value
               let property = instance.Find(name)
               where property is not null
               select new KeyValuePair<PropertyFact, Evidence>(property, Seen(wanted, list.Key, property.ToString())),
        ];
        Evidence[] evidence = [.. seen.Select(some => some.Value)];
        return seen.Count == 0 ? Known<PropertyFact>.Not(UnknownCause.NotCaptured, NotCaptured(wanted, name))
            : seen.TrueForAll(some => string.Equals(some.Key.Text.TrimEnd('.'), seen[0].Key.Text.TrimEnd('.'), StringComparison.OrdinalIgnoreCase))
                ? Known<PropertyFact>.As(seen[0].Key, evidence)
                : Known<PropertyFact>.Conflict(evidence);
    }

    public static string NotCaptured(FactClass wanted, string property) =>
        Text.Format(SR.ReasonNotCaptured, wanted.Name + " " + property);
}
