using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>Completes the IDs of requirements for LyncPrereq.psm1. Not intended for other use.</summary>
public static class RequirementIdCompleter
{
    /// <summary>Returns the IDs that begin with the typed text, in the catalog and for the roles of the command.</summary>
    /// <param name="word">The typed text.</param>
    /// <param name="bound">The other parameters of the command.</param>
    /// <param name="location">The location of the session, for the path of a catalog.</param>
    public static IEnumerable<CompletionResult> Complete(string word, IDictionary bound, PathIntrinsics location)
    {
        var pattern = new WildcardPattern(
            word.Trim('\'', '"') + "*",
            WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        LyncRole[]? roles = RolesIn(bound);
        return Requirements(bound, location)
            .Where(requirement => pattern.IsMatch(requirement.Id) && (roles is null || requirement.RolesIn(roles).Length > 0))
            .OrderBy(requirement => requirement.Id, StringComparer.OrdinalIgnoreCase)
            .Select(requirement => new CompletionResult(
                requirement.Id,
                requirement.Id,
                CompletionResultType.ParameterValue,
                requirement.Name));
    }

    /// <summary>Returns the roles; null if the command has none, or a text that is not a role.</summary>
    private static LyncRole[]? RolesIn(IDictionary bound)
    {
        var roles = (LyncRole[])new RoleTransformationAttribute { AcceptsUnknown = true }.Transform(null!, bound["Role"]);
        return RoleTransformationAttribute.UnknownIn(roles) is null ? roles : null;
    }

    /// <summary>Returns the requirements of the catalog; none if it cannot be read.</summary>
    private static Requirement[] Requirements(IDictionary bound, PathIntrinsics location)
    {
        if (bound["CatalogPath"] is null)
        {
            LanguagePrimitives.TryConvertTo(bound["Product"], out LyncProduct product);
            return Catalogs.For(product).Requirements;
        }

        try
        {
            return CatalogChoice.Load(InputFiles.ResolveOne(location, bound["CatalogPath"].ToString() ?? "")).Requirements;
        }
        catch (InputException)
        {
            return [];
        }
    }
}
