using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>What pages beside the article ask for, and the article does not.</summary>
public sealed class NeighboringPageTests
{
    private static readonly LyncRole[] s_withIdentityFoundation =
    [
        LyncRole.FrontEnd,
        LyncRole.StandardEdition,
        LyncRole.Director,
        LyncRole.Mediation,
        LyncRole.PersistentChat,
        LyncRole.Edge,
        LyncRole.TrustedApplication,
    ];

    [Fact]
    public void On_2008_R2_Windows_Identity_Foundation_needs_NET_Framework_35_on_every_role_that_needs_it()
    {
        foreach (LyncRole role in s_withIdentityFoundation)
        {
            List<PrerequisiteResult> rows = Server.WindowsServer2008R2().Features("NET-Framework-Core=Available").Test(role);
            PrerequisiteResult row = rows.Row("DotNetFramework35SP1");

            Assert.Equal((PrerequisiteStatus.NotMet, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
            Assert.Equal("Import-Module ServerManager; Add-WindowsFeature -Name NET-Framework-Core", row.RemediationCommand);
            Assert.True(rows.IndexOf(row) < rows.IndexOf(rows.Row("WindowsIdentityFoundation")));
        }

        Assert.DoesNotContain(
            Server.WindowsServer2008R2().Test(LyncRole.AdministrativeTools),
            row => row.RequirementId == "DotNetFramework35SP1");
    }

    [Fact]
    public void NET_Framework_35_is_found_by_feature_and_registry_on_2008_R2_and_not_asked_for_later()
    {
        Assert.Equal(
            PrerequisiteStatus.Met,
            Server.WindowsServer2008R2().DismFeatures("NetFx3").Test("DotNetFramework35SP1", LyncRole.Edge).StatusValue);
        Assert.Equal(
            PrerequisiteStatus.Met,
            Server.WindowsServer2008R2().Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 1))
                .Test("DotNetFramework35SP1", LyncRole.Edge).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2008R2().Test("DotNetFramework35SP1", LyncRole.Edge).StatusValue);
        Assert.All(
            [WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2],
            release => Assert.Equal(
                PrerequisiteStatus.NotApplicable,
                Server.On(release).Features("NET-Framework-Core=Removed").Test("DotNetFramework35SP1", LyncRole.Edge).StatusValue));
    }

    [Theory]
    [InlineData(LyncRole.FrontEnd)]
    [InlineData(LyncRole.StandardEdition)]
    public void A_server_with_the_minimal_interface_lacks_a_recommended_shell(LyncRole role)
    {
        foreach (WindowsRelease release in new[] { WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2 })
        {
            List<PrerequisiteResult> rows =
                Server.On(release).Features("Server-Gui-Mgmt-Infra", "Server-Gui-Shell=Available").Test(role);

            Assert.Equal(PrerequisiteStatus.Met, rows.Row("NotServerCore").StatusValue);
            PrerequisiteResult shell = rows.Row("GraphicalShell");
            Assert.Equal((PrerequisiteStatus.NotMet, RequirementImportance.Recommended), (shell.StatusValue, shell.ImportanceValue));
            Assert.Equal("Install-WindowsFeature -Name Server-Gui-Shell", shell.RemediationCommand);
            Assert.True(shell.RestartRequired);
        }

        Assert.Equal(PrerequisiteStatus.NotApplicable, Server.WindowsServer2008R2().Test("GraphicalShell", role).StatusValue);
    }

    [Theory]
    [InlineData("NET-WCF-HTTP-Activation45", PrerequisiteStatus.Met)]
    [InlineData("NET-WCF-HTTP-Activation45=Available", PrerequisiteStatus.NotMet)]
    public void HTTP_Activation_is_recommended_on_an_Edge_Server(string feature, PrerequisiteStatus status)
    {
        List<PrerequisiteResult> rows = Server.WindowsServer2012R2().Features(feature).Test(LyncRole.Edge);

        Assert.Equal((status, RequirementImportance.Recommended), (rows.Row("WcfHttpActivation.Edge").StatusValue, rows.Row("WcfHttpActivation.Edge").ImportanceValue));
        Assert.DoesNotContain(rows, row => row.RequirementId == "WcfHttpActivation");
    }

    [Theory]
    [InlineData(PrerequisiteStatus.Met, "KB2646886")]
    [InlineData(PrerequisiteStatus.Met, "KB2646886", "KB3125574")]
    [InlineData(PrerequisiteStatus.NotMet, "KB976902")]
    [InlineData(PrerequisiteStatus.Unknown, "KB976902", "kb3125574")]
    public void The_update_of_IIS_7_5_may_be_in_the_convenience_rollup(PrerequisiteStatus status, params string[] updates)
    {
        PrerequisiteResult row = Server.WindowsServer2008R2().Updates(updates).Test("Update.KB2646886");

        Assert.Equal(status, row.StatusValue);
        Assert.Equal(status == PrerequisiteStatus.Unknown ? UnknownCause.Undocumented : UnknownCause.None, row.CauseValue);
        Assert.Equal(status == PrerequisiteStatus.Unknown, row.Reason.Contains("KB3125574", StringComparison.Ordinal));
    }

    [Fact]
    public void Media_Foundation_asks_for_a_restart() => Assert.All(
        [WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2],
        release => Assert.True(Server.On(release).Features("Server-Media-Foundation=Available").Test("MediaRuntime").RestartRequired));
}
