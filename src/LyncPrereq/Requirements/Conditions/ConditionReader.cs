using System;
using System.Collections.Generic;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Reads the conditions of a catalog file.</summary>
/// <param name="kinds">The kinds of condition by name.</param>
/// <param name="requirements">The requirements that a condition can name: those already read.</param>
internal sealed class ConditionReader(
    IReadOnlyDictionary<string, Func<ConditionSource, Condition>> kinds,
    IReadOnlyDictionary<string, Requirement> requirements)
{
    public Condition Read(JsonCursor json)
    {
        foreach (KeyValuePair<string, JsonCursor> member in json.Members())
        {
            if (kinds.TryGetValue(member.Key, out Func<ConditionSource, Condition>? read))
            {
                return read(new ConditionSource(this, json, member.Key, member.Value));
            }
        }

        throw json.Problem(Text.Format(SR.CatalogNotACondition, string.Join(", ", kinds.Keys)));
    }

    public Requirement Requirement(JsonCursor json)
    {
        string id = json.Match(CatalogCursor.Id);
        return requirements.TryGetValue(id, out Requirement? requirement)
            ? requirement
            : throw json.Problem(Text.Format(SR.CatalogNotThere, id, string.Join(", ", requirements.Keys)));
    }
}
