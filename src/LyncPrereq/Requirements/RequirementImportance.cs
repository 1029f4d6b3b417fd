namespace LyncPrereq;

/// <summary>Whether a document demands something or only suggests it.</summary>
public enum RequirementImportance
{
    /// <summary>Without it the server does not meet the prerequisites.</summary>
    Required,

    /// <summary>Suggested, and of no effect on whether the server meets the prerequisites.</summary>
    Recommended,
}
