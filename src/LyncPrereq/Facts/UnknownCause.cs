namespace LyncPrereq;

/// <summary>Why something is not known.</summary>
public enum UnknownCause
{
    /// <summary>It is known.</summary>
    None,

    /// <summary>No source that was read speaks of it.</summary>
    NotCaptured,

    /// <summary>Two sources say different things, and neither is the stronger one.</summary>
    Conflict,

    /// <summary>It was there and could not be understood.</summary>
    Unreadable,

    /// <summary>A listing cut the name short, and it could be that of more than one feature.</summary>
    AmbiguousName,

    /// <summary>The product does not support the operating system, so nothing is laid down for it.</summary>
    UnsupportedOperatingSystem,

    /// <summary>The server did not answer.</summary>
    Unreachable,

    /// <summary>The server refused the account.</summary>
    AccessDenied,

    /// <summary>The credential had been refused by another server and was not tried again.</summary>
    CredentialRefused,

    /// <summary>The server did not answer in time.</summary>
    TimedOut,

    /// <summary>The server answered with an error.</summary>
    QueryFailed,

    /// <summary>The documents say nothing of what was seen.</summary>
    Undocumented,
}
