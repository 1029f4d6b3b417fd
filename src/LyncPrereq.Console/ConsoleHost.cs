using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace LyncPrereq.Hosting;

/// <summary>What the engine asks of the program around it.</summary>
internal sealed class ConsoleHost : PSHost
{
    private readonly ConsoleUserInterface _ui;

    internal ConsoleHost(Terminal terminal) => _ui = new ConsoleUserInterface(terminal);

    public override string Name => "LyncPrereq.Console";

    public override Version Version { get; } = typeof(ConsoleHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    /// <summary>Gets a value indicating whether an error was shown.</summary>
    internal bool ErrorWasWritten => _ui.ErrorWasWritten;

    /// <summary>Gets the code that 'exit' gave, if there was one.</summary>
    internal int? ExitCode { get; private set; }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <summary>Answers 'Suspend' at a question; the engine then asks again.</summary>
    public override void EnterNestedPrompt() => _ui.WriteWarningLine("There is no prompt to suspend to in this console.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
