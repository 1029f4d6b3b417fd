namespace LyncPrereq.Requirements;

/// <summary>What a person or an installer does about a requirement that is not met. Names only, never a command.</summary>
internal sealed class Remedy(string? sentence, string[] features, KnownPackage? package)
{
    public string? Sentence { get; } = sentence;

    /// <summary>Features to install, by their ServerManager names.</summary>
    public string[] Features { get; } = features;

    public KnownPackage? Package { get; } = package;
}
