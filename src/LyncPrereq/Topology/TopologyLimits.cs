namespace LyncPrereq.Topology;

/// <summary>The limits of a document, far above those of any deployment.</summary>
internal static class TopologyLimits
{
    /// <summary>A configuration nests about half as deep.</summary>
    public const int Depth = 32;

    /// <summary>The largest pool has twenty computers.</summary>
    public const int Computers = 4096;

    /// <summary>A Front End pool has about a dozen, and a gateway one for each trunk.</summary>
    public const int Services = 4 * Computers;

    /// <summary>Of one element. XmlReader compares all attributes of an element with each other.</summary>
    public const int Attributes = 256;

    /// <summary>Different names of elements and attributes, which XmlReader keeps.</summary>
    public const int Names = 65536;

    /// <summary>Characters of one tag or text.</summary>
    public const int Characters = 1 << 20;

    /// <param name="path">The file.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="unit">What it limits, in words.</param>
    public static InputException Exceeded(string path, int limit, string unit) =>
        new(nameof(SR.TopologyTooLarge), Text.Format(SR.TopologyTooLarge, path, limit, unit), path);
}
