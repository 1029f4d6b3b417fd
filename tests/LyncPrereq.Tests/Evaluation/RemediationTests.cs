using LyncPrereq.Inspection;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>What a row that is not met says to do.</summary>
public sealed class RemediationTests
{
    [Fact]
    public void A_missing_feature_is_installed_by_the_command_of_its_system()
    {
        string feature = "Web-Http-Tracing=Available";

        Assert.Equal(
            "Import-Module ServerManager; Add-WindowsFeature -Name Web-Http-Tracing",
            Server.WindowsServer2008R2().Features(feature).Test("IIS.Tracing").RemediationCommand);
        Assert.Equal(
            "Install-WindowsFeature -Name Web-Http-Tracing",
            Server.WindowsServer2012().Features(feature).Test("IIS.Tracing").RemediationCommand);
        Assert.Equal(
            "Install-WindowsFeature -Name Web-Http-Tracing",
            Server.WindowsServer2012R2().Features(feature).Test("IIS.Tracing").RemediationCommand);
    }

    [Theory]
    [InlineData("DotNetFramework35", "Install-WindowsFeature -Name NET-Framework-Core -Source D:\\sources\\sxs")]
    [InlineData("IIS.NetExtensibility", "Install-WindowsFeature -Name Web-Net-Ext -Source D:\\sources\\sxs")]
    [InlineData("IIS.AspNet", "Install-WindowsFeature -Name Web-Asp-Net -Source D:\\sources\\sxs")]
    [InlineData("IIS.Tracing", "Install-WindowsFeature -Name Web-Http-Tracing")]
    public void Files_that_were_removed_from_a_feature_or_from_one_it_needs_ask_for_a_source(string id, string command)
    {
        PrerequisiteResult row = Server.WindowsServer2012R2()
            .Features("NET-Framework-Core=Removed", "Web-Net-Ext=Available", "Web-Asp-Net=Available", "Web-Http-Tracing=Available")
            .Test(id);

        Assert.Equal(PrerequisiteStatus.NotMet, row.Status);
        Assert.Equal(command, row.RemediationCommand);
        Assert.Equal(
            command.Contains("-Source", StringComparison.Ordinal),
            row.Remediation!.Contains("media", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ServerCore-FullServer=Available", "Server-Gui-Mgmt=Removed")]
    [InlineData("ServerCore-FullServer=Removed", "Server-Gui-Mgmt=Available")]
    public void Files_that_were_removed_from_half_of_a_needed_feature_ask_for_a_source(params string[] features)
    {
        PrerequisiteResult row = Server.WindowsServer2012()
            .DismFeatures([.. features, "IIS-ManagementConsole=Available"])
            .Test("IIS.ManagementConsole");

        Assert.Equal("Install-WindowsFeature -Name Web-Mgmt-Console -Source D:\\sources\\sxs", row.RemediationCommand);
    }

    [Fact]
    public void What_is_pending_is_mended_by_a_restart()
    {
        PrerequisiteResult row = Server.WindowsServer2012().Features("Web-Http-Tracing=InstallPending").Test("IIS.Tracing");

        Assert.Equal(PrerequisiteStatus.NotMet, row.Status);
        Assert.True(row.RestartRequired);
        Assert.Null(row.RemediationCommand);
        Assert.Contains("Restart", row.Remediation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restart_does_not_mend_what_is_pending_in_part_only()
    {
        PrerequisiteResult row =
            Server.WindowsServer2012().Features("Web-Server=InstallPending", "Web-WebServer=Available").Test("IIS.WebServer");

        Assert.Equal("Install-WindowsFeature -Name Web-Server, Web-WebServer", row.RemediationCommand);
    }

    [Theory]
    [InlineData("DotNetFramework45", "dotNetFx45_Full_x86_x64.exe /q /norestart", true)]
    [InlineData("WindowsPowerShell3", "wusa.exe Windows6.1-KB2506143-x64.msu /quiet /norestart", true)]
    [InlineData("WindowsIdentityFoundation", "wusa.exe Windows6.1-KB974405-x64.msu /quiet /norestart", false)]
    [InlineData("Update.KB2646886", null, true)]
    public void On_Windows_Server_2008_R2_packages_bring_what_features_do_not(string id, string? command, bool restart)
    {
        PrerequisiteResult row = Server.WindowsServer2008R2()
            .Updates("KB976902")
            .IdentityFoundationKeys()
            .NoKey(RegistryLocations.DotNetFramework4)
            .NoKey(RegistryLocations.PowerShellEngine)
            .Test(id);

        Assert.Equal(PrerequisiteStatus.NotMet, row.Status);
        Assert.Equal(command, row.RemediationCommand);
        Assert.Equal(restart, row.RestartRequired);
    }

    [Fact]
    public void Where_the_system_is_not_known_no_command_is_named()
    {
        Server server = Server.Unknown()
            .Features("Web-Http-Tracing=Available")
            .NoKey(RegistryLocations.DotNetFramework4)
            .NoKey(RegistryLocations.PowerShellEngine);

        foreach (string id in new[] { "IIS.Tracing", "DotNetFramework45", "WindowsPowerShell3" })
        {
            PrerequisiteResult row = server.Test(id);
            Assert.Equal(PrerequisiteStatus.NotMet, row.Status);
            Assert.Null(row.RemediationCommand);
        }
    }

    [Fact]
    public void Where_the_system_is_not_known_each_that_it_can_be_has_its_expectation_and_its_remedy()
    {
        PrerequisiteResult row = Server.Unknown().NoKey(RegistryLocations.PowerShellEngine).Test("WindowsPowerShell3");

        Assert.Equal(PrerequisiteStatus.NotMet, row.Status);
        Assert.Contains("Windows Server 2008 R2: Install Windows Management Framework 3.0", row.Remediation, StringComparison.Ordinal);
        Assert.Contains("Windows Server 2012: Install PowerShell", row.Remediation, StringComparison.Ordinal);
        Assert.Contains("Windows Server 2012 R2: Windows PowerShell engine 3.0 or later or feature", row.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_row_that_is_not_met_has_something_to_do() => Assert.All(
        Server.WindowsServer2012R2().Features("Web-Server", "Web-WebServer", "Web-Http-Tracing=Available").Test(LyncRole.FrontEnd),
        row =>
        {
            Assert.Equal(row.Status == PrerequisiteStatus.NotMet, row.Remediation is not null);
            Assert.True(row.Status == PrerequisiteStatus.NotMet || (row.RemediationCommand is null && !row.RestartRequired));
        });
}
