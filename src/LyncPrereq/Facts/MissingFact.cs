namespace LyncPrereq;

/// <summary>The reason why a source says nothing of what it was asked for.</summary>
public sealed class MissingFact
{
    internal MissingFact(string subject, UnknownCause cause, string message)
    {
        Subject = subject;
        Cause = cause;
        Message = message;
    }

    /// <summary>What was asked for: a registry path, or the name of a class.</summary>
    public string Subject { get; }

    /// <summary>Why it is not known.</summary>
    public UnknownCause Cause { get; }

    /// <summary>What happened, in a sentence.</summary>
    public string Message { get; }

    /// <summary>The sentence.</summary>
    public override string ToString() => Subject + ": " + Message;
}
