namespace LyncPrereq.Installation;

/// <summary>What was found where a package should be.</summary>
internal sealed class PackageState
{
    public PackageState(string asked, string? path, PackageProblem problem)
    {
        Asked = asked;
        Path = path;
        Problem = problem;
    }

    /// <summary>The path that was asked for.</summary>
    public string Asked { get; }

    /// <summary>The file that was found; null where none was.</summary>
    public string? Path { get; }

    public PackageProblem Problem { get; }
}
