namespace LyncPrereq.Requirements.Conditions;

/// <summary>One of these updates is installed.</summary>
internal sealed class UpdateCondition : Condition
{
    public UpdateCondition(string[] ids, string[] rollups, bool confirmsOnly = false)
    {
        Ids = ids;
        Rollups = rollups;
        ConfirmsOnly = confirmsOnly;
    }

    public string[] Ids { get; }

    /// <summary>Updates that may contain them: with one of these a list without them leaves the question open.</summary>
    public string[] Rollups { get; }

    /// <summary>Whether a list without them leaves the question open: a later update may contain them.</summary>
    public bool ConfirmsOnly { get; }
}
