namespace LyncPrereq.Comparison;

/// <summary>Specifies how a row, or a server, differs between two tests.</summary>
internal enum ChangeKind
{
    /// <summary>Nothing changed.</summary>
    Equal,

    /// <summary>It was compliant, and is not met now.</summary>
    Regressed,

    /// <summary>It was not met, and is compliant now.</summary>
    Fixed,

    /// <summary>It is Unknown now.</summary>
    Lost,

    /// <summary>It was Unknown before.</summary>
    Seen,

    /// <summary>The value, or the cause of Unknown, is different.</summary>
    Changed,

    /// <summary>It was tested only now.</summary>
    New,

    /// <summary>It was tested only before.</summary>
    Gone,
}
