namespace LyncPrereq.Installation;

/// <summary>Whether a server is ready for a plan.</summary>
internal sealed class InstallReadiness
{
    public required bool IsElevated { get; init; }

    /// <summary>Whether the account came over the network, where wusa.exe refuses to work.</summary>
    public required bool IsNetworkLogon { get; init; }

    /// <summary>One for each path that was asked for, in its order.</summary>
    public required PackageState[] Packages { get; init; }

    /// <summary>Why the source cannot be used; null where it can, or none was named.</summary>
    public required string? SourceProblem { get; init; }
}
