using System;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>A requirement that is not met, and what was seen of it that a plan goes by.</summary>
internal sealed class MissingRequirement
{
    public required string Id { get; init; }

    /// <summary>The rows of one requirement: a server can be in several runs that were piped on together.</summary>
    public static MissingRequirement Of(IGrouping<string, PrerequisiteResult> rows) => new()
    {
        Id = rows.Key,
        Source = rows.Aggregate(FeatureSource.None, (source, row) => source | row.SourceKind),
        DisabledServices = rows.All(row => row.DisabledService.Count > 0)
            ? [.. rows.SelectMany(row => row.DisabledService).Distinct()]
            : null,
        RestartPending = rows.All(row => row.RestartPending),
        BlockedBy = rows.Select(row => Array.Find(KnownUpdates.BlockDotNet35, update => update == row.BlockedBy)).FirstOrDefault(update => update is not null),
    };

    /// <summary>What holds the files that it needs and that were seen to be removed from the server.</summary>
    public required FeatureSource Source { get; init; }

    /// <summary>
    /// The services that are disabled, which alone keeps it from being met; null where none is, empty where it is not known
    /// which.
    /// </summary>
    public required string[]? DisabledServices { get; init; }

    /// <summary>Whether it was done already and takes effect with the next restart.</summary>
    public required bool RestartPending { get; init; }

    /// <summary>The installed update with which .NET Framework 3.5 cannot be installed; null where none is known to be.</summary>
    public string? BlockedBy { get; init; }
}
