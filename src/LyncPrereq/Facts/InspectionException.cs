using System;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>
/// The exception that is thrown when a server or one of its sources cannot be read. Messages from a server are cleaned: a
/// terminal would run the control sequences in them.
/// </summary>
internal sealed class InspectionException(UnknownCause cause, string message, Exception? inner = null) : Exception(Text.Clean(message), inner)
{
    public UnknownCause Cause { get; } = cause;

    /// <summary>What a user can do, if this computer refused to connect; a part of the message.</summary>
    public string? Advice { get; init; }

    /// <summary>Whether the server accepted the account and denied what was requested.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>Returns the ID of the error that is written for a cause.</summary>
    public static string IdOf(UnknownCause cause) => cause switch
    {
        UnknownCause.Unreachable => nameof(SR.HostUnreachable),
        UnknownCause.AccessDenied => nameof(SR.AccessDenied),
        UnknownCause.CredentialRefused => nameof(SR.CredentialNotTried),
        UnknownCause.TimedOut => nameof(SR.InspectionTimedOut),
        UnknownCause.QueryFailed => nameof(SR.CimOperationFailed),
        _ => nameof(SR.SourceUnreadable),
    };

    /// <summary>Returns a value that indicates whether an error is written for a server that could not be read.</summary>
    public static bool HasId(string errorId) =>
        ((UnknownCause[])Enum.GetValues(typeof(UnknownCause))).Any(cause => IdOf(cause) == errorId);
}
