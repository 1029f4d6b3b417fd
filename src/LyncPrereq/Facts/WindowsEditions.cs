using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>
/// Maps OperatingSystemSKU (GetProductInfo) and the EditionID of the registry to editions of Windows Server. Core
/// variants, variants without Hyper-V, and evaluations are the same edition; Server Core is detected elsewhere.
/// </summary>
internal static class WindowsEditions
{
    /// <summary>The EditionID of Windows Server for Itanium-based systems.</summary>
    public const string ItaniumId = "ServerEnterpriseIA64";

    private const string Standard = nameof(ServerEdition.Standard);
    private const string Datacenter = nameof(ServerEdition.Datacenter);
    private const string Enterprise = nameof(ServerEdition.Enterprise);

    /// <summary>The editions with their numbers and IDs. Only the first three can be supported.</summary>
    private static readonly KnownEdition[] s_known =
    [
        new(Standard, [7, 13, 36, 40, 79, 160], "ServerStandard", "ServerStandardV", "ServerStandardEval"),
        new(Datacenter, [8, 12, 37, 39, 80, 159], "ServerDatacenter", "ServerDatacenterV", "ServerDatacenterEval"),
        new(Enterprise, [10, 14, 38, 41], "ServerEnterprise", "ServerEnterpriseV", "ServerEnterpriseEval"),
        new("Enterprise for Itanium-based systems", [15], ItaniumId),
        new("Web Server", [17, 29], "ServerWeb"),
        new("HPC", [18, 64], "ServerHPC", "ServerCluster"),
        new("Foundation", [33], "ServerFoundation"),
        new("Essentials", [50, 54], "ServerSolution", "ServerSolutionEM", "ServerSBSSolution"),
        new("Small Business Server", [9, 24, 25, 35, 51, 52, 53, 55, 63], "ServerSBSStandard", "ServerSBSPremium", "ServerSBSPrime"),
        new("Essential Business Server", [30, 31, 32, 59, 60, 61, 62]),
        new("Home Server", [19, 34], "ServerHomeStandard", "ServerHomePremium"),
        new(
            "Storage Server",
            [20, 21, 22, 23, 43, 44, 45, 46, 95, 96],
            "ServerStorageExpress",
            "ServerStorageStandard",
            "ServerStorageStandardEval",
            "ServerStorageWorkgroup",
            "ServerStorageWorkgroupEval",
            "ServerStorageEnterprise"),
        new("Hyper-V Server", [42], "ServerHyper"),
        new("MultiPoint Server", [56, 76, 77], "ServerMultiPointStandard", "ServerMultiPointPremium", "ServerEmbeddedSolution"),
        new("Nano Server", [143, 144], "ServerDatacenterNano", "ServerStandardNano"),
        new("Semi-Annual Channel", [145, 146], "ServerDatacenterA", "ServerStandardA"),
    ];

    private static readonly Dictionary<int, string> s_bySku =
        s_known.SelectMany(edition => edition.Skus, (edition, sku) => new { sku, edition.Name }).ToDictionary(some => some.sku, some => some.Name);

    private static readonly Dictionary<string, string> s_byId = s_known
        .SelectMany(edition => edition.Ids, (edition, id) => new { id, edition.Name })
        .ToDictionary(some => some.id, some => some.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the name of an edition. Unknown editions are returned unchanged.</summary>
    public static string? NameOf(OperatingSystemFact fact) => fact.Sku is { } sku
        ? s_bySku.TryGetValue(sku, out string? known) ? known : "SKU " + sku.ToString(CultureInfo.InvariantCulture)
        : fact.EditionId is { } id && s_byId.TryGetValue(WithoutCore(id), out string? named) ? named : fact.EditionId;

    /// <summary>
    /// Returns the installation type. On Windows Server 2008 R2, Server Core has different numbers and IDs. Later
    /// systems use those of the full installation, so that they do not show the type.
    /// </summary>
    public static string? InstallationTypeOf(OperatingSystemFact fact) => fact is not { Build: 7600 or 7601, ProductType: 2 or 3 }
        ? null
        : fact.Sku switch
        {
            12 or 13 or 14 or 29 or 39 or 40 or 41 => "Server Core",
            7 or 8 or 10 or 17 or 36 or 37 or 38 => "Server",
            null when fact.EditionId is { } id && WithoutCore(id) != id => "Server Core",
            _ => null,
        };

    /// <summary>Returns whether an edition that is not supported is known.</summary>
    public static bool IsUnderstood(string name) => Array.Exists(s_known, edition => edition.Name == name);

    /// <summary>
    /// Removes the ending of Server Core from an ID, which is Core, or Cor if the ID would be too long.
    /// </summary>
    private static string WithoutCore(string id)
    {
        foreach (string suffix in new[] { "Core", "Cor" })
        {
            if (id.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return id.Substring(0, id.Length - suffix.Length);
            }
        }

        return id;
    }

    private sealed class KnownEdition(string name, int[] skus, params string[] ids)
    {
        public string Name { get; } = name;

        public int[] Skus { get; } = skus;

        public string[] Ids { get; } = ids;
    }
}
