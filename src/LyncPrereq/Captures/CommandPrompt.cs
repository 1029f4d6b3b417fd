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
        @"^\s*(\[(?<host>[^\]\s]+)\]: ?|\S+@(?<host>[^\s@]+) (?=[A-Z]:\\)|(\[[^\]]*\]|\([^)]*\)) ?)?(PS( [^>]*[:\\/~][^>]*| \S*)? ?>|[A-Z]:\\[^>]*>|\\\\\w[^>]*>|wmic:[^>]*>)\s?(?<command>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>Matches a command in a line without a prompt, such as a title.</summary>
    private static readonly Regex s_unmarked = new(
        @"\b(Get-(HotFix|WindowsFeature|WindowsOptionalFeature|WmiObject|CimInstance)|gwmi|gcim|Invoke-Command|icm)\b.*\z|\b(dism|wmic|reg|systeminfo)(\.exe)?\s+\S.*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>Matches the target of a command: a computer, several of them, a variable, or an alias.</summary>
    private static readonly Regex s_target = new(
        @"(\s-(Comp[a-z]*|Cn|VMName|HostName|Session|CimSession)[\s:]+|\s/node:\s*|\b(Enter-PSSession|etsn|psexec(64)?(\.exe)?|ssh)\s+(?!-)|\b(Invoke-Command|icm)\s+(?![-{])"
        + @"|\bwinrs\b.*?\s[-/]r[a-z]*:|\bsysteminfo\b.*?\s/s\s+|\\\\(?=[^\\\s]+\\HK))(\\\\|\S+@)?(?<quote>[""']?)(?<name>[^\s""',;|{}()\\]*)\k<quote>(?<more>\s*,)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex s_local = new(
        @"^(\.|localhost|127\.0\.0\.1|::1|\$env:COMPUTERNAME|%COMPUTERNAME%|\$\(?hostname\)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex s_name = new(@"^[A-Za-z0-9_.:-]+\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_offline = new(
        @"\bdism(\.exe)?\b.*\s[/-]image:|\bGet-WindowsOptionalFeature\b.*\s-Pat[a-z]*\b|\bGet-WindowsFeature\b.*\s-Vhd\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>Matches the end of a line after which the command continues in the next one.</summary>
    private static readonly Regex s_open = new(@"[`|,{(^]\s*\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_loop = new(
        @"\b(foreach|ForEach-Object|for)\b|%\s*\{",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex s_partialRegistry = new(
        @"\breg(\.exe)?\s+query\b.*\s/(f|k|d|c|e|t|reg:32)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private readonly string _host;
    private readonly bool _isCut;
    private readonly bool _isTyped;

    private CommandPrompt(string host, string command, int line, bool isCut = false, bool isTyped = true)
    {
        _host = host;
        _isCut = isCut;
        _isTyped = isTyped;
        Command = command;
        Line = line;
        Match target = s_target.Match(command);
        string name = target.Groups["name"].Value;
        bool isLocal = !target.Success || s_local.IsMatch(name);
        bool isOne = !isLocal && !target.Groups["more"].Success && s_name.IsMatch(name);
        Computer = isOne ? ComputerLabel.Read(name) : isLocal ? ComputerLabel.Read(host) : null;
        IsRemote = !isLocal || (host.Length > 0 && !s_local.IsMatch(host)) ? true : isTyped ? false : null;
        IsLoop = Computer is null && !isLocal && s_loop.IsMatch(command);
        IsOffline = s_offline.IsMatch(command);
    }

    public string Command { get; }

    public int Line { get; }

    /// <summary>
    /// Gets the computer that the command queries or, in a remote session, the computer of the session; null if it is the
    /// local computer, or not known.
    /// </summary>
    public ComputerLabel? Computer { get; private init; }

    /// <summary>
    /// Gets a value that indicates whether the command queries another computer; null if this is not known.
    /// </summary>
    public bool? IsRemote { get; private init; }

    /// <summary>Gets a value that indicates whether the command is repeated for several computers.</summary>
    public bool IsLoop { get; }

    /// <summary>
    /// Gets a value that indicates whether the command queries an offline image instead of the running server.
    /// </summary>
    public bool IsOffline { get; }

    /// <summary>Gets a value that indicates whether the command continues in the next line.</summary>
    public bool IsOpen => s_open.IsMatch(Command);

    /// <summary>Gets a value that indicates whether the output of the command can contain only some of the updates.</summary>
    public bool ListsSomeUpdates => _isCut || !(_isTyped ? UpdateCommand.ListsAll(Command) : UpdateCommand.CanListAll(Command));

    /// <summary>
    /// Gets a value that indicates whether the command searches the registry, or reads its 32-bit view, so that a value
    /// that is not shown can exist.
    /// </summary>
    public bool SearchesRegistry => s_partialRegistry.IsMatch(Command);

    public static bool IsPrompt(string line) => s_prompt.IsMatch(Start(line));

    /// <summary>Returns the prompt in a line; null if it contains none.</summary>
    public static CommandPrompt? Read(string line, int number) => s_prompt.Match(Start(line)) is { Success: true } prompt
        ? new CommandPrompt(prompt.Groups["host"].Value, prompt.Groups["command"].Value, number, line.Length > MaxLength)
        : null;

    /// <summary>
    /// Returns the command in a line without a prompt; null if it contains none. Its computer is that of the last prompt,
    /// unless it has another one.
    /// </summary>
    public static CommandPrompt? ReadUnmarked(string line, int number, CommandPrompt? last)
    {
        if (s_unmarked.Match(Start(line)) is not { Success: true } match)
        {
            return null;
        }

        var command = new CommandPrompt("", match.Value, number, line.Length > MaxLength, isTyped: false);
        return command.IsRemote is null ? command.On(last?.Computer, last?.IsRemote) : command;
    }

    /// <summary>Returns the beginning of a transcript, which contains the local computer.</summary>
    public static CommandPrompt OfTranscript(ComputerLabel? computer, int number) => new CommandPrompt("", "", number).On(computer, false);

    /// <summary>Returns the same prompt on a computer.</summary>
    public CommandPrompt On(ComputerLabel? computer, bool? isRemote) =>
        new(_host, Command, Line, _isCut, _isTyped) { Computer = computer, IsRemote = isRemote };

    /// <summary>Returns the prompt with the next line of its command.</summary>
    public CommandPrompt With(string line)
    {
        string command = Command.TrimEnd();
        command = command.EndsWith("`", StringComparison.Ordinal) || command.EndsWith("^", StringComparison.Ordinal)
            ? command.Substring(0, command.Length - 1)
            : command;
        command += " " + line.Trim();
        return new CommandPrompt(_host, Start(command), Line, _isCut || command.Length > MaxLength);
    }

    private static string Start(string line) => line.Length > MaxLength ? line.Substring(0, MaxLength) : line;
}
