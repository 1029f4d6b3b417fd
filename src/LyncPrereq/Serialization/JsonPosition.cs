namespace LyncPrereq.Serialization;

/// <summary>A place in a text; both numbers count from one.</summary>
internal readonly struct JsonPosition
{
    public JsonPosition(int line, int column)
    {
        Line = line;
        Column = column;
    }

    public int Line { get; }

    public int Column { get; }
}
