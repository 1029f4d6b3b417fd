using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>
/// The captures of a Windows Server 2012 R2 Datacenter with Exchange Server, if they are next to this checkout. No registry
/// was captured. The expected results were looked up by hand, in the pages and in the list of features.
/// </summary>
public sealed class RealCaptureTests
{
    private static readonly string[] s_names = ["Get-WindowsFeature", "Get-HotFix", "Get-Service", "Win32_OperatingSystem"];

    [Fact]
    public void A_real_server_is_tested_for_its_roles()
    {
        using var engine = new Engine();
        engine.Set("files", Array.ConvertAll(s_names, name => TestFiles.Get("windows-server-2012-r2", name + ".clixml")));

        ILookup<PrerequisiteStatus, string> frontEnd = Test(engine, "FrontEnd");
        Assert.Equal(
            [
                "CommandLine.Bits", "CommandLine.TelnetClient", "DotNetFramework35", "IIS.AspNet", "IIS.ManagementScripts",
                "IIS.NetExtensibility", "IISConfig.Bits", "IISConfig.ServerSideIncludes",
            ],
            frontEnd[PrerequisiteStatus.NotMet].Order());
        Assert.Equal(["NoFirewallClient", "NoLayeredServiceProvider", "NoPendingRestart"], frontEnd[PrerequisiteStatus.Unknown].Order());
        Assert.Equal(["DotNetFramework35SP1", "RolesAsInstalled", "Update.KB2646886"], frontEnd[PrerequisiteStatus.NotApplicable].Order());

        Assert.Equal(["MessageQueuing"], Test(engine, "PersistentChat")[PrerequisiteStatus.NotMet]);
        Assert.Empty(Test(engine, "Edge")[PrerequisiteStatus.NotMet]);

        ILookup<PrerequisiteStatus, string> later = Test(engine, "FrontEnd -Product SkypeForBusinessServer2015");
        Assert.Equal(
            [
                "CommandLine.Bits", "CommandLine.TelnetClient", "DotNetFramework35", "IIS.AspNet", "IIS.ManagementScripts",
                "IIS.NetExtensibility", "LightweightDirectoryTools",
            ],
            later[PrerequisiteStatus.NotMet].Order());
        Assert.Equal(
            ["DotNetFramework45", "NoFirewallClient", "NoLayeredServiceProvider", "NoPendingRestart", "Update.KB2982006"],
            later[PrerequisiteStatus.Unknown].Order());
        Assert.Equal(["RolesAsInstalled", "Update.KB2858668"], later[PrerequisiteStatus.NotApplicable].Order());
        Assert.Equal(30, later[PrerequisiteStatus.Met].Count());
    }

    /// <summary>What these captures do not contain: the computer, its network and its hardware.</summary>
    private static bool IsOfComputer(PrerequisiteResult row) => row.CategoryValue == RequirementCategory.Platform
        || row.RequirementId is "WindowsFirewallRunning" or "DomainMember" or "EdgeOutsideDomain" or "EdgeDnsSuffix" or "AsciiComputerName"
            or "NoSingleLabelDomain" or "Tls10Enabled" or "TimeFormatForFabric" or "WebAndQueueServicesRun"
            or "NoForeignServerRoles" or "ProductUpdateOn2012R2" or "SchannelForLyncOn2012R2" or "SilverlightControlPanel" or "ProductAsInstalled"
            or "Tls12.KB3140245" or "Tls12.NetFramework";

    private static ILookup<PrerequisiteStatus, string> Test(Engine engine, string arguments)
    {
        ILookup<PrerequisiteStatus, string> rows = engine
            .Run<PrerequisiteResult>("Import-LyncServerInventory -LiteralPath $files -ComputerName lab | Test-LyncPrerequisite -Role " + arguments)
            .Where(row => !IsOfComputer(row))
            .ToLookup(row => row.StatusValue, row => row.RequirementId);
        Assert.Empty(engine.Errors);
        return rows;
    }
}
