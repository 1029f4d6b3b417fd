using System;

namespace LyncPrereq.Serialization;

/// <summary>A text is not JSON, or not the JSON that its reader asks for.</summary>
internal sealed class JsonFormatException(JsonPosition position, string path, string problem, bool endOfText = false) : Exception(problem)
{
    public JsonPosition Position { get; } = position;

    /// <summary>The value concerned, as <c>$.requirements[3].id</c>.</summary>
    public string Path { get; } = path;

    /// <summary>Whether the text ended where more had to come: a truncated file.</summary>
    public bool EndOfText { get; } = endOfText;
}
