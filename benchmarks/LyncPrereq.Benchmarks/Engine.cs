using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace LyncPrereq.Benchmarks;

/// <summary>Runs PowerShell in this process, for the module and for scripts.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    /// <param name="cmdlets">The cmdlets by name. They replace those of the engine with the same name.</param>
    public Engine(IReadOnlyDictionary<string, Type> cmdlets)
    {
        _runspace = RunspaceFactory.CreateRunspace(StateWith(cmdlets));
        _runspace.Open();
    }

    public static InitialSessionState StateWith(IReadOnlyDictionary<string, Type> cmdlets)
    {
        var state = InitialSessionState.CreateDefault2();
        foreach ((string name, Type type) in cmdlets)
        {
            state.Commands.Remove(name, typeof(SessionStateCmdletEntry));
            state.Commands.Add(new SessionStateCmdletEntry(name, type, null));
        }

        return state;
    }

    public void Dispose() => _runspace.Dispose();

    /// <summary>Runs a script and ignores the errors that it did not handle.</summary>
    public Collection<PSObject> Run(string script, IReadOnlyDictionary<string, object> parameters)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script, useLocalScope: true);
        foreach ((string name, object value) in parameters)
        {
            shell.AddParameter(name, value);
        }

        return shell.Invoke();
    }
}
