using System.Management.Automation;

namespace LyncPrereq.Tests.Support;

/// <summary>Hands the session that it was called in to a test.</summary>
[Cmdlet(VerbsOther.Use, "Session")]
public sealed class UseSessionCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public Action<SessionState> Work { get; set; } = _ => { };

    protected override void EndProcessing() => Work(SessionState);
}
