namespace LyncPrereq.Requirements.Conditions;

/// <summary>The 64-bit .NET Framework 4.x is one of these releases.</summary>
internal sealed class DotNetReleaseCondition : Condition
{
    public DotNetReleaseCondition(
        DotNetReleaseRange releases,
        DotNetReleaseRange[] undocumented,
        DotNetReleaseRemark[] remarks)
    {
        Releases = releases;
        Undocumented = undocumented;
        Remarks = remarks;
    }

    public DotNetReleaseRange Releases { get; }

    /// <summary>Those among them of which the documents say neither that they work nor that they do not.</summary>
    public DotNetReleaseRange[] Undocumented { get; }

    /// <summary>What has to be known of some of them, for example the update of the product that they require.</summary>
    public DotNetReleaseRemark[] Remarks { get; }
}
