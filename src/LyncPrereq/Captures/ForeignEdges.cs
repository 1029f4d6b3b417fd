using System;

namespace LyncPrereq.Captures;

/// <summary>
/// Finds the text around a JSON or CSV document that was pasted from a console or a web page: prompts, empty lines, and
/// Markdown code fences with the text around them.
/// </summary>
internal static class ForeignEdges
{
    private const string Fence = "```";

    public static bool IsForeign(string line) => line.Trim().Length == 0 || IsFence(line) || CommandPrompt.IsPrompt(line);

    public static bool IsFence(string line) => line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);

    /// <summary>Returns the start of the document: after prompts, or after a code fence.</summary>
    public static int Start(string text)
    {
        int start = SkipForeign(text, 0);
        int fence = start < text.Length && text[start] is '[' or '{' ? -1 : text.IndexOf("\n" + Fence, StringComparison.Ordinal);
        return fence < 0 ? start : SkipForeign(text, fence + 1);
    }

    /// <summary>
    /// Returns the end of the document: at a code fence, or before the prompts at the end of the text.
    /// </summary>
    public static int End(string text, int start)
    {
        int fence = text.IndexOf("\n" + Fence, start, StringComparison.Ordinal);
        int end = fence < 0 ? text.Length : fence;
        while (end > start)
        {
            int line = text.LastIndexOf('\n', end - 1, end - start) + 1;
            if (line <= start || !IsForeign(text.Substring(line, end - line)))
            {
                break;
            }

            end = line - 1;
        }

        return end;
    }

    /// <summary>Returns the computer in the last prompt before the document; null if there is none.</summary>
    public static string? ComputerBefore(string text)
    {
        string[] lines = text.Substring(0, Start(text)).Split('\n');
        string? prompt = Array.FindLast(lines, line => CommandPrompt.IsPrompt(line.TrimEnd()));
        return prompt is null ? null : CommandPrompt.Read(prompt.TrimEnd(), 1)?.Computer;
    }

    private static int SkipForeign(string text, int start)
    {
        for (int next; start < text.Length && IsForeign(LineAt(text, start, out next)); start = next)
        {
        }

        return start;
    }

    private static string LineAt(string text, int start, out int next)
    {
        int end = text.IndexOf('\n', start);
        next = end < 0 ? text.Length : end + 1;
        return text.Substring(start, next - start).TrimEnd();
    }
}
