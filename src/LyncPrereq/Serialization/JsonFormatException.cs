using System;

namespace LyncPrereq.Serialization;

/// <summary>The exception that is thrown for text that is not JSON, or not the expected JSON.</summary>
internal sealed class JsonFormatException(
    JsonPosition position,
    string path,
    string problem,
    bool endOfText = false,
    JsonNode? root = null) : Exception(problem)
{
    public JsonPosition Position { get; } = position;

    /// <summary>Gets the path of the value, for example <c>$.requirements[3].id</c>.</summary>
    public string Path { get; } = path;

    /// <summary>Gets a value that indicates whether the text ended unexpectedly, as in a truncated file.</summary>
    public bool EndOfText { get; } = endOfText;

    /// <summary>Gets the text that contains the value; null if it is not JSON.</summary>
    public JsonNode? Root { get; } = root;
}
