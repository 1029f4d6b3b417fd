namespace LyncPrereq.Topology;

/// <summary>
/// The products by the ServiceVersion of their services. RoleVersion and the year of the schema do not tell products
/// apart. The Subscription Edition of Skype for Business Server has the number of 2019.
/// </summary>
internal static class ServiceVersions
{
    /// <summary>The product whose requirements this module has; null for any other.</summary>
    public static LyncProduct? ProductOf(string version) => version switch
    {
        "6" => LyncProduct.LyncServer2013,
        "7" => LyncProduct.SkypeForBusinessServer2015,
        "8" => LyncProduct.SkypeForBusinessServer2019,
        _ => null,
    };

    /// <summary>The version with the name of its product.</summary>
    public static string Describe(string version) => version switch
    {
        "" => SR.TopologyNone,
        "5" => version + " (LyncServer2010)",
        _ => ProductOf(version) is { } product ? version + " (" + product + ")" : version,
    };
}
