using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Reporting;

/// <summary>The names of products and roles in words, as Microsoft's documentation writes them.</summary>
internal static class ReportWords
{
    /// <summary>Returns the name of a product; a name that this version does not know stays as it is.</summary>
    public static string Product(string product) =>
        Enum.TryParse(product, out LyncProduct known) ? Catalogs.For(known).Name : product;

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
        _ => role.ToString(),
    };
}
