using System.Net;
using System.Text.RegularExpressions;

namespace LyncPrereq.Tests.Support;

/// <summary>Markdown as a reader sees it: without emphasis, links and line breaks.</summary>
internal static class PlainText
{
    public static string Of(string markdown)
    {
        string text = Regex.Replace(markdown, @"<[^>]+>", " ");
        text = Regex.Replace(text, @"!?\[(?<shown>[^\]]*)\]\([^)]*\)", "${shown}");
        text = WebUtility.HtmlDecode(text)
            .Replace("*", "", StringComparison.Ordinal)
            .Replace("\\", "", StringComparison.Ordinal)
            .Replace('\u00a0', ' ');
        return Regex.Replace(text, @"\s+", " ").Trim();
    }

    public static IEnumerable<string> HeadingsOf(string markdown) =>
        from line in markdown.Split('\n')
        where line.StartsWith('#')
        select Of(line.TrimStart('#'));
}
