using System;
using System.Collections.Concurrent;

namespace LyncPrereq.Requirements;

/// <summary>The catalogs that come with the module; each is read when it is first asked for.</summary>
internal static class Catalogs
{
    private static readonly ConcurrentDictionary<LyncProduct, Lazy<Catalog>> s_catalogs = new();

    public static Catalog For(LyncProduct product) =>
        s_catalogs.GetOrAdd(product, key => new Lazy<Catalog>(() => Load(key + ".json"))).Value;

    private static Catalog Load(string name) => CatalogReader.Read(EmbeddedText.Read("Catalogs." + name), name);
}
