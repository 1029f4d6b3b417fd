namespace LyncPrereq;

/// <summary>Represents a fact that was used for a result, with its source.</summary>
public sealed class Evidence
{
    internal Evidence(string source, string location, string value)
    {
        Source = source;
        Location = location;
        Value = value;
    }

    /// <summary>Gets the kind of source: the export of a cmdlet, a CIM class, or the registry.</summary>
    public string Source { get; }

    /// <summary>Gets the place that was read: a file or a registry path.</summary>
    public string Location { get; }

    /// <summary>Gets the content of the source.</summary>
    public string Value { get; }

    /// <summary>Returns the value, the source, and the location on one line.</summary>
    public override string ToString() => Value + " [" + Source + ", " + Location + "]";
}
