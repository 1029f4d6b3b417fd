using System;

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
}
