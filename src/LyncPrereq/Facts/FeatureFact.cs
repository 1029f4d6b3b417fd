namespace LyncPrereq;

/// <summary>What a source says of one Windows feature.</summary>
public sealed class FeatureFact
{
    internal FeatureFact(string name, FeatureState state)
    {
        Name = name;
        State = state;
    }

    /// <summary>The name as the source gives it; a console listing may have cut it ("NET-WCF-HTTP-Activat...").</summary>
    public string Name { get; }

    /// <summary>The state.</summary>
    public FeatureState State { get; }

    /// <summary>Name and state.</summary>
    public override string ToString() => Name + ": " + State;
}
