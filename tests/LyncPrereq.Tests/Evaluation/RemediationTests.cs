using LyncPrereq.Facts;
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

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
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

        Assert.Equal("Install-WindowsFeature -Name Web-Mgmt-Console -Source 'wim:D:\\sources\\install.wim:<index>'", row.RemediationCommand);
        Assert.Equal(FeatureSource.Image, row.SourceKindValue);
    }

    [Theory]
    [InlineData("DotNetFramework35", FeatureSource.SideBySide, "NET-Framework-Core")]
    [InlineData("IIS.NetExtensibility", FeatureSource.SideBySide, "NET-Framework-Core")]
    [InlineData("DotNetFramework35", FeatureSource.SideBySide, "NET-Framework-Core", "NET-Framework-Features")]
    [InlineData("IIS.NetExtensibility", FeatureSource.SideBySideAndImage, "NET-Framework-Core", "Web-Net-Ext")]
    [InlineData("IIS.NetExtensibility", FeatureSource.Image, "Web-Filtering")]
    [InlineData("WindowsIdentityFoundation", FeatureSource.Image, "Windows-Identity-Foundation")]
    [InlineData("MediaRuntime", FeatureSource.Image, "Server-Media-Foundation")]
    [InlineData("WindowsIdentityFoundation", FeatureSource.None, "NET-Framework-Core")]
    public void Only_the_files_of_NET_Framework_35_are_in_the_side_by_side_folder(string id, FeatureSource source, params string[] removed)
    {
        string[] others = ["Web-Net-Ext", "Windows-Identity-Foundation", "Server-Media-Foundation", "Desktop-Experience", "NET-Framework-Core"];

        PrerequisiteResult row = Server.WindowsServer2012R2()
            .Features([.. removed.Select(name => name + "=Removed"), .. others.Except(removed).Select(name => name + "=Available")])
            .Test(id);

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Equal(source, row.SourceKindValue);
        Assert.Equal(source != FeatureSource.None, row.SourceRequired);
        foreach (string text in new[] { row.Remediation!, row.RemediationCommand! })
        {
            Assert.Equal(source.HasFlag(FeatureSource.SideBySide), text.Contains(@"sources\sxs", StringComparison.Ordinal));
            Assert.Equal(
                source.HasFlag(FeatureSource.Image),
                text.Contains(@"wim:D:\sources\install.wim:<index>", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_command_with_two_sources_names_both()
    {
        string command = Server.WindowsServer2012().Features("NET-Framework-Core=Removed", "Web-Net-Ext=Removed")
            .Test("IIS.NetExtensibility").RemediationCommand!;

        Assert.Equal(
            @"Install-WindowsFeature -Name Web-Net-Ext -Source D:\sources\sxs, 'wim:D:\sources\install.wim:<index>'",
            command);
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2012, "NotInstalled", true)]
    [InlineData(WindowsRelease.WindowsServer2012R2, "NotInstalled", true)]
    [InlineData(WindowsRelease.WindowsServer2012R2, "Available", false)]
    public void A_list_without_states_does_not_say_that_NET_Framework_35_needs_no_source(
        WindowsRelease release,
        string state,
        bool needsSource)
    {
        PrerequisiteResult row = Server.On(release)
            .Features("NET-Framework-Core=" + state, "Windows-Identity-Foundation=" + state)
            .Test("DotNetFramework35");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Equal(needsSource, row.SourceRequired);
        Assert.Equal(needsSource, row.Remediation!.Contains(@"sources\sxs", StringComparison.Ordinal));
        Assert.Equal(needsSource, row.RemediationCommand!.Contains(@"-Source D:\sources\sxs", StringComparison.Ordinal));
    }

    /// <summary>Windows leaves the files of .NET Framework 3.5 off the disk, whether or not a list was made of it.</summary>
    [Theory]
    [InlineData(WindowsRelease.WindowsServer2012)]
    [InlineData(WindowsRelease.WindowsServer2012R2)]
    public void A_list_that_leaves_out_NET_Framework_35_does_not_say_that_it_needs_no_source(WindowsRelease release)
    {
        foreach (Server server in new[]
        {
            Server.On(release).Features("Web-Net-Ext=Available"),
            Server.On(release).Features("Web-Net-Ext=NotInstalled"),
            Server.On(release).Key(RegistryLocations.IisComponents, Server.Number("StaticContent", 1)),
        })
        {
            PrerequisiteResult row = server.Test("IIS.NetExtensibility");

            Assert.Equal((PrerequisiteStatus.NotMet, FeatureSource.SideBySide), (row.StatusValue, row.SourceKindValue));
            Assert.EndsWith(@"-Source D:\sources\sxs", row.RemediationCommand, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_proves_that_NET_Framework_35_is_installed_proves_that_its_files_are_there()
    {
        Server[] servers =
        [
            Server.WindowsServer2012R2().Features("Web-Net-Ext=Available", "NET-HTTP-Activation"),
            Server.WindowsServer2012R2().Features("Web-Net-Ext=Available")
                .Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 1)),
        ];

        Assert.All(servers, server => Assert.Equal(FeatureSource.None, server.Test("IIS.NetExtensibility").SourceKindValue));
    }

    [Fact]
    public void The_image_that_has_graphical_features_is_named_on_Server_Core_with_the_command_that_installs_them()
    {
        foreach (PrerequisiteResult row in new[]
        {
            Server.WindowsServer2012().Features("Server-Gui-Mgmt-Infra=Removed").Test("NotServerCore"),
            Server.WindowsServer2012R2().Features("Server-Gui-Mgmt-Infra=Removed")
                .Test(LyncProduct.SkypeForBusinessServer2015, LyncRole.Edge).Row("NotServerCore"),
        })
        {
            Assert.Equal((PrerequisiteStatus.NotMet, FeatureSource.Image), (row.StatusValue, row.SourceKindValue));
            Assert.Equal(
                @"Install-WindowsFeature -Name Server-Gui-Mgmt-Infra -Source 'wim:D:\sources\install.wim:<index>'",
                row.RemediationCommand);
            Assert.Contains("SERVERSTANDARD, not SERVERSTANDARDCORE", row.Remediation, StringComparison.Ordinal);
            Assert.True(row.RestartRequired);
        }
    }

    [Fact]
    public void Another_list_that_has_the_files_settles_it() => Assert.False(
        Server.WindowsServer2012().Features("NET-Framework-Core=NotInstalled").DismFeatures("NetFx3=Available")
            .Test("DotNetFramework35").SourceRequired);

    [Theory]
    [InlineData("NotInstalled")]
    [InlineData("Removed")]
    public void Windows_Server_2008_R2_keeps_its_files_so_that_nothing_needs_a_source(string state) => Assert.False(
        Server.WindowsServer2008R2().Features("NET-Framework-Core=" + state, "Web-Net-Ext=" + state)
            .Test("IIS.NetExtensibility").SourceRequired);

    [Theory]
    [InlineData(true, "KB2966828", "KB2919355")]
    [InlineData(true, "kb2966827")]
    [InlineData(false, "KB2966828", "KB3005628")]
    [InlineData(false, "KB2919355")]
    public void An_update_that_keeps_NET_Framework_35_out_is_named_with_what_to_do(bool isNamed, params string[] updates)
    {
        Server server = Server.WindowsServer2012R2()
            .Features("NET-Framework-Core=Removed", "Web-Net-Ext=Available", "Web-Http-Tracing=Available")
            .Updates(updates);

        foreach (string id in new[] { "DotNetFramework35", "IIS.NetExtensibility" })
        {
            string remedy = server.Test(id).Remediation!;
            Assert.Equal(isNamed, remedy.Contains("0x800F0906", StringComparison.Ordinal));
            Assert.Equal(isNamed, remedy.Contains(updates[0].ToUpperInvariant(), StringComparison.Ordinal));
            Assert.Equal(isNamed, remedy.Contains("KB3005628", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("0x800F0906", server.Test("IIS.Tracing").Remediation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_pending_is_mended_by_a_restart()
    {
        PrerequisiteResult row = Server.WindowsServer2012().Features("Web-Http-Tracing=InstallPending").Test("IIS.Tracing");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
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
    [InlineData("DotNetFramework45", "Start-Process -FilePath .\\dotNetFx45_Full_x86_x64.exe -ArgumentList '/q', '/norestart' -Wait", true)]
    [InlineData("WindowsPowerShell3", "Start-Process -FilePath wusa.exe -ArgumentList '\"Windows6.1-KB2506143-x64.msu\"', '/quiet', '/norestart' -Wait", true)]
    [InlineData("WindowsIdentityFoundation", "Start-Process -FilePath wusa.exe -ArgumentList '\"Windows6.1-KB974405-x64.msu\"', '/quiet', '/norestart' -Wait", false)]
    [InlineData("Update.KB2646886", null, true)]
    public void On_Windows_Server_2008_R2_packages_bring_what_features_do_not(string id, string? command, bool restart)
    {
        PrerequisiteResult row = Server.WindowsServer2008R2()
            .Updates("KB976902")
            .IdentityFoundationKeys()
            .NoKey(RegistryLocations.DotNetFramework4)
            .NoKey(RegistryLocations.PowerShellEngine)
            .Test(id);

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
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
            Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
            Assert.Null(row.RemediationCommand);
        }
    }

    [Fact]
    public void Where_the_system_is_not_known_each_that_it_can_be_has_its_expectation_and_its_remedy()
    {
        PrerequisiteResult row = Server.Unknown().NoKey(RegistryLocations.PowerShellEngine).Test("WindowsPowerShell3");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains("Windows Server 2008 R2: Install Windows Management Framework 3.0", row.Remediation, StringComparison.Ordinal);
        Assert.Contains("Windows Server 2012: Install PowerShell", row.Remediation, StringComparison.Ordinal);
        Assert.Contains("Windows Server 2012 R2: Windows PowerShell engine 3.0 or later or feature", row.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_row_that_is_not_met_has_something_to_do() => Assert.All(
        Server.WindowsServer2012R2().Features("Web-Server", "Web-WebServer", "Web-Http-Tracing=Available").Test(LyncRole.FrontEnd),
        row =>
        {
            Assert.Equal(row.StatusValue == PrerequisiteStatus.NotMet, row.Remediation is not null);
            Assert.True(row.StatusValue == PrerequisiteStatus.NotMet || (row.RemediationCommand is null && !row.RestartRequired));
        });
}
