using System;

namespace LyncPrereq.Facts;

/// <summary>
/// Detects text that a console truncated because of a narrow column. It ends in three dots or an ellipsis character.
/// </summary>
internal static class CutText
{
    private const string Ellipsis = "\u2026";

    public static bool IsTruncated(string text) =>
        FeatureNames.IsTruncated(text) || text.EndsWith(Ellipsis, StringComparison.Ordinal);

    /// <summary>Returns the text without the ellipsis.</summary>
    public static string Start(string text) =>
        FeatureNames.IsTruncated(text) ? FeatureNames.Start(text)
        : text.EndsWith(Ellipsis, StringComparison.Ordinal) ? text.Substring(0, text.Length - Ellipsis.Length)
        : text;
}
