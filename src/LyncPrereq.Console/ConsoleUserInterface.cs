using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace LyncPrereq.Hosting;

/// <summary>Objects to standard output; errors, warnings, progress and questions to standard error.</summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    private readonly Terminal _terminal;

    internal ConsoleUserInterface(Terminal terminal) => _terminal = terminal;

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface();

    public override bool SupportsVirtualTerminal => _terminal.OutputHasColor;

    /// <summary>Gets a value indicating whether an error was shown.</summary>
    internal bool ErrorWasWritten { get; private set; }

    public override void Write(string value) => _terminal.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => _terminal.WriteLine(value);

    public override void WriteErrorLine(string value)
    {
        ErrorWasWritten = true;
        _terminal.WriteErrorLine(value);
    }

    public override void WriteWarningLine(string message) =>
        WriteLabelled(PSStyle.Instance.Formatting.Warning, "WARNING", message);

    public override void WriteVerboseLine(string message) =>
        WriteLabelled(PSStyle.Instance.Formatting.Verbose, "VERBOSE", message);

    public override void WriteDebugLine(string message) =>
        WriteLabelled(PSStyle.Instance.Formatting.Debug, "DEBUG", message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _terminal.ClearProgress();
            return;
        }

        string percent = record.PercentComplete >= 0 ? $" ({record.PercentComplete} %)" : string.Empty;
        _terminal.ShowProgress($"{record.Activity}: {record.StatusDescription}{percent}");
    }

    public override string ReadLine()
    {
        ThrowIfNobodyToAsk();
        return _terminal.ReadLine() ?? throw NobodyToAsk();
    }

    public override int PromptForChoice(
        string caption,
        string message,
        Collection<ChoiceDescription> choices,
        int defaultChoice)
    {
        ThrowIfNobodyToAsk();
        string[] names = [.. choices.Select(choice => choice.Label.Replace("&", string.Empty, StringComparison.Ordinal))];
        string[] keys = [.. choices.Select(ChoiceKey)];
        string question = string.Join("  ", keys.Zip(names, (key, name) => $"[{key}] {name}"))
            + "  [?] Help"
            + (defaultChoice >= 0 ? $" (default is \"{keys[defaultChoice]}\"): " : ": ");

        _terminal.WriteErrorLine(caption);
        _terminal.WriteErrorLine(message);
        while (true)
        {
            _terminal.WriteError(question);
            string answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            int index = Math.Max(
                Array.FindIndex(keys, key => key.Equals(answer, StringComparison.OrdinalIgnoreCase)),
                Array.FindIndex(names, name => name.Equals(answer, StringComparison.OrdinalIgnoreCase)));
            if (index >= 0)
            {
                return index;
            }

            if (answer == "?")
            {
                foreach ((string key, ChoiceDescription choice) in keys.Zip(choices))
                {
                    _terminal.WriteErrorLine($"{key} - {choice.HelpMessage}");
                }
            }
        }
    }

    public override Dictionary<string, PSObject> Prompt(
        string caption,
        string message,
        Collection<FieldDescription> descriptions) =>
        throw new HostException("This console does not ask for parameters: give them in the command.");

    public override SecureString ReadLineAsSecureString() => throw NoSecrets();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName) => throw NoSecrets();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw NoSecrets();

    private static string ChoiceKey(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < choice.Label.Length
            ? choice.Label[mark + 1].ToString().ToUpperInvariant()
            : choice.Label;
    }

    private static void ThrowIfNobodyToAsk()
    {
        if (!Terminal.CanAsk)
        {
            throw NobodyToAsk();
        }
    }

    private static HostException NobodyToAsk() => new(
        "A question needs an answer, and standard input is not a terminal. -Confirm:$false goes ahead without asking.");

    private static HostException NoSecrets() => new(
        "This console does not ask for passwords. Run the command in PowerShell, or pass a credential object.");

    private void WriteLabelled(string style, string label, string message) =>
        _terminal.WriteErrorLine($"{style}{label}: {message}{PSStyle.Instance.Reset}");
}
