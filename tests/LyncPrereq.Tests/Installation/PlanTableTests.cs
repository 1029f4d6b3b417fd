using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>What people are shown before anything is installed, to the last word, with the script beside it.</summary>
public sealed class PlanTableTests
{
    private static readonly InstallationOptions s_paths =
        new() { SourcePath = [@"D:\sources\sxs"], PackagePath = @"\\files\lync packages" };

    [Fact]
    public void Plans_are_what_was_reviewed() => ReviewedText.Check("plans",
    [
        .. Show("bare 2012 R2, Front End", Server.Bare2012R2(), new InstallationOptions(), LyncRole.FrontEnd),
        .. Show("bare 2012 R2, Front End, with a source", Server.Bare2012R2(), s_paths, LyncRole.FrontEnd),
        .. Show("2012 R2 without any files, Front End, with a folder alone", Stripped(), s_paths, LyncRole.FrontEnd),
        .. Show(
            "2012 R2 without any files, Director, with both sources",
            Stripped(),
            new InstallationOptions { SourcePath = [@"D:\sources\sxs", @"wim:D:\sources\install.wim:2"] },
            LyncRole.Director),
        .. Show(
            "bare 2012 R2, Edge, with what is recommended",
            Server.Bare2012R2(),
            new InstallationOptions { IncludeRecommended = true },
            LyncRole.Edge),
        .. Show("bare 2008 R2, Front End", Server.Bare2008R2(), new InstallationOptions(), LyncRole.FrontEnd),
        .. Show("bare 2008 R2, Front End, with paths", Server.Bare2008R2(), s_paths, LyncRole.FrontEnd),
        .. Show("2008 R2 with .NET Framework 4.5, Mediation", Server.WindowsServer2008R2()
            .Key(RegistryLocations.DotNetFramework4, Server.Number("Release", 378389))
            .NoKey(RegistryLocations.PowerShellEngine), new InstallationOptions(), LyncRole.Mediation),
        .. Show(
            "one feature",
            Server.WindowsServer2012R2().Features("Windows-Identity-Foundation=Available"),
            s_paths,
            LyncRole.Edge),
        .. Show(
            "one feature without its files",
            Server.WindowsServer2012R2().Features("NET-Framework-Core=Removed"),
            new InstallationOptions(),
            LyncRole.FrontEnd),
        .. Show(
            "what waits for a restart",
            Server.WindowsServer2012R2().Features("Windows-Identity-Foundation=InstallPending"),
            new InstallationOptions(),
            LyncRole.Edge),
        .. Show(
            "what only a person can do",
            Server.WindowsServer2012R2().FirewallClientKeys(view64: true),
            new InstallationOptions(),
            LyncRole.FrontEnd),
        .. Show("an unsupported system", Server.Unknown().System(10240), new InstallationOptions(), LyncRole.Edge),
        .. Show(
            "a system that is not known",
            Server.Unknown().FirewallClientKeys(view64: true).Features("Web-Static-Content=Available"),
            new InstallationOptions(),
            LyncRole.FrontEnd),
        .. Show(
            "nothing that is known to be missing",
            Server.WindowsServer2012R2(),
            new InstallationOptions(),
            LyncRole.Edge),
        .. Show(
            "recommended things that are not known",
            Server.WindowsServer2012R2(),
            new InstallationOptions { IncludeRecommended = true },
            LyncRole.Edge),
    ]);

    /// <summary>As Uninstall-WindowsFeature -Remove leaves a server.</summary>
    private static Server Stripped() => Server.WindowsServer2012R2().Features(
        [.. FeatureTable.For(WindowsRelease.WindowsServer2012R2)!.Features.Select(feature => feature.Name + "=Removed")]);

    private static IEnumerable<string> Show(string name, Server server, InstallationOptions options, LyncRole role)
    {
        InstallationPlan plan = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", server.Test(role), options));
        yield return "";
        yield return name;
        yield return "  " + plan.ComputerName + ", " + plan.Role + ", " + (plan.OperatingSystem?.ToString() ?? "-");
        foreach (string warning in plan.Warning)
        {
            yield return "  warning: " + warning;
        }

        foreach (InstallationStep step in plan.Step)
        {
            yield return "  " + step;
            string[] marks = [step.MayRestart ? ", may restart" : "", step.IsAwaited ? ", awaited" : ""];
            yield return "    " + step.Kind + " " + step.Id + string.Concat(marks);
            yield return "    for: " + step.RequirementId;
            yield return "    why: " + step.Reason;
            yield return "    needs: " + step.Needs;
            yield return "    after: " + step.DependsOn;
            yield return "    features: " + step.Feature;
            yield return "    command: " + step.Command;
        }

        foreach (string line in plan.Script.Split('\n'))
        {
            yield return ("  | " + line.TrimEnd('\r')).TrimEnd();
        }
    }
}
