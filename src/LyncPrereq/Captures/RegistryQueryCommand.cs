using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>
/// Determines whether a command with reg query lists the keys and values of one server, without a search, a filter, or
/// the 32-bit view, whose keys are shown with the same names.
/// </summary>
internal static class RegistryQueryCommand
{
    private const string Value = @"(\\?[""'][^""']*[""']|\S+)";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private static readonly char[] s_separators = ['|', ';', '&'];
    private static readonly Regex s_mentions = new(@"\breg(\.exe)?[""']?\s+query\b", Options);

    private static readonly Regex s_query = new(
        @"\breg(\.exe)?[""']?\s+query\s+" + Value + @"(\s+/(s|ve|z|reg:64|(v|se)\s+" + Value + @"))*[\s)}""']*\z",
        Options);

    /// <summary>Matches a loop that queries several servers.</summary>
    private static readonly Regex s_loop = new(@"(\b(for|foreach|ForEach-Object)\b|%\s*\{).*\\\\[^\\\s]*[$%]", Options);

    public static bool ListsAll(string command)
    {
        if (!s_mentions.IsMatch(command))
        {
            return true;
        }

        bool isAfterQuery = false;
        bool isWhole = !s_loop.IsMatch(command);
        foreach (string part in UpdateCommand.WithoutRedirection(command).Split(s_separators))
        {
            bool isQuery = s_mentions.IsMatch(part);
            isWhole &= isQuery ? s_query.IsMatch(part) : !isAfterQuery || UpdateCommand.PassesAll(part);
            isAfterQuery |= isQuery;
        }

        return isWhole;
    }
}
