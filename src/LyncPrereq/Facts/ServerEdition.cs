namespace LyncPrereq;

/// <summary>Editions of Windows Server that support statements name.</summary>
public enum ServerEdition
{
    /// <summary>Standard.</summary>
    Standard,

    /// <summary>Enterprise.</summary>
    Enterprise,

    /// <summary>Datacenter.</summary>
    Datacenter,
}
