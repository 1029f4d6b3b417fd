using System;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>Represents a requirement that is not met, with the facts that a plan needs.</summary>
internal sealed class MissingRequirement
{
    public required string Id { get; init; }

    /// <summary>
    /// Combines the rows of one requirement, because the input can contain several tests of a server.
    /// </summary>
    public static MissingRequirement Of(IGrouping<string, PrerequisiteResult> rows) => new()
    {
        Id = rows.Key,
        Source = rows.Aggregate(FeatureSource.None, (source, row) => source | row.SourceKindValue),
        DisabledServices = rows.All(row => row.DisabledService.Count > 0)
            ? [.. rows.SelectMany(row => row.DisabledService).Distinct()]
            : null,
        RestartPending = rows.All(row => row.RestartPending),
        BlockedBy = rows.Select(row => Array.Find(KnownUpdates.BlockDotNet35, update => update == row.BlockedBy)).FirstOrDefault(update => update is not null),
    };

    /// <summary>Gets the source of the required files that were removed from the server.</summary>
    public required FeatureSource Source { get; init; }

    /// <summary>
    /// Gets the disabled services, if they are the only reason; null if there are none, and empty if they are not
    /// known.
    /// </summary>
    public required string[]? DisabledServices { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the remediation is complete, but takes effect only after a restart.
    /// </summary>
    public required bool RestartPending { get; init; }

    /// <summary>Gets the installed update that blocks .NET Framework 3.5; null if no such update was found.</summary>
    public string? BlockedBy { get; init; }
}
