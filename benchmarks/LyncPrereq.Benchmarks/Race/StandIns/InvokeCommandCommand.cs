using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LyncPrereq.Facts;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// Simulates Invoke-Command with open sessions: one round trip to each server, 32 servers at the same time, with
/// results as they arrive. Unlike those of the real cmdlet, the results are not serialized.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "Command")]
public sealed class InvokeCommandCommand : PSCmdlet
{
    private const int AtATime = 32;

    private static RunspacePool? s_servers;

    /// <summary>Gets or sets the sessions, which have the names of their servers.</summary>
    [Parameter(Mandatory = true)]
    public string[] Session { get; set; } = [];

    [Parameter(Mandatory = true)]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    [Parameter]
    public object[] ArgumentList { get; set; } = [];

    /// <summary>Opens the sessions before a race begins.</summary>
    /// <returns>An object that closes them, because their threads would keep the process running.</returns>
    public static IDisposable Open()
    {
        s_servers = RunspaceFactory.CreateRunspacePool(Engine.StateWith(StandIns.All));
        s_servers.SetMaxRunspaces(AtATime);
        s_servers.SetMinRunspaces(AtATime);
        s_servers.Open();
        return s_servers;
    }

    protected override void ProcessRecord()
    {
        string text = "param($" + StandInCommand.Here + ", $Arguments) & {" + ScriptBlock + "} @Arguments";
        var waiting = new ConcurrentQueue<string>(Session);
        using var answers = new BlockingCollection<object>();
        Thread[] threads = [.. Enumerable.Range(0, Math.Min(AtATime, Session.Length)).Select(_ => new Thread(() =>
        {
            while (waiting.TryDequeue(out string? name))
            {
                Ask(name, text, answers);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        for (int open = Session.Length; open > 0;)
        {
            switch (answers.Take())
            {
                case ErrorRecord problem:
                    WriteError(problem);
                    break;
                case PSObject answer:
                    WriteObject(answer);
                    break;
                default:
                    open--;
                    break;
            }
        }

        Array.ForEach(threads, thread => thread.Join());
    }

    private void Ask(string name, string text, BlockingCollection<object> answers)
    {
        try
        {
            Pool.Server(name).Remote.Ask(RaceServer.Session, RaceServer.Session, CancellationToken.None);
            using var shell = PowerShell.Create();
            shell.RunspacePool = s_servers;
            shell.AddScript(text).AddArgument(name).AddArgument(ArgumentList);
            foreach (PSObject answer in shell.Invoke())
            {
                answer.Properties.Add(new PSNoteProperty("PSComputerName", name));
                answers.Add(answer);
            }

            foreach (ErrorRecord problem in shell.Streams.Error)
            {
                answers.Add(new ErrorRecord(problem.Exception, "StandIn", ErrorCategory.NotSpecified, name));
            }
        }
        catch (Exception problem) when (problem is InspectionException or RuntimeException)
        {
            answers.Add(new ErrorRecord(problem, "StandIn", ErrorCategory.OpenError, name));
        }

        answers.Add(true);
    }
}
