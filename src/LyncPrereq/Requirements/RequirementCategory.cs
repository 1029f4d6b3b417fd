namespace LyncPrereq;

/// <summary>Specifies the category of a requirement.</summary>
public enum RequirementCategory
{
    /// <summary>The operating system, its updates, and its state.</summary>
    OperatingSystem,

    /// <summary>Windows PowerShell, .NET Framework, and Windows Identity Foundation.</summary>
    Framework,

    /// <summary>Internet Information Services.</summary>
    WebServer,

    /// <summary>Media formats.</summary>
    Media,

    /// <summary>Message queuing.</summary>
    Messaging,

    /// <summary>Names, domain membership, TLS, firewalls, and Winsock providers.</summary>
    Network,

    /// <summary>Tools that a command line of the documents installs in addition to the requirements.</summary>
    Tools,

    /// <summary>The hardware of the server, and its network interfaces.</summary>
    Platform,
}
