namespace LyncPrereq.Requirements;

/// <summary>What a person or an installer does about a requirement that is not met. Names only, never a command.</summary>
internal sealed class Remedy
{
    public Remedy(string? sentence, string[] features, KnownPackage? package)
    {
        Sentence = sentence;
        Features = features;
        Package = package;
    }

    public string? Sentence { get; }

    /// <summary>Features to install, by their ServerManager names.</summary>
    public string[] Features { get; }

    public KnownPackage? Package { get; }
}
