using System;

namespace LyncPrereq.Serialization;

/// <summary>A text is not JSON, or not the JSON that its reader asks for.</summary>
internal sealed class JsonFormatException : Exception
{
    public JsonFormatException(JsonPosition position, string path, string problem, bool endOfText = false)
        : base(problem)
    {
        Position = position;
        Path = path;
        EndOfText = endOfText;
    }

    public JsonPosition Position { get; }

    /// <summary>The value concerned, as <c>$.requirements[3].id</c>.</summary>
    public string Path { get; }

    /// <summary>Whether the text ended where more had to come: a truncated file.</summary>
    public bool EndOfText { get; }
}
