using System.Globalization;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>
/// Represents a Winsock protocol catalog: the 32-bit catalog (Catalog_Entries) or the 64-bit catalog
/// (Catalog_Entries64).
/// </summary>
public sealed class WinsockCatalogFact
{
    internal WinsockCatalogFact(string name, int? declaredCount, WinsockEntryFact[] entries)
    {
        Name = Text.Clean(name);
        DeclaredCount = declaredCount;
        Entries = entries;
    }

    /// <summary>Gets the name: Catalog_Entries or Catalog_Entries64.</summary>
    [Shape(NotBlank = true)]
    public string Name { get; }

    /// <summary>Gets the number of entries according to the catalog; null if it was not read.</summary>
    public int? DeclaredCount { get; }

    /// <summary>Gets the entries.</summary>
    public WinsockEntryFact[] Entries { get; }

    /// <summary>Returns the name and the number of entries.</summary>
    public override string ToString() => Name + ": " + Entries.Length.ToString(CultureInfo.InvariantCulture) + " entries";
}
