using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents a fact that could not be read from a source, and the reason.</summary>
public sealed class MissingFact
{
    internal MissingFact(string subject, UnknownCause cause, string message)
    {
        Subject = Text.Clean(subject);
        CauseValue = cause;
        Message = Text.Clean(message);
    }

    /// <summary>Gets the subject: a registry path or the name of a class.</summary>
    public string Subject { get; }

    /// <summary>Gets the cause.</summary>
    [Shape(Of = nameof(CauseValue), NotNone = true)]
    public string Cause => CauseValue.ToString();

    internal UnknownCause CauseValue { get; }

    /// <summary>Gets the description of the problem.</summary>
    public string Message { get; }

    /// <summary>Returns the subject and the description.</summary>
    public override string ToString() => Subject + ": " + Message;
}
