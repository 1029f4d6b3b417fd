using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace LyncPrereq.Hosting;

/// <summary>One engine with the module loaded, for one command.</summary>
internal sealed class Session : IDisposable
{
    internal const int Failed = 1;
    private const int Cancelled = 130;

    private readonly Terminal _terminal;
    private readonly ConsoleHost _host;
    private readonly Runspace _runspace;
    private readonly PowerShell _shell;
    private volatile bool _cancelled;

    internal Session(Terminal terminal)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // What runs here was named on the command line; the machine's policy is for scripts that come unasked.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        _terminal = terminal;
        _host = new ConsoleHost(terminal);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        _shell = PowerShell.Create(_runspace);
    }

    /// <summary>Loads the module and runs what the arguments ask for.</summary>
    /// <returns>The exit code.</returns>
    internal int Run(string module, ConsoleArguments arguments)
    {
        Console.CancelKeyPress += OnCancelKeyPress;
        try
        {
            _runspace.Open();
            int code = Import(module) && TryAdd(arguments) ? Invoke() : Failed;
            return _cancelled ? Cancelled : code;
        }
        catch (PipelineStoppedException)
        {
            return Cancelled;
        }
        finally
        {
            Console.CancelKeyPress -= OnCancelKeyPress;
            _terminal.ClearProgress();
        }
    }

    public void Dispose()
    {
        _shell.Dispose();
        _runspace.Dispose();
    }

    private bool Import(string module)
    {
        try
        {
            _shell.AddCommand("Import-Module")
                .AddParameter("Name", module)
                .AddParameter("ErrorAction", ActionPreference.Stop)
                .Invoke();
            _shell.Commands.Clear();
            return true;
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            _terminal.WriteErrorLine($"LyncPrereq.Console: the module '{module}' could not be imported: {e.Message}");
            return false;
        }
    }

    private bool TryAdd(ConsoleArguments arguments)
    {
        ScriptBlockAst ast = arguments.ScriptPath is null
            ? Parser.ParseInput(arguments.Text, out _, out ParseError[] errors)
            : Parser.ParseFile(arguments.ScriptPath, out _, out errors);
        if (errors.Length > 0)
        {
            WriteParseError(errors[0]);
            return false;
        }

        if (arguments.ScriptPath is null)
        {
            _shell.AddScript(arguments.Text);
        }
        else
        {
            // As a function the script keeps its path and name, and its 'exit' reaches the host.
            string name = Path.GetFileName(arguments.ScriptPath);
            _runspace.SessionStateProxy.InvokeProvider.Item.Set(
                [$"function:{name}"],
                ast.GetScriptBlock(),
                force: true,
                literalPath: true);
            Command command = new(name);
            foreach (CommandParameter parameter in arguments.ScriptArguments)
            {
                command.Parameters.Add(parameter);
            }

            _shell.Commands.AddCommand(command);
        }

        return true;
    }

    private int Invoke()
    {
        try
        {
            InvokeToHost();
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            ShowTerminatingError(e.ErrorRecord);
        }

        return _host.ExitCode ?? (_host.ErrorWasWritten ? Failed : 0);
    }

    /// <summary>Shows an error that ended the command in the way that the engine shows the others.</summary>
    private void ShowTerminatingError(ErrorRecord error)
    {
        _shell.Commands.Clear();
        _shell.AddScript("$ErrorActionPreference = 'Continue'; trap { } throw $args[0]", useLocalScope: true)
            .AddArgument(error);
        InvokeToHost();
    }

    /// <summary>Runs what was added with its objects and errors shown by the host, in their order.</summary>
    private void InvokeToHost()
    {
        _shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        _shell.AddCommand("Out-Default").Invoke();
    }

    /// <summary>Stops the command; the second time, or while an answer is awaited, the process ends at once.</summary>
    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs e)
    {
        if (!_cancelled && !_terminal.IsReading)
        {
            e.Cancel = true;
            _cancelled = true;
            _shell.BeginStop(null, null);
        }
    }

    private void WriteParseError(ParseError error)
    {
        IScriptExtent extent = error.Extent;
        string place = extent.File is null ? string.Empty : extent.File + ", ";
        _terminal.WriteErrorLine(
            $"ParserError: {place}line {extent.StartLineNumber}, column {extent.StartColumnNumber}: {error.Message}");
    }
}
