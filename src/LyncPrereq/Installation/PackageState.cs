namespace LyncPrereq.Installation;

/// <summary>What was found where a package should be.</summary>
internal sealed class PackageState
{
    public PackageState(string asked, string? path, PackageProblem problem, string detail = "")
    {
        Asked = asked;
        Path = path;
        Problem = problem;
        Detail = detail;
    }

    /// <summary>The path that was asked for.</summary>
    public string Asked { get; }

    /// <summary>The file that was found; null where none was.</summary>
    public string? Path { get; }

    public PackageProblem Problem { get; }

    /// <summary>What the server says of the problem; empty where the problem says all.</summary>
    public string Detail { get; }
}
