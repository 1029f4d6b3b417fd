namespace LyncPrereq.Installation;

/// <summary>A requirement that is not met, and what was seen of it that a plan goes by.</summary>
internal sealed class MissingRequirement
{
    public required string Id { get; init; }

    /// <summary>Whether files are needed that were seen to be gone from the server.</summary>
    public required bool NeedsSource { get; init; }

    /// <summary>Whether it was done already and takes effect with the next restart.</summary>
    public required bool WaitsForRestart { get; init; }
}
