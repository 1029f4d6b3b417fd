using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Comparison;

/// <summary>Compares the versions of the catalogs of rows.</summary>
internal static class CatalogVersions
{
    /// <summary>Returns one sentence for each product whose rows are of different versions.</summary>
    public static IEnumerable<string> Warnings(IEnumerable<PrerequisiteResult> rows, string message) =>
        from product in rows.GroupBy(row => row.Product, StringComparer.Ordinal)
        let versions = product.Select(row => row.CatalogVersion ?? SR.VersionNotKnown).Distinct(StringComparer.Ordinal).ToArray()
        where versions.Length > 1
        select Text.Format(message, Reporting.ReportWords.Product(product.Key), string.Join(", ", versions));

    /// <summary>Returns whether two rows are of different versions.</summary>
    public static bool Differ(PrerequisiteResult one, PrerequisiteResult other) =>
        !string.Equals(one.CatalogVersion, other.CatalogVersion, StringComparison.Ordinal);
}
