using System;

namespace LyncPrereq.Facts;

/// <summary>The exception that is thrown when a server or one of its sources cannot be read.</summary>
internal sealed class InspectionException(UnknownCause cause, string message, Exception? inner = null) : Exception(message, inner)
{
    public UnknownCause Cause { get; } = cause;
}
