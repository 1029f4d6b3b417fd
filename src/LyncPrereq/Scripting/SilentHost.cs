using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace LyncPrereq.Scripting;

/// <summary>
/// A host without a user interface. Without it, a session would write warnings and progress of a server to the console of
/// the user, and a prompt of a server would wait for an answer.
/// </summary>
internal sealed class SilentHost : PSHost
{
    public override string Name => "LyncPrereq";

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override Version Version { get; } = typeof(SilentHost).Assembly.GetName().Version;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface? UI => null;

    public override void EnterNestedPrompt()
    {
    }

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
