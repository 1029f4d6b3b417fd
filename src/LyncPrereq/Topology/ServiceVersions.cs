namespace LyncPrereq.Topology;

/// <summary>
/// Identifies products by the ServiceVersion of their services. RoleVersion and the year of the schema do not identify
/// the product. The Subscription Edition of Skype for Business Server has the number of 2019.
/// </summary>
internal static class ServiceVersions
{
    /// <summary>Returns the product, if this module has its requirements; null for others.</summary>
    public static LyncProduct? ProductOf(string version) => version switch
    {
        "6" => LyncProduct.LyncServer2013,
        "7" => LyncProduct.SkypeForBusinessServer2015,
        "8" => LyncProduct.SkypeForBusinessServer2019,
        _ => null,
    };

    /// <summary>Returns the version with the name of its product.</summary>
    public static string Describe(string version) => version switch
    {
        "" => SR.TopologyNone,
        "5" => version + " (LyncServer2010)",
        _ => ProductOf(version) is { } product ? version + " (" + product + ")" : version,
    };
}
