namespace LyncPrereq;

/// <summary>Specifies the protocol for CIM connections to another computer.</summary>
public enum CimProtocol
{
    /// <summary>WS-Management over HTTP or HTTPS. Enabled by default since Windows Server 2012.</summary>
    Wsman,

    /// <summary>DCOM, the only protocol that Windows Server 2008 R2 responds to by default.</summary>
    Dcom,
}
