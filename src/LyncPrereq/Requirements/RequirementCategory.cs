namespace LyncPrereq;

/// <summary>What part of the system a requirement is about.</summary>
public enum RequirementCategory
{
    /// <summary>The operating system, its updates and its state.</summary>
    OperatingSystem,

    /// <summary>Run-time frameworks: Windows PowerShell, .NET Framework, Windows Identity Foundation.</summary>
    Framework,

    /// <summary>Internet Information Services.</summary>
    WebServer,

    /// <summary>Media formats.</summary>
    Media,

    /// <summary>Message queuing.</summary>
    Messaging,

    /// <summary>Winsock providers and firewall clients.</summary>
    Network,

    /// <summary>Tools that a command line of the documents installs beside what they ask for.</summary>
    Tools,
}
