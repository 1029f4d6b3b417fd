using System.Collections.Generic;

namespace LyncPrereq.Installation;

/// <summary>Whether a server is ready for a plan.</summary>
internal sealed class InstallReadiness
{
    public required bool IsElevated { get; init; }

    /// <summary>Whether the account came over the network, where wusa.exe refuses to work.</summary>
    public required bool IsNetworkLogon { get; init; }

    /// <summary>One for each package that was asked about, in its order.</summary>
    public required PackageState[] Packages { get; init; }

    /// <summary>The sources that cannot be used, each with the reason.</summary>
    public required KeyValuePair<string, string>[] SourceProblems { get; init; }
}
