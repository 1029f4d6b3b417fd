namespace LyncPrereq.Captures;

/// <summary>
/// Reads prompts with their commands, which can continue in the next lines: after a line that ends in the middle of a
/// command, or after the prompt "&gt;&gt;".
/// </summary>
internal sealed class PromptReader
{
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
            Last = prompt;
            _marks = marks;
            _canContinue = true;
        }
        else if (_canContinue && (marks >= _marks + 2 || Last!.IsOpen))
        {
            Last = Last!.With(line);
        }
        else
        {
            _canContinue = false;
        }

        return _canContinue;
    }
}
