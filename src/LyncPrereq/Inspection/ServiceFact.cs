namespace LyncPrereq;

/// <summary>A Windows service that a source lists.</summary>
public sealed class ServiceFact
{
    internal ServiceFact(string name, string status)
    {
        Name = name;
        Status = status;
    }

    /// <summary>The service's name, not its display name.</summary>
    public string Name { get; }

    /// <summary>Running, Stopped and so on, as the source says.</summary>
    public string Status { get; }

    /// <summary>Name and status.</summary>
    public override string ToString() => Name + ": " + Status;
}
