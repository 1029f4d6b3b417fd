namespace LyncPrereq.Requirements.Conditions;

/// <summary>What is to be said of releases of .NET Framework that satisfy a condition.</summary>
internal sealed class DotNetReleaseRemark
{
    public DotNetReleaseRemark(DotNetReleaseRange releases, string note)
    {
        Releases = releases;
        Note = note;
    }

    public DotNetReleaseRange Releases { get; }

    public string Note { get; }
}
