namespace LyncPrereq.Requirements;

/// <summary>A Windows service of this name exists.</summary>
internal sealed class ServiceCondition : Condition
{
    public ServiceCondition(string name)
    {
        Name = name;
    }

    public string Name { get; }
}
