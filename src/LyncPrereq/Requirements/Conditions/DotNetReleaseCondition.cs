namespace LyncPrereq.Requirements;

/// <summary>The 64-bit .NET Framework 4.x carries at least this Release number.</summary>
internal sealed class DotNetReleaseCondition : Condition
{
    public DotNetReleaseCondition(int minimum)
    {
        Minimum = minimum;
    }

    public int Minimum { get; }
}
