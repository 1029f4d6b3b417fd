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
        return start < text.Length && text[start] is '[' or '{' ? start : StartInFence(text) ?? start;
    }

    /// <summary>Returns the start of the text without prompts.</summary>
    public static int StartAfterPrompts(string text) => SkipForeign(text, 0);

    /// <summary>Returns the start of the text in the first code fence after other text; null if there is none.</summary>
    public static int? StartInFence(string text) =>
        text.IndexOf("\n" + Fence, StringComparison.Ordinal) is >= 0 and int fence ? SkipForeign(text, fence + 1) : null;

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

    /// <summary>Returns the last prompt before a position; null if there is none.</summary>
    public static CommandPrompt? PromptBefore(string text, int end)
    {
        var prompts = new PromptReader();
        int number = 0;
        for (int start = 0; start < end;)
        {
            Read(prompts, LineAt(text, start, out start), ++number);
        }

        return prompts.Last;
    }

    /// <summary>Reads a line of a document that is not a part of it, if it is a prompt.</summary>
    public static bool Read(PromptReader prompts, string line, int number) =>
        prompts.Read(line.TrimStart('>', ' ').TrimEnd(), TextLine.MarksOf(line), number);

    private static int SkipForeign(string text, int start)
    {
        var prompts = new PromptReader();
        for (int next; start < text.Length; start = next)
        {
            string line = LineAt(text, start, out next);
            if (!Read(prompts, line, 0) && !IsForeign(line))
            {
                break;
            }
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
