namespace LyncPrereq.Installation;

/// <summary>What was found where a package should be.</summary>
internal sealed class PackageState
{
    public PackageState(string? path, PackageProblem problem, string detail = "")
    {
        Path = path;
        Problem = problem;
        Detail = detail;
    }

    /// <summary>The file that was chosen; null where none was found.</summary>
    public string? Path { get; }

    public PackageProblem Problem { get; }

    /// <summary>
    /// What the server says of the problem; where there is none, the other files of the package, which were not chosen.
    /// </summary>
    public string Detail { get; }
}
