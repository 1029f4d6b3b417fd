using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the state of one Windows feature in a source.</summary>
[Row]
public sealed class FeatureFact
{
    internal FeatureFact(string name, FeatureState state)
    {
        Name = Text.Clean(name);
        StateValue = state;
    }

    /// <summary>
    /// Gets the name in the source, which a console listing can truncate ("NET-WCF-HTTP-Activat...").
    /// </summary>
    [Shape(NotBlank = true)]
    public string Name { get; }

    /// <summary>Gets the state.</summary>
    [Shape(Of = nameof(StateValue))]
    public string State => StateValue.ToString();

    internal FeatureState StateValue { get; }

    /// <summary>Returns the name and the state.</summary>
    public override string ToString() => Name + ": " + State;
}
