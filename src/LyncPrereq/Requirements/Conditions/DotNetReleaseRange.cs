namespace LyncPrereq.Requirements.Conditions;

/// <summary>Releases of .NET Framework 4.x by their Release number.</summary>
internal sealed class DotNetReleaseRange
{
    public DotNetReleaseRange(int from, int? below)
    {
        From = from;
        Below = below;
    }

    public int From { get; }

    /// <summary>The first one that does not belong to them; null where all later ones do.</summary>
    public int? Below { get; }

    public bool Has(long release) => release >= From && !(release >= Below);
}
