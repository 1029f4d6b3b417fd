using System;

namespace LyncPrereq.Facts;

/// <summary>A server, or one of its sources, did not answer as it should.</summary>
internal sealed class InspectionException : Exception
{
    public InspectionException(UnknownCause cause, string message, Exception? inner = null)
        : base(message, inner) => Cause = cause;

    public UnknownCause Cause { get; }
}
