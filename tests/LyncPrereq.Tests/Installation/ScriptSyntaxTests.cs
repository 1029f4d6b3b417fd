using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>Scripts and commands as PowerShell's parser reads them.</summary>
public sealed class ScriptSyntaxTests
{
    public static TheoryData<string> Texts => [.. Hostile.Texts.Where(text => !text.Any(char.IsControl))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_in_a_path_becomes_a_command(string text)
    {
        foreach (Server server in new[] { Server.Bare2012R2(), Server.Bare2008R2() })
        {
            InstallationPlan plan = Plan(server, new InstallationOptions { SourcePath = [text, "wim:" + text + ".wim:1"], PackagePath = text });

            Hostile.AssertOnlyKnownCommands(plan.Script);
            foreach (InstallationStep step in plan.Step.Where(step => step.Command is not null))
            {
                Assert.True(Hostile.Commands(step.Command!).Length <= 2, step.Command);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_in_the_name_of_a_computer_becomes_a_command(string name) =>
        Hostile.AssertOnlyKnownCommands(PlanScript.Write(name, "Lync", [LyncRole.Edge], WindowsRelease.WindowsServer2012R2, [.. Plan(Server.Bare2012R2()).Step], [name], new InstallationOptions()));

    [Fact]
    public void Every_script_can_be_read_by_windows_powershell_2()
    {
        var options = new InstallationOptions { SourcePath = ["D:\\s", "wim:D:\\i.wim:2"], PackagePath = "D:\\p", IncludeRecommended = true };
        Assert.Empty(PowerShell2Syntax.FindNewer(Scripts.Install));
        Assert.Empty(PowerShell2Syntax.FindNewer(Plan(Server.Bare2008R2(), options).Script));
        Assert.Empty(PowerShell2Syntax.FindNewer(Plan(Server.Bare2012R2(), options).Script));
    }

    [Fact]
    public void A_remediation_command_with_two_sources_is_one_command() => Assert.Single(Hostile.Commands(
        Server.WindowsServer2012().Features("NET-Framework-Core=Removed", "Web-Net-Ext=Removed")
            .Test("IIS.NetExtensibility").RemediationCommand!));

    private static InstallationPlan Plan(Server server, InstallationOptions? options = null) =>
        new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", server.Test(LyncRole.FrontEnd), options ?? new InstallationOptions()));
}
