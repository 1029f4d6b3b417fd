namespace LyncPrereq.Evaluation;

/// <summary>Specifies whether a waiver is valid.</summary>
internal enum WaiverState
{
    /// <summary>It is valid through its last day.</summary>
    Active,

    /// <summary>Its last day is over.</summary>
    Expired,
}
