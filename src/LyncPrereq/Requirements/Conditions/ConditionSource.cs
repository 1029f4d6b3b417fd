using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>One condition in a catalog file.</summary>
/// <param name="reader">Reads the conditions and requirements that this one refers to.</param>
/// <param name="json">The object.</param>
/// <param name="kind">The member that names the kind of condition.</param>
/// <param name="value">The value of that member.</param>
internal sealed class ConditionSource(ConditionReader reader, JsonCursor json, string kind, JsonCursor value)
{
    /// <summary>The value of the member that names the kind, in a condition without other members.</summary>
    public JsonCursor Only => With().Member(kind);

    /// <summary>The value of the member that names the kind.</summary>
    public JsonCursor Value => value;

    /// <summary>The object, which can have these other members.</summary>
    public JsonCursor With(params string[] others) => json.AsObject([kind, .. others]);

    /// <summary>A condition without data: the value must be true.</summary>
    public Condition True(Condition condition) =>
        Only.AsBoolean() ? condition : throw value.Problem(SR.JsonOnlyTrue);

    /// <summary>The conditions in an array.</summary>
    public Condition[] Parts(JsonCursor array) => array.AsArray(reader.Read, minItems: 2);

    /// <summary>The requirement that an id names.</summary>
    public Requirement Requirement(JsonCursor id) => reader.Requirement(id);
}
