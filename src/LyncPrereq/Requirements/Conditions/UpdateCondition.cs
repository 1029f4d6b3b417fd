namespace LyncPrereq.Requirements;

/// <summary>One of these updates is installed.</summary>
internal sealed class UpdateCondition : Condition
{
    public UpdateCondition(string[] ids)
    {
        Ids = ids;
    }

    public string[] Ids { get; }
}
