namespace LyncPrereq.Serialization;

/// <summary>A place in a text; both numbers count from one.</summary>
internal readonly struct JsonPosition(int line, int column)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
