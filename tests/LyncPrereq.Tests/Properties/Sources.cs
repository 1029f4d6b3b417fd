namespace LyncPrereq.Tests.Properties;

/// <summary>Sources that differ from others in one thing.</summary>
internal static class Sources
{
    /// <summary>The source with other facts of one kind.</summary>
    public static InventorySource With(
        this InventorySource source,
        FeatureFact[]? features = null,
        RegistryKeyFact[]? keys = null,
        string[]? updates = null,
        WinsockCatalogFact[]? catalogs = null,
        ServiceFact[]? services = null,
        MissingFact[]? gaps = null) => new(source.KindValue, source.Location)
        {
            ComputerName = source.ComputerName,
            OperatingSystem = source.OperatingSystem,
            FeatureNamingValue = source.FeatureNamingValue,
            Features = features ?? source.Features,
            Updates = updates ?? source.Updates,
            Services = services ?? source.Services,
            RegistryKeys = keys ?? source.RegistryKeys,
            WinsockCatalogs = catalogs ?? source.WinsockCatalogs,
            MissingFacts = gaps ?? source.MissingFacts,
        };

    /// <summary>The source with a registry value that its key, where the source speaks of it, did not have, or not so.</summary>
    public static InventorySource With(this InventorySource source, string path, RegistryValueFact value) => source.RegistryKeys is null
        ? source
        : source.With(keys:
        [
            .. source.RegistryKeys.Select(key => key.Path != path
                ? key
                : new RegistryKeyFact(path, true, [.. key.Values.Where(other => other.Name != value.Name), value])),
        ]);
}
