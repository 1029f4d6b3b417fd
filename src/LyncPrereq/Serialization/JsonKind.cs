namespace LyncPrereq.Serialization;

/// <summary>Specifies a kind of JSON value (RFC 8259).</summary>
internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
