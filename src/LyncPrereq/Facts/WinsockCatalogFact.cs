using System.Globalization;

namespace LyncPrereq;

/// <summary>A Winsock protocol catalog: the 32-bit one (Catalog_Entries) or the 64-bit one (Catalog_Entries64).</summary>
public sealed class WinsockCatalogFact
{
    internal WinsockCatalogFact(string name, int? declaredCount, WinsockEntryFact[] entries)
    {
        Name = name;
        DeclaredCount = declaredCount;
        Entries = entries;
    }

    /// <summary>Catalog_Entries or Catalog_Entries64.</summary>
    public string Name { get; }

    /// <summary>How many entries the catalog itself says it has; null where that was not read.</summary>
    public int? DeclaredCount { get; }

    /// <summary>The entries.</summary>
    public WinsockEntryFact[] Entries { get; }

    /// <summary>Name and number of entries.</summary>
    public override string ToString() => Name + ": " + Entries.Length.ToString(CultureInfo.InvariantCulture) + " entries";
}
