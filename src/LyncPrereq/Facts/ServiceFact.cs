namespace LyncPrereq;

/// <summary>A Windows service that a source lists.</summary>
public sealed class ServiceFact
{
    internal ServiceFact(string name, string status, string? startMode = null)
    {
        Name = name;
        Status = status;
        StartMode = startMode;
    }

    /// <summary>The service's name, not its display name.</summary>
    public string Name { get; }

    /// <summary>Running, Stopped and so on, as the source says.</summary>
    public string Status { get; }

    /// <summary>Automatic, Manual, Disabled and so on, as the source says; null where it does not.</summary>
    public string? StartMode { get; }

    /// <summary>Name and status.</summary>
    public override string ToString() => Name + ": " + Status;
}
