using System;
using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>
/// Determines whether a command lists all updates: a query without a condition, followed only by commands that cannot
/// remove updates. Of a script or a variable, nothing is known, so that only a condition shows that it does not.
/// </summary>
internal static class UpdateCommand
{
    private const string Value = @"(?>[""'][^""']*[""']|[^\s,)]+)(?>\s*,\s*([""'][^""']*[""']|[^\s,)]+))*";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private static readonly char[] s_separators = ['|', ';', '&'];

    /// <summary>Matches a command that runs another one, which follows in quotes or braces.</summary>
    private static readonly Regex s_runner = new(
        @"^\s*((Invoke-Command|icm)\b[^{|;]*\{|(powershell|pwsh)(\.exe)?(\s+-(No[a-z]*|(ep|Ex[a-z]*)\s+\w+))*(\s+-c[a-z]*)?\s+[""'{&\s]*(?=[^\s-]))(?<inner>[^}""']*)[}""']?",
        Options);

    /// <summary>Matches a calculated property, which removes no object.</summary>
    private static readonly Regex s_calculated = new(@"@\{(?>[^{}]+|\{[^{}]*\})*\}", Options);

    private static readonly Regex s_redirection = new(@"\s*[0-9*]?>>?\s*(&[0-9]|[""'][^""']*[""']|\S+)", Options);
    private static readonly Regex s_mentions = new(@"\b(Get-HotFix|qfe|Win32_QuickFixEngineering)\b", Options);

    private static readonly Regex s_query = new(
        @"^(\$\w+\s*=\s*)?@?\(*\s*("
        + @"Get-HotFix(?>\s+-[CEWVO][a-z]*([\s:]+(?!-)" + Value + @")?)*"
        + @"|(Get-WmiObject|gwmi|Get-CimInstance|gcim)(?>\s+(-([CNEWVOP]|Au|Imp|Loc)[a-z]*([\s:]+(?!-)" + Value + @")?|[\w*]+(\s*,\s*[\w*]+)*))*"
        + @"|(wmic(\.exe)?\s+)?(?>/\S+\s+)*(qfe|path\s+Win32_QuickFixEngineering)(\s+(list|get)(?>[\s,]+\w+)*)?(?>\s+/\S+)*"
        + @")\s*\)*\s*\z",
        Options);

    /// <summary>Matches a sign that a script or an expression selects some of the updates.</summary>
    private static readonly Regex s_choice = new(
        @"\b(where|foreach|if|switch)\b|\b(KB|Q)[0-9]|\)\s*[\[.]|\$\w+[\[.]|[{}]",
        Options);

    private static readonly Regex s_condition = new(@"\s-(I|D|F|Q)[a-z]*\b", Options);

    /// <summary>Matches a command that passes on all of its input.</summary>
    private static readonly Regex s_harmless = new(
        @"^\s*("
        + @"(ft|fl|fw|Format-(Table|List|Wide|Custom)|ConvertTo-[a-z]+|Export-[a-z]+|epcsv|Tee|Tee-Object|Out-(String|File|Host|Default|Printer)|oh|more(\.com)?|clip(\.exe)?|Set-Clipboard|Set-Content|Add-Content)(?![\w-])"
        + @"|(Sort|Sort-Object)(?![\w-])(?![^|]*\s[-/](?!(P|De|Ca|Cu|St)[a-z]*\b))"
        + @"|(select|Select-Object)(?![\w-])(?![^|]*\s-(?!(P|Exc)[a-z]*\b))"
        + @"|(?=\s*\)*\s*\z))[^(){}\[\]]*\)*\s*\z",
        Options);

    public static bool ListsAll(string command)
    {
        string text = WithoutRedirection(s_runner.Replace(s_calculated.Replace(command, "x"), "${inner}"));
        bool isFirst = true;
        int end;
        for (int start = 0; start <= text.Length; start = end + 1)
        {
            end = text.IndexOfAny(s_separators, start);
            end = end < 0 ? text.Length : end;
            string part = text.Substring(start, end - start);
            if (!(isFirst ? IsWhole(part) : PassesAll(part)))
            {
                return false;
            }

            isFirst = end < text.Length && text[end] != '|';
        }

        return true;
    }

    /// <summary>Returns whether a command in a pipeline passes on all of its input.</summary>
    public static bool PassesAll(string stage) => s_harmless.IsMatch(stage);

    public static string WithoutRedirection(string command) => s_redirection.Replace(command, "");

    /// <summary>
    /// Returns whether a command in other text, such as a title, can list all updates. It is followed by other words.
    /// </summary>
    public static bool CanListAll(string command)
    {
        string[] stages = command.Split('|');
        return !s_mentions.IsMatch(command)
            || (!s_choice.IsMatch(stages[0]) && !s_condition.IsMatch(stages[0])
                && Array.TrueForAll(stages, stage => stage == stages[0] || s_harmless.IsMatch(stage)));
    }

    private static bool IsWhole(string stage) =>
        s_mentions.IsMatch(stage) ? s_query.IsMatch(stage.Trim()) : !s_choice.IsMatch(stage);
}
