namespace LyncPrereq.Serialization;

/// <summary>Represents a position in a text. Line and column start at 1.</summary>
internal readonly struct JsonPosition(int line, int column)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
