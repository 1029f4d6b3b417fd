namespace LyncPrereq;

/// <summary>Specifies a release of Windows, identified by build and product type, never by caption.</summary>
public enum WindowsRelease
{
    /// <summary>Windows Server 2008 R2: version 6.1, builds 7600 and 7601 (SP1).</summary>
    WindowsServer2008R2,

    /// <summary>Windows Server 2012: build 9200.</summary>
    WindowsServer2012,

    /// <summary>Windows Server 2012 R2: build 9600.</summary>
    WindowsServer2012R2,

    /// <summary>Windows 7: version 6.1, builds 7600 and 7601 (SP1).</summary>
    Windows7,

    /// <summary>Windows 8: build 9200.</summary>
    Windows8,

    /// <summary>Windows 8.1: build 9600.</summary>
    Windows81,

    /// <summary>Windows Server 2016: build 14393.</summary>
    WindowsServer2016,

    /// <summary>Windows Server 2019: build 17763.</summary>
    WindowsServer2019,

    /// <summary>Windows Server 2022: build 20348.</summary>
    WindowsServer2022,
}
