using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>Recognizes the lines in which more and Out-Host -Paging wait for a key, in any language.</summary>
internal static class PagerLine
{
    private static readonly Regex s_line = new(
        @"^\s*(-- \S.* --|<[^<>]+> [^<>;]+; <[^<>]+> [^<>;]+(;.*)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static bool Is(string line) => line.Length < 120 && s_line.IsMatch(line);
}
