namespace LyncPrereq.Serialization;

/// <summary>The kinds of value that RFC 8259 knows.</summary>
internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
