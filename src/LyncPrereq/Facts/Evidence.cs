namespace LyncPrereq;

/// <summary>One thing that was seen, and where.</summary>
public sealed class Evidence
{
    internal Evidence(string source, string location, string value)
    {
        Source = source;
        Location = location;
        Value = value;
    }

    /// <summary>What spoke: a cmdlet's export, a CIM class, the registry.</summary>
    public string Source { get; }

    /// <summary>Where it was read: a file, or a registry path.</summary>
    public string Location { get; }

    /// <summary>What it said.</summary>
    public string Value { get; }

    /// <summary>The three in one line.</summary>
    public override string ToString() => Value + " [" + Source + ", " + Location + "]";
}
