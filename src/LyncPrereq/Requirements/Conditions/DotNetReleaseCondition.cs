namespace LyncPrereq.Requirements;

/// <summary>The 64-bit .NET Framework 4.x is one of these releases.</summary>
internal sealed class DotNetReleaseCondition : Condition
{
    public DotNetReleaseCondition(DotNetReleaseRange releases, DotNetReleaseRange[] undocumented)
    {
        Releases = releases;
        Undocumented = undocumented;
    }

    public DotNetReleaseRange Releases { get; }

    /// <summary>Those among them of which the documents say neither that they work nor that they do not.</summary>
    public DotNetReleaseRange[] Undocumented { get; }
}
