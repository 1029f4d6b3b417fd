namespace LyncPrereq.Scripting;

/// <summary>A row that the snapshot script answered.</summary>
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

    /// <summary>Name, Query, Instance, Key, Value, SubKeys, Bytes or Problem; End closes the answer.</summary>
    public string Kind { get; }

    /// <summary>A class or a registry path.</summary>
    public string Subject { get; }

    public string Name { get; }

    public string Type { get; }

    public object? Data { get; }
}
