namespace LyncPrereq.Scripting;

/// <summary>Represents a row of the snapshot script.</summary>
internal sealed class SnapshotRow
{
    public SnapshotRow(string kind, string subject, string name, string type, object? data)
    {
        Kind = kind;
        Subject = subject;
        Name = name;
        Type = type;
        Data = data;
    }

    /// <summary>
    /// Gets the kind: Name, Query, Instance, Key, Value, SubKeys, Bytes, or Problem. End closes the response.
    /// </summary>
    public string Kind { get; }

    /// <summary>Gets the class or registry path.</summary>
    public string Subject { get; }

    public string Name { get; }

    public string Type { get; }

    public object? Data { get; }
}
