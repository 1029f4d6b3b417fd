namespace LyncPrereq;

/// <summary>
/// Represents the operating system in a source. A property is null if the source does not contain it.
/// </summary>
public sealed class OperatingSystemFact
{
    internal OperatingSystemFact()
    {
    }

    /// <summary>Gets the build number, for example 9600.</summary>
    public int? Build { get; internal init; }

    /// <summary>Gets the product type: 1 workstation, 2 domain controller, 3 server.</summary>
    public int? ProductType { get; internal init; }

    /// <summary>Gets the installation type in the registry: Client, Server, Server Core, or Nano Server.</summary>
    public string? InstallationType { get; internal init => field = Text.CleanOrNull(value); }

    /// <summary>Gets the number of the service pack, or 0 if none is installed.</summary>
    public int? ServicePack { get; internal init; }

    /// <summary>Gets OperatingSystemSKU, for example 7 for Standard.</summary>
    public int? Sku { get; internal init; }

    /// <summary>Gets the EditionID in the registry, for example ServerStandard.</summary>
    public string? EditionId { get; internal init => field = Text.CleanOrNull(value); }

    /// <summary>Gets the address width, 32 or 64.</summary>
    public int? AddressWidth { get; internal init; }

    /// <summary>Gets the drive of Windows, for example C:.</summary>
    public string? SystemDrive { get; internal init => field = Text.CleanOrNull(value); }

    /// <summary>Gets the display name. Results never depend on it.</summary>
    public string? Caption { get; internal init => field = Text.CleanOrNull(value); }

    /// <summary>Returns the caption, or the build.</summary>
    public override string ToString() => Caption ?? "build " + (Build?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?");
}
