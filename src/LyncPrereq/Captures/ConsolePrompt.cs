using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>Recognizes the prompts of PowerShell and cmd, with the command after them.</summary>
internal static class ConsolePrompt
{
    private static readonly Regex s_prompt = new(
        @"^((\[[^\]]+\]: )?PS [^>]*>|[A-Za-z]:\\[^>]*>)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static bool Begins(string line) => s_prompt.IsMatch(line);
}
