namespace LyncPrereq.Requirements;

/// <summary>Represents the remedy for a requirement that is not met. Contains names, but no commands.</summary>
internal sealed class Remedy(string? sentence, string[] features, KnownPackage? package)
{
    public string? Sentence { get; } = sentence;

    /// <summary>Gets the ServerManager names of the features to install.</summary>
    public string[] Features { get; } = features;

    public KnownPackage? Package { get; } = package;
}
