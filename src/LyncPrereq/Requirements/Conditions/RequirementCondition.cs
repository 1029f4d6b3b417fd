namespace LyncPrereq.Requirements.Conditions;

/// <summary>Another requirement of the same catalog is met.</summary>
internal sealed class RequirementCondition : Condition
{
    public RequirementCondition(string id)
    {
        Id = id;
    }

    public string Id { get; }
}
