namespace LyncPrereq;

/// <summary>Specifies whether the documents require or recommend something.</summary>
public enum RequirementImportance
{
    /// <summary>The server does not meet the prerequisites without it.</summary>
    Required,

    /// <summary>It does not affect whether the server meets the prerequisites.</summary>
    Recommended,
}
