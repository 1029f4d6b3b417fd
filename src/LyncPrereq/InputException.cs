using System;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>
/// The exception that is thrown for input that cannot be used. Contains the information for an error record: the stable
/// ID, which is the name of the message in SR.resx, and the target object.
/// </summary>
internal sealed class InputException : Exception
{
    public InputException(string errorId, string message, object target, Exception? inner = null)
        : base(Text.Clean(message), inner)
    {
        ErrorId = errorId;
        Target = target;
    }

    public string ErrorId { get; }

    public object Target { get; }

    /// <summary>Creates the exception for a file that does not match its format, with the location.</summary>
    public static InputException At(string errorId, string sentence, string location, JsonFormatException problem) =>
        new(
            errorId,
            Text.Format(
                sentence,
                location,
                problem.Position.Line,
                problem.Position.Column,
                problem.Path,
                problem.Message),
            location,
            problem);
}
