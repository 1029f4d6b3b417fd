namespace LyncPrereq.Installation;

/// <summary>What ServerManager answered: FeatureOperationResult by the names of its properties and enum members.</summary>
internal sealed class FeatureReport
{
    public required bool Success { get; init; }

    /// <summary>No, Yes or Maybe.</summary>
    public required string RestartNeeded { get; init; }

    /// <summary>Success, NoChangeNeeded, SuccessRestartRequired, FailedRestartRequired, Failed and so on.</summary>
    public required string ExitCode { get; init; }

    /// <summary>The features of which it says that they were not installed.</summary>
    public string[] FailedFeatures { get; init; } = [];

    /// <summary>What went wrong, where an error took the place of an answer.</summary>
    public required string? Error { get; init; }

    /// <summary>Where Windows keeps the log.</summary>
    public string? LogPath { get; init; }

    /// <summary>The process that was still at it when the time was over.</summary>
    public int ProcessId { get; init; }

    /// <summary>Whether the time was over before the answer.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether it was ended then.</summary>
    public bool IsStopped { get; init; }
}
