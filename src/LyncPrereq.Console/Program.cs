using System;

namespace LyncPrereq.Hosting;

/// <summary>Runs PowerShell text with the LyncPrereq module loaded, where no PowerShell is installed.</summary>
internal static class Program
{
    private const int UsageError = 2;

    private static int Main(string[] args)
    {
        // The engine reports module loads to its maker unless told otherwise, and it reads this once, when first touched.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

        Terminal terminal = new();
        if (!ConsoleArguments.TryParse(args, out ConsoleArguments arguments, out string? problem))
        {
            terminal.WriteErrorLine($"LyncPrereq.Console: {problem}");
            return UsageError;
        }

        if (arguments.Help)
        {
            terminal.WriteLine(ConsoleArguments.Usage);
            return args.Length == 0 ? UsageError : 0;
        }

        string? module = ModuleLocator.Find(AppContext.BaseDirectory, out string searched);
        if (module is null)
        {
            terminal.WriteErrorLine($"LyncPrereq.Console: the LyncPrereq module was not found. {searched}");
            return Session.Failed;
        }

        using Session session = new(terminal);
        return session.Run(module, arguments);
    }
}
