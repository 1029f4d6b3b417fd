using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LyncPrereq.Commands;

namespace LyncPrereq.Tests.Support;

/// <summary>A PowerShell engine with the module's cmdlets, in this process.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    public Engine()
    {
        var state = InitialSessionState.CreateDefault2();
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Assembly", new[] { typeof(TestLyncPrerequisiteCommand).Assembly });
        shell.Invoke();
        Assert.Empty(shell.Streams.Error);
    }

    /// <summary>Errors of the last run, in order.</summary>
    public List<ErrorRecord> Errors { get; } = [];

    /// <summary>Warnings of the last run, in order.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Verbose lines of the last run, in order.</summary>
    public List<string> Verbose { get; } = [];

    /// <summary>What the last run showed of its progress.</summary>
    public List<ProgressRecord> Progress { get; } = [];

    public void Dispose() => _runspace.Dispose();

    /// <summary>Makes a cmdlet of the tests known.</summary>
    public void Add(Type cmdlet)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Assembly", new[] { cmdlet.Assembly });
        shell.Invoke();
        Assert.Empty(shell.Streams.Error);
    }

    /// <summary>Begins a script and stops it, as Ctrl+C does, when the test says so.</summary>
    public void RunAndStop(string script, Action waitUntil)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        IAsyncResult running = shell.BeginInvoke();
        waitUntil();
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }

    public void Set(string variable, object? value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    /// <summary>Runs a script; a terminating error ends up among the errors.</summary>
    public Collection<PSObject> Run(string script)
    {
        Errors.Clear();
        Warnings.Clear();
        Verbose.Clear();
        Progress.Clear();
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        Collection<PSObject> output = [];
        try
        {
            output = shell.Invoke();
        }
        catch (RuntimeException problem)
        {
            Errors.Add(problem.ErrorRecord);
        }

        Errors.AddRange(shell.Streams.Error);
        Verbose.AddRange(shell.Streams.Verbose.Select(line => line.Message));
        Progress.AddRange(shell.Streams.Progress);
        Warnings.AddRange(shell.Streams.Warning.Select(warning => warning.Message));
        return output;
    }

    public List<T> Run<T>(string script) => [.. Run(script).Select(item => (T)item.BaseObject)];

    /// <summary>Runs a script that must end in exactly one error, and gives it.</summary>
    public ErrorRecord Fail(string script)
    {
        Run(script);
        return Assert.Single(Errors);
    }
}
