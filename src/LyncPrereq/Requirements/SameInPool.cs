namespace LyncPrereq.Requirements;

/// <summary>Represents a requirement whose value must be the same on all servers of a pool according to a document.</summary>
internal sealed class SameInPool(string requirementId, RequirementSource source)
{
    /// <summary>Gets the ID of the requirement that finds the value.</summary>
    public string RequirementId { get; } = requirementId;

    /// <summary>Gets the sentence in the document.</summary>
    public RequirementSource Source { get; } = source;
}
