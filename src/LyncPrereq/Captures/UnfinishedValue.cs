using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Compares the last value of a file that does not end with a line break with the same value in the previous row. Dates
/// and names differ in length, but an incomplete one has fewer words and numbers, or a shorter last one.
/// </summary>
internal static class UnfinishedValue
{
    private static readonly Regex s_part = new(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant);

    /// <summary>Returns whether a value can be incomplete.</summary>
    /// <param name="value">The value at the end of the file.</param>
    /// <param name="previous">The value in the previous row; null if there is none.</param>
    public static bool CanBe(string value, string? previous)
    {
        if (previous is null)
        {
            return true;
        }

        MatchCollection parts = s_part.Matches(value);
        MatchCollection wanted = s_part.Matches(previous);
        return (CutText.IsTruncated(previous) && !CutText.IsTruncated(value))
            || parts.Count < wanted.Count
            || (wanted.Count > 0 && parts[parts.Count - 1].Length < wanted[wanted.Count - 1].Length);
    }
}
