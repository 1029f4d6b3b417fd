using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>Recognizes the lines which show that rows were left out or that a command was stopped.</summary>
internal static class OmissionLine
{
    private static readonly Regex s_line = new(
        @"^\s*([\[(<]?\s*(\.{2,}|\u2026|snip(ped)?|cut|omitted|truncated)\s*[\])>]?|[-=~*]+\s*(snip|cut)\s*[-=~*]+|\^C)\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase);

    public static bool Is(string line) => line.Length < 120 && s_line.IsMatch(line);
}
