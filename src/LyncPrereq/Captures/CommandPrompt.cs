using System;
using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>
/// Represents a console prompt with the command that was typed, and the information that the command gives about its
/// output.
/// </summary>
internal sealed class CommandPrompt
{
    /// <summary>
    /// The number of characters that are read of a line. Consoles accept up to 8191 characters, but the beginning of a
    /// command is sufficient.
    /// </summary>
    private const int MaxLength = 1024;

    private static readonly Regex s_prompt = new(
        @"^(\[(?<host>[^\]\s]+)\]: ?)?(PS( [^>]*[:\\/~][^>]*)?>|[A-Za-z]:\\[^>]*>|wmic:[^>]*>)\s?(?<command>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex s_computer = new(
        @"(\s-(ComputerName|Cn|VMName)[\s:]+|\s/node:\s*|\bEnter-PSSession\s+|\\\\(?=[^\\\s]+\\HK))[""']?(?<name>[A-Za-z0-9_.-]+)[""']?(?![A-Za-z0-9_.-]|\s*,)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex s_offline = new(
        @"\bdism(\.exe)?\b.*\s[/-]image:|\bGet-WindowsOptionalFeature\b.*\s-Path\b|\bGet-WindowsFeature\b.*\s-Vhd\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex s_updates = new(
        @"\b(Get-HotFix|qfe|Win32_QuickFixEngineering)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>An argument that selects some of the updates.</summary>
    private static readonly Regex s_choice = new(
        @"\s-(I|D|F|Q)[a-z]*\b|\bwhere\b|\b(KB|Q)[0-9]|\.(Where|ForEach)\b|\)\s*\[",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>Commands that can follow in the pipeline without removing updates.</summary>
    private static readonly Regex s_harmless = new(
        @"^\s*(((ft|fl|Format-(Table|List)|Sort|Sort-Object|Out-(String|File|Host|Default)|Tee|Tee-Object|more(\.com)?|clip(\.exe)?|oh)\b[^({]*)"
        + @"|((select|Select-Object)\b(?!.*\s-(F|L|S|I|U))[^({]*))\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private readonly string _command;

    private CommandPrompt(string host, string command, int line)
    {
        _command = command;
        Line = line;
        Computer = CapturedObjects.NameOf(s_computer.Match(command).Groups["name"].Value) ?? CapturedObjects.NameOf(host);
        IsOffline = s_offline.IsMatch(command);
    }

    public int Line { get; }

    /// <summary>
    /// Gets the computer that the command queries or, in a remote session, the computer of the session; null if there
    /// is none.
    /// </summary>
    public string? Computer { get; }

    /// <summary>
    /// Gets a value that indicates whether the command queries an offline image instead of the running server.
    /// </summary>
    public bool IsOffline { get; }

    /// <summary>Gets a value that indicates whether the command lists updates, but possibly not all of them.</summary>
    public bool ListsSomeUpdates
    {
        get
        {
            string[] stages = _command.Split('|');
            return s_updates.IsMatch(_command)
                && (s_choice.IsMatch(stages[0]) || Array.Exists(stages, stage => stage != stages[0] && !s_harmless.IsMatch(stage)));
        }
    }

    public static bool IsPrompt(string line) => s_prompt.IsMatch(Start(line));

    /// <summary>Returns the prompt in a line; null if it contains none.</summary>
    public static CommandPrompt? Read(string line, int number) => s_prompt.Match(Start(line)) is { Success: true } prompt
        ? new CommandPrompt(prompt.Groups["host"].Value, prompt.Groups["command"].Value, number)
        : null;

    private static string Start(string line) => line.Length > MaxLength ? line.Substring(0, MaxLength) : line;
}
