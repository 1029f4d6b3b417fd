using System;
using System.Collections.Concurrent;

namespace LyncPrereq.Requirements;

/// <summary>Loads the catalogs of the module when they are first used.</summary>
internal static class Catalogs
{
    private static readonly ConcurrentDictionary<LyncProduct, Lazy<Catalog>> s_catalogs = new();

    public static Catalog For(LyncProduct product) =>
        s_catalogs.GetOrAdd(product, key => new Lazy<Catalog>(() => Load(key))).Value;

    public static string TextOf(LyncProduct product) => EmbeddedText.Read("Catalogs." + FileOf(product));

    /// <summary>Returns the catalog of the product with this name; null if there is none. A number is no name.</summary>
    public static Catalog? Find(string product) =>
        Array.IndexOf(Enum.GetNames(typeof(LyncProduct)), product) >= 0
            ? For((LyncProduct)Enum.Parse(typeof(LyncProduct), product))
            : null;

    private static Catalog Load(LyncProduct product)
    {
        Catalog catalog = CatalogReader.Read(TextOf(product), FileOf(product));
        catalog.Version ??= typeof(Catalogs).Assembly.GetName().Version!.ToString(3);
        return catalog;
    }

    private static string FileOf(LyncProduct product) => product + ".json";
}
