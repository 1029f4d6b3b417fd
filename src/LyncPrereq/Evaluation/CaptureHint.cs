using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;

namespace LyncPrereq.Evaluation;

/// <summary>Tells how to capture the facts of a requirement that no source contains: with the script, or with a command for each fact.</summary>
internal static class CaptureHint
{
    /// <summary>Keys whose exports are too large to be read. A key in them that does not exist can only be found by the script.</summary>
    private static readonly string[] s_large =
    [
        @"SOFTWARE\Microsoft",
        @"SOFTWARE\Wow6432Node\Microsoft",
        RegistryPath.ParentOf(RegistryLocations.ServicingRebootPending.Path),
        RegistryPath.ParentOf(RegistryLocations.Of(KnownProduct.MediaFormatPackage)[0].Path),
    ];

    /// <param name="needs">The facts that the requirement needs.</param>
    /// <param name="facts">The facts of the server.</param>
    public static string For(FactNeeds needs, ServerFacts facts)
    {
        // If every source was captured, one of them was captured in part.
        string?[] commands = [.. CommandsFor(needs, facts, isAll: false).Distinct()];
        commands = commands.Length > 0 ? commands : [.. CommandsFor(needs, facts, isAll: true).Distinct()];
        return Array.TrueForAll(commands, command => command is not null)
            ? Text.Format(SR.HintCapture, string.Join("; ", commands))
            : SR.HintCollect;
    }

    /// <summary>The command that exports a key; null if its export is too large.</summary>
    public static string? CommandFor(RegistryLocation location)
    {
        // A key without values is a fact by its presence, and only the export of its container shows that it does not exist.
        string key = location.IsUsuallyAbsent || !(location.AllNumbers || location.Values.Length > 0) ? location.Container : location.Path;
        string view = key.IndexOf("Wow6432Node", StringComparison.OrdinalIgnoreCase) >= 0 ? "32" : "";
        return Array.IndexOf(s_large, key) >= 0 ? null : Export(key.Substring(key.LastIndexOf('\\') + 1) + view, key);
    }

    /// <summary>A list can lack the fact that is needed, so that it is captured again.</summary>
    private static IEnumerable<string?> CommandsFor(FactNeeds needs, ServerFacts facts, bool isAll)
    {
        bool needsDrive = needs.AllClasses.Contains(FactClasses.LogicalDisk);
        if (!facts.OperatingSystem.IsKnown || (needsDrive && !facts.OperatingSystem.SystemDrive.IsKnown))
        {
            yield return OfClass("Win32_OperatingSystem");
        }

        if (needs.Features)
        {
            yield return "Get-WindowsFeature | Export-Clixml Get-WindowsFeature.xml";
        }

        if (needs.Updates)
        {
            yield return "Get-HotFix | Export-Clixml Get-HotFix.xml";
        }

        if (needs.Services)
        {
            yield return OfClass("Win32_Service");
        }

        if (needs.Winsock && (isAll || !facts.Winsock(WinsockCatalog.Entries32).IsKnown || !facts.Winsock(WinsockCatalog.Entries64).IsKnown))
        {
            yield return Export("WinSock2", WinsockCatalog.Parameters);
        }

        foreach (FactClass some in needs.AllClasses.Where(some => isAll || !facts.Classes.Instances(some).IsKnown))
        {
            yield return OfClass(some.Name, some.Namespace);
        }

        foreach (RegistryLocation location in needs.Locations.Where(location => isAll || !facts.HasRead(location)))
        {
            yield return CommandFor(location);
        }
    }

    private static string OfClass(string name, string place = FactClass.DefaultNamespace) => Text.Format(
        "Get-WmiObject {0}{1} | Export-Clixml {0}.xml",
        name,
        place == FactClass.DefaultNamespace ? "" : " -Namespace " + place);

    private static string Export(string name, string key) => Text.Format("regedit /e \"{0}.reg\" \"{1}\"", name, RegistryPath.Full(key));
}
