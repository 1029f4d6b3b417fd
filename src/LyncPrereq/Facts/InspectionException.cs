using System;

namespace LyncPrereq.Facts;

/// <summary>The exception that is thrown when a server or one of its sources cannot be read.</summary>
internal sealed class InspectionException : Exception
{
    public InspectionException(UnknownCause cause, string message, Exception? inner = null)
        : base(message, inner) => Cause = cause;

    public UnknownCause Cause { get; }
}
