namespace LyncPrereq;

/// <summary>Specifies which servers are compared with one another.</summary>
public enum SiblingGroup
{
    /// <summary>The servers of a pool. Servers whose pool is not known are grouped by their roles.</summary>
    Pool,

    /// <summary>The servers with the same roles.</summary>
    Role,
}
