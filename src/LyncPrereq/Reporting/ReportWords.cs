using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Reporting;

/// <summary>Returns the display names of products and roles in Microsoft's documentation.</summary>
internal static class ReportWords
{
    /// <summary>Returns the display name of a product. The name of an unknown product is returned unchanged.</summary>
    public static string Product(string product) =>
        Catalogs.Find(product)?.Name ?? product;

    public static string Roles(IEnumerable<LyncRole> roles) => string.Join(", ", roles.Select(Role));

    private static string Role(LyncRole role) => role switch
    {
        LyncRole.FrontEnd => SR.RoleFrontEnd,
        LyncRole.StandardEdition => SR.RoleStandardEdition,
        LyncRole.Director => SR.RoleDirector,
        LyncRole.Mediation => SR.RoleMediation,
        LyncRole.PersistentChat => SR.RolePersistentChat,
        LyncRole.Edge => SR.RoleEdge,
        LyncRole.TrustedApplication => SR.RoleTrustedApplication,
        LyncRole.AdministrativeTools => SR.RoleAdministrativeTools,
        LyncRole.VideoInteropServer => SR.RoleVideoInteropServer,
        LyncRole.WatcherNode => SR.RoleWatcherNode,
        _ => role.ToString(),
    };
}
