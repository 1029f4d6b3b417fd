using System;

namespace LyncPrereq.Facts;

/// <summary>Texts that a console has cut because their column is too narrow: three dots or one character say so.</summary>
internal static class CutText
{
    private const string Ellipsis = "\u2026";

    public static bool IsTruncated(string text) =>
        FeatureNames.IsTruncated(text) || text.EndsWith(Ellipsis, StringComparison.Ordinal);

    /// <summary>What is left of the text.</summary>
    public static string Start(string text) =>
        FeatureNames.IsTruncated(text) ? FeatureNames.Start(text)
        : text.EndsWith(Ellipsis, StringComparison.Ordinal) ? text.Substring(0, text.Length - Ellipsis.Length)
        : text;
}
