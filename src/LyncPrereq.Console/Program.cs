using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace LyncPrereq.Hosting;

/// <summary>Runs PowerShell 7 with the LyncPrereq module imported, for computers without PowerShell.</summary>
internal static class Program
{
    private const int Failed = 1;

    /// <summary>
    /// Accepts the arguments of pwsh. A single argument that is not an option is PowerShell text, as in
    /// <c>powershell.exe</c>. Without arguments, it starts a prompt.
    /// </summary>
    private static int Main(string[] args)
    {
        // The engine reads this only once.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");

        string? module = ModuleLocator.Find(AppContext.BaseDirectory, out string searched);
        if (module is null)
        {
            Console.Error.WriteLine($"LyncPrereq.Console: the LyncPrereq module was not found. {searched}");
            return Failed;
        }

        if (Console.IsOutputRedirected)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }

        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // Otherwise, the execution policy of the computer can prevent the import of an unsigned module.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        state.ImportPSModule(module);
        bool isText = args.Length == 1 && !args[0].StartsWith('-');
        return ConsoleShell.Start(state, bannerText: null, helpText: null, isText ? ["-NoProfile", "-Command", args[0]] : ["-NoProfile", .. args]);
    }
}
