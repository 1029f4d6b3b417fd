using System;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>
/// Something that was given to the module cannot be used. Carries what an ErrorRecord needs: the stable id, which is
/// the name of the message in SR.resx, and the thing itself.
/// </summary>
internal sealed class InputException : Exception
{
    public InputException(string errorId, string message, object target, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Target = target;
    }

    public string ErrorId { get; }

    public object Target { get; }

    /// <summary>A file that is not what its format asks for, with the place.</summary>
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
