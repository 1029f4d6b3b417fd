using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents a Windows service in a source.</summary>
[Row]
public sealed class ServiceFact
{
    internal ServiceFact(string name, string status, string? startMode = null)
    {
        Name = Text.Clean(name);
        Status = Text.Clean(status);
        StartMode = Text.CleanOrNull(startMode);
    }

    /// <summary>Gets the service name, not the display name.</summary>
    [Shape(NotBlank = true)]
    public string Name { get; }

    /// <summary>Gets the status in the source, for example Running or Stopped.</summary>
    public string Status { get; }

    /// <summary>
    /// Gets the start mode in the source, for example Automatic, Manual, or Disabled; null if it is not known.
    /// </summary>
    public string? StartMode { get; }

    /// <summary>Gets the state; null if the status is missing or is not the name of a state.</summary>
    internal string? State => ServiceStates.NameOf(Status);

    /// <summary>Gets the start mode; null if it is missing or is not the name of a start mode.</summary>
    internal string? Mode => ServiceStates.StartModeOf(StartMode);

    /// <summary>Returns the name and the status.</summary>
    public override string ToString() => Name + ": " + Status;
}
