using System;
using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads prompts with their commands, which can continue in the next lines: after a line that ends in the middle of a
/// command, or after the prompt "&gt;&gt;". The header of a transcript contains the local computer.
/// </summary>
internal sealed class PromptReader
{
    /// <summary>Matches the computer in the header of a transcript, whose labels are localized.</summary>
    private static readonly Regex s_machine = new(
        @"^[^\s:][^:]{0,40}:\s+(?<name>\S{1,64}) \([^)]{0,40}\bNT [0-9.]+\)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private ComputerLabel? _machine;
    private int _marks;
    private bool _canContinue;

    /// <summary>Gets the last prompt; null if there is none.</summary>
    public CommandPrompt? Last { get; private set; }

    /// <summary>Returns whether a line is a prompt or continues one.</summary>
    /// <param name="line">The line, without the "&gt;" at its beginning.</param>
    /// <param name="marks">The number of "&gt;" at its beginning, which quoted e-mail also has.</param>
    /// <param name="number">The number of the line.</param>
    public bool Read(string line, int marks, int number)
    {
        if (CommandPrompt.Read(line, number) is { } prompt)
        {
            Last = OnThisComputer(prompt);
            _marks = marks;
            _canContinue = true;
        }
        else if (_canContinue && (marks >= _marks + 2 || Last!.IsOpen))
        {
            Last = OnThisComputer(Last!.With(line));
        }
        else
        {
            _canContinue = false;
            ReadText(line, number);
        }

        return _canContinue;
    }

    private void ReadText(string line, int number)
    {
        if (line.IndexOf(" NT ", StringComparison.Ordinal) > 0 && s_machine.Match(line) is { Success: true } machine)
        {
            _machine = ComputerLabel.Read(machine.Groups["name"].Value);
            Last = CommandPrompt.OfTranscript(_machine, number);
        }
        else
        {
            Last = CommandPrompt.ReadUnmarked(line, number, Last) ?? Last;
        }
    }

    private CommandPrompt OnThisComputer(CommandPrompt prompt) =>
        _machine is not null && prompt.IsRemote == false ? prompt.On(_machine, false) : prompt;
}
