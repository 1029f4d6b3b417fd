namespace LyncPrereq;

/// <summary>
/// One place that facts were read from, with everything it said. A property is null where the source does not speak
/// of such things; an empty list says that it does, and that there are none.
/// </summary>
public sealed class InventorySource
{
    internal InventorySource(InventorySourceKind kind, string location)
    {
        Kind = kind;
        Location = location;
    }

    /// <summary>What the source is.</summary>
    public InventorySourceKind Kind { get; }

    /// <summary>The file, or the way to the live server.</summary>
    public string Location { get; }

    /// <summary>The computer that the source itself names; null where it names none.</summary>
    public string? ComputerName { get; internal set; }

    /// <summary>The operating system.</summary>
    public OperatingSystemFact? OperatingSystem { get; internal init; }

    /// <summary>The names that <see cref="Features"/> uses.</summary>
    public FeatureNaming FeatureNaming { get; internal init; }

    /// <summary>The features that the source lists; what it does not list may still exist.</summary>
    public FeatureFact[]? Features { get; internal init; }

    /// <summary>
    /// The ids of the installed updates, for example KB974405; what is not listed is not installed, unless a gap says
    /// that the list is incomplete.
    /// </summary>
    public string[]? Updates { get; internal init; }

    /// <summary>The services that the source lists; what it does not list may still exist.</summary>
    public ServiceFact[]? Services { get; internal init; }

    /// <summary>Registry keys that were looked for and found, or found to be absent.</summary>
    public RegistryKeyFact[]? RegistryKeys { get; internal init; }

    /// <summary>The Winsock protocol catalogs.</summary>
    public WinsockCatalogFact[]? WinsockCatalogs { get; internal init; }

    /// <summary>What the source was asked for and could not say.</summary>
    public MissingFact[] MissingFacts { get; internal init; } = [];

    /// <summary>Kind and location.</summary>
    public override string ToString() => Kind + " (" + Location + ")";
}
