namespace LyncPrereq;

/// <summary>What a source says of the operating system. A property is null where it does not speak.</summary>
public sealed class OperatingSystemFact
{
    internal OperatingSystemFact()
    {
    }

    /// <summary>The build number, for example 9600.</summary>
    public int? Build { get; internal init; }

    /// <summary>1 workstation, 2 domain controller, 3 server.</summary>
    public int? ProductType { get; internal init; }

    /// <summary>Client, Server, Server Core or Nano Server, as the registry says.</summary>
    public string? InstallationType { get; internal init; }

    /// <summary>The number of the service pack; 0 for none.</summary>
    public int? ServicePack { get; internal init; }

    /// <summary>OperatingSystemSKU, for example 7 for Standard.</summary>
    public int? Sku { get; internal init; }

    /// <summary>EditionID of the registry, for example ServerStandard.</summary>
    public string? EditionId { get; internal init; }

    /// <summary>32 or 64.</summary>
    public int? AddressWidth { get; internal init; }

    /// <summary>The name shown to people. It is never judged by.</summary>
    public string? Caption { get; internal init; }

    /// <summary>The caption, or the build.</summary>
    public override string ToString() => Caption ?? "build " + (Build?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?");
}
