using System.Collections;
using System.Globalization;
using System.Reflection;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>
/// Every requirement of every product with all its data, as it is after the catalogs that it is based on are applied.
/// </summary>
public sealed class EffectiveCatalogTests
{
    public static TheoryData<LyncProduct> Products => [.. Enum.GetValues<LyncProduct>()];

    [Theory]
    [MemberData(nameof(Products))]
    public void The_effective_catalog_is_the_reviewed_one(LyncProduct product) =>
        ReviewedText.Check("catalog." + product, Write(Catalogs.For(product)));

    private static IEnumerable<string> Write(Catalog catalog)
    {
        yield return catalog.Product;
        yield return "  name: " + catalog.Name;
        yield return "  roles: " + Text(catalog.Roles);
        yield return "  systems: " + Text(catalog.OperatingSystems);
        foreach (SeparateServers rule in catalog.SeparateServers)
        {
            yield return "  separate: " + Text(rule.Roles) + " from " + Text(rule.From) + " unless " + Text(rule.Unless)
                + (rule.Note is { } note ? "; " + note : "");
            yield return "    " + Line(rule.Source);
        }

        foreach (SameInPool rule in catalog.SameInPool)
        {
            yield return "  same in pool: " + rule.RequirementId;
            yield return "    " + Line(rule.Source);
        }

        foreach (string line in catalog.Requirements.SelectMany(Write))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Write(Requirement requirement)
    {
        yield return "";
        yield return requirement.Id;
        yield return "  " + requirement.Name + " (" + requirement.Category + ", " + requirement.Importance + ")";
        yield return "  roles: " + Text(requirement.Roles);
        yield return "  workloads: " + Text(requirement.Workloads);
        foreach (RequirementSource source in requirement.Sources)
        {
            yield return "  source: " + Line(source);
        }

        foreach (RequirementInterpretation interpretation in requirement.Interpretations)
        {
            yield return "  interpretation: " + interpretation;
        }

        foreach (RequirementCase some in requirement.Cases)
        {
            yield return "  case: " + Text(some.OperatingSystems) + "; " + Text(some.Roles) + (some.Restart ? "; restart" : "");
            yield return "    " + (some.Condition is { } condition ? Text(condition) : "not applicable: " + some.NotApplicable);
            yield return "    remedy: " + Text(some.Remedy);
        }
    }

    private static string Line(RequirementSource source) =>
        $"{source.Document} | {source.Section} | {source.Origin} | {Text(source.RoleValue)} | {source.Quote} | {source.Uri.OriginalString} | {source.Commit}";

    /// <summary>A value with the fields of objects of the module, whatever they are.</summary>
    private static string Text(object? value) => value switch
    {
        null => "-",
        string text => "'" + text + "'",
        Requirement requirement => requirement.Id,
        IEnumerable list => "[" + string.Join(", ", list.Cast<object>().Select(Text)) + "]",
        _ when value.GetType().IsEnum || value.GetType().Assembly != typeof(Condition).Assembly =>
            Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => value.GetType().Name + "(" + string.Join(", ", Fields(value)) + ")",
    };

    private static IEnumerable<string> Fields(object value) => value.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        .Select(field => field.Name.Split('>')[0].TrimStart('<', '_') + "=" + Text(field.GetValue(value)))
        .OrderBy(text => text, StringComparer.Ordinal);
}
