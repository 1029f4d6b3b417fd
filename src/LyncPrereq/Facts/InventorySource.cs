using System;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>
/// Represents a place that facts were read from, with its facts. A property is null if the source does not contain such
/// facts, and an empty list if it contains none.
/// </summary>
public sealed class InventorySource
{
    internal InventorySource(InventorySourceKind kind, string location)
    {
        KindValue = kind;
        Location = Text.Clean(location);
    }

    /// <summary>Gets the kind of the source.</summary>
    [Shape(Of = nameof(KindValue))]
    public string Kind => KindValue.ToString();

    internal InventorySourceKind KindValue { get; }

    /// <summary>Gets the file, or the transport to the live server.</summary>
    public string Location { get; }

    /// <summary>Gets the computer name in the source; null if it contains none.</summary>
    public string? ComputerName { get; internal set => field = Text.CleanOrNull(value); }

    /// <summary>
    /// Gets or sets the text that identifies the computer in the source, which is not always a name: an address, or a
    /// name that was truncated.
    /// </summary>
    internal string? Owner { get => field ?? ComputerName; set => field = Text.CleanOrNull(value); }

    /// <summary>Gets the operating system.</summary>
    public OperatingSystemFact? OperatingSystem { get; internal init; }

    /// <summary>Gets the kind of names in <see cref="Features"/>.</summary>
    [Shape(Of = nameof(FeatureNamingValue), Name = "featureNames", If = nameof(Features))]
    public string FeatureNaming => FeatureNamingValue.ToString();

    internal FeatureNaming FeatureNamingValue { get; init; }

    /// <summary>Gets the features in the source. Other features can exist.</summary>
    public FeatureFact[]? Features { get; internal init; }

    /// <summary>
    /// Gets the IDs of the installed updates, for example KB974405. Other updates are not installed, unless a missing
    /// fact shows that the list is incomplete.
    /// </summary>
    public string[]? Updates { get; internal init => field = value is null ? null : Array.ConvertAll(value, Text.Clean); }

    /// <summary>Gets the services in the source. Other services can exist.</summary>
    public ServiceFact[]? Services { get; internal init; }

    /// <summary>Gets the instances of CIM classes that describe the computer.</summary>
    public ClassFact[]? Classes { get; internal init; }

    /// <summary>Gets the registry keys that were read, including those that do not exist.</summary>
    public RegistryKeyFact[]? RegistryKeys { get; internal init; }

    /// <summary>Gets the Winsock protocol catalogs.</summary>
    public WinsockCatalogFact[]? WinsockCatalogs { get; internal init; }

    /// <summary>Gets the facts that could not be read from the source.</summary>
    [Shape(Name = "gaps", OmitEmpty = true)]
    public MissingFact[] MissingFacts { get; internal init; } = [];

    /// <summary>Returns the kind and the location.</summary>
    public override string ToString() => Kind + " (" + Location + ")";
}
