using System;
using System.Globalization;

namespace LyncPrereq.Evaluation;

/// <summary>
/// Editions of Windows Server by OperatingSystemSKU (GetProductInfo) and by EditionID of the registry. Core variants
/// are the same edition; whether a server is Server Core is asked elsewhere.
/// </summary>
internal static class WindowsEditions
{
    /// <summary>An edition that no support statement can name; it is shown as it stands.</summary>
    public static string? NameOf(OperatingSystemFact fact) => fact.Sku switch
    {
        7 or 13 => nameof(ServerEdition.Standard),
        8 or 12 => nameof(ServerEdition.Datacenter),
        10 or 14 => nameof(ServerEdition.Enterprise),
        17 or 29 => "Web Server",
        18 => "HPC",
        { } sku => "SKU " + sku.ToString(CultureInfo.InvariantCulture),
        null => fact.EditionId?.ToUpperInvariant() switch
        {
            "SERVERSTANDARD" or "SERVERSTANDARDCORE" => nameof(ServerEdition.Standard),
            "SERVERDATACENTER" or "SERVERDATACENTERCORE" => nameof(ServerEdition.Datacenter),
            "SERVERENTERPRISE" or "SERVERENTERPRISECORE" => nameof(ServerEdition.Enterprise),
            "SERVERWEB" or "SERVERWEBCORE" => "Web Server",
            "SERVERHPC" => "HPC",
            _ => fact.EditionId,
        },
    };

    /// <summary>
    /// On Windows Server 2008 R2 Server Core has numbers of its own; later systems give it those of the full
    /// installation, so that they say nothing.
    /// </summary>
    public static string? InstallationTypeOf(OperatingSystemFact fact) => fact is not { Build: 7600 or 7601, ProductType: 2 or 3 }
        ? null
        : fact.Sku switch
        {
            12 or 13 or 14 or 29 => "Server Core",
            7 or 8 or 10 or 17 => "Server",
            _ => null,
        };

    /// <summary>Whether an edition is one that is known and not supported, rather than one not known.</summary>
    public static bool IsUnderstood(string name) =>
        name is "Web Server" or "HPC" || Array.IndexOf(Enum.GetNames(typeof(ServerEdition)), name) >= 0;
}
