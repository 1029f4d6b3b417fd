namespace LyncPrereq;

/// <summary>How CIM reaches another computer.</summary>
public enum CimProtocol
{
    /// <summary>WS-Management, HTTP or HTTPS; on by default since Windows Server 2012.</summary>
    Wsman,

    /// <summary>DCOM, all that Windows Server 2008 R2 answers out of the box.</summary>
    Dcom,
}
