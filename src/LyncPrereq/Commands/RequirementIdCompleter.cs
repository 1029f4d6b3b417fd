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
    /// <summary>Returns the IDs that begin with the typed text.</summary>
    /// <param name="word">The typed text.</param>
    /// <param name="bound">The parameters before it.</param>
    public static IEnumerable<CompletionResult> Complete(string word, IDictionary bound)
    {
        LanguagePrimitives.TryConvertTo(bound["Product"], out LyncProduct product);
        var pattern = new WildcardPattern(
            word.Trim('\'', '"') + "*",
            WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return Catalogs.For(product).Requirements
            .Where(requirement => pattern.IsMatch(requirement.Id))
            .OrderBy(requirement => requirement.Id, StringComparer.OrdinalIgnoreCase)
            .Select(requirement => new CompletionResult(
                requirement.Id,
                requirement.Id,
                CompletionResultType.ParameterValue,
                requirement.Name));
    }
}
