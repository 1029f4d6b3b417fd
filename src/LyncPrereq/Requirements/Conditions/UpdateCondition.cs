namespace LyncPrereq.Requirements;

/// <summary>One of these updates is installed.</summary>
internal sealed class UpdateCondition : Condition
{
    public UpdateCondition(string[] ids, bool confirmsOnly = false)
    {
        Ids = ids;
        ConfirmsOnly = confirmsOnly;
    }

    public string[] Ids { get; }

    /// <summary>Whether a list without them leaves the question open: a later update may contain them.</summary>
    public bool ConfirmsOnly { get; }
}
