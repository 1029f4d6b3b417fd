namespace LyncPrereq;

/// <summary>Specifies the cause of an unknown result.</summary>
public enum UnknownCause
{
    /// <summary>The result is known.</summary>
    None,

    /// <summary>No source that was read contains the fact.</summary>
    NotCaptured,

    /// <summary>Two sources contradict each other, and neither takes precedence.</summary>
    Conflict,

    /// <summary>The source exists, but could not be interpreted.</summary>
    Unreadable,

    /// <summary>A listing truncated the name, which can be the name of several features.</summary>
    AmbiguousName,

    /// <summary>The product does not support the operating system, so it has no requirements for it.</summary>
    UnsupportedOperatingSystem,

    /// <summary>The server did not respond.</summary>
    Unreachable,

    /// <summary>The server denied access.</summary>
    AccessDenied,

    /// <summary>Another server refused the credential, so it was not tried again.</summary>
    CredentialRefused,

    /// <summary>The server did not respond in time.</summary>
    TimedOut,

    /// <summary>The server responded with an error.</summary>
    QueryFailed,

    /// <summary>The documents do not cover the state that was found.</summary>
    Undocumented,
}
