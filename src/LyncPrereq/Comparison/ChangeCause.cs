namespace LyncPrereq.Comparison;

/// <summary>Specifies why a requirement was tested only before or only now.</summary>
internal enum ChangeCause
{
    /// <summary>It was tested both times, or the cause is not known.</summary>
    None,

    /// <summary>The other test left it out, with -RequirementId or -ExcludeRequirementId.</summary>
    LeftOut,

    /// <summary>The roles of the server are different.</summary>
    Role,

    /// <summary>The versions of the catalogs are different.</summary>
    Catalog,
}
