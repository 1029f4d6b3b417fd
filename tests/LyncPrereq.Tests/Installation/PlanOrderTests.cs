using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>What a plan puts first, what it leaves out, and how its script ends.</summary>
public sealed class PlanOrderTests
{
    [Theory]
    [InlineData("InstallPending")]
    [InlineData("UninstallPending")]
    public void A_feature_that_waits_for_a_restart_puts_the_restart_before_everything_else(string state)
    {
        InstallationPlan plan = Plan(Server.WindowsServer2012R2().Features("Windows-Identity-Foundation=" + state, "Web-Static-Content=Available"));

        AssertRestartFirst(plan, "WindowsIdentityFoundation");
        Assert.True(Server.WindowsServer2012R2().Features("Windows-Identity-Foundation=" + state).Test("WindowsIdentityFoundation").RestartRequired);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pending_restart_comes_first_whether_what_is_recommended_is_asked_for_or_not(bool includeRecommended)
    {
        Server server = Server.WindowsServer2012R2().Features("Web-Static-Content=Available").Key(RegistryLocations.ServicingRebootPending);

        AssertRestartFirst(Plan(server, new InstallationOptions { IncludeRecommended = includeRecommended }), "NoPendingRestart");
    }

    [Fact]
    public void Where_nothing_is_installed_a_pending_restart_is_no_step()
    {
        Server server = Server.WindowsServer2012R2().Key(RegistryLocations.ServicingRebootPending);

        Assert.Empty(Plan(server).Step);
        Assert.Equal(["RestartFirst"], Plan(server, new InstallationOptions { IncludeRecommended = true }).Step.Select(step => step.Id));
    }

    [Fact]
    public void A_restart_of_its_own_ends_a_plan_that_began_with_one()
    {
        InstallationPlan plan = Plan(Server.Bare2012R2().Key(RegistryLocations.ServicingRebootPending));

        Assert.Equal(["RestartFirst", "Restart"], plan.Step.Where(step => step.KindValue == InstallationStepKind.Restart).Select(step => step.Id));
        Assert.Equal("Restart", plan.Step[plan.Step.Count - 1].Id);
    }

    [Theory]
    [InlineData(7601, 0, 10)]
    [InlineData(9200, 0, 33)]
    [InlineData(10240, 0, 7)]
    public void Nothing_is_planned_where_windows_itself_has_to_be_changed_first(int build, int servicePack, int sku)
    {
        InstallationPlan plan = Plan(Server.Unknown().System(build, servicePack: servicePack, sku: sku).Features("Web-Static-Content=Available").FirewallClientKeys(view64: true));

        Assert.Equal(["Manual.SupportedOperatingSystem"], plan.Step.Select(step => step.Id));
        Assert.Contains(SR.WarnWindowsFirst, plan.Warning);
        Assert.Contains(SR.WarnWindowsFirst, plan.Script);
        Assert.DoesNotContain(SR.WarnWindowsFirst, Plan(Server.Bare2012R2()).Warning);
    }

    [Fact]
    public void Nothing_is_planned_on_server_core_that_cannot_be_converted()
    {
        Server server = Server.Unknown().System(7601, servicePack: 1, sku: 13, installationType: "Server Core").Features("Web-Static-Content=Available");

        Assert.Equal(["Manual.NotServerCore"], Plan(server).Step.Select(step => step.Id));
    }

    [Fact]
    public void An_update_that_keeps_dot_net_35_out_is_a_warning_of_the_plan_and_of_its_script()
    {
        var options = new InstallationOptions { SourcePath = [@"D:\sources\sxs"] };
        Server server = Server.WindowsServer2012R2().Features("NET-Framework-Core=Removed");

        InstallationPlan plan = Plan(server.Updates("KB2966828"), options);

        string warning = Text.Format(SR.WarnBlocked, Assert.Single(plan.Step, step => step.Id == "FeaturesFromSource").Number, "KB2966828", "KB3005628");
        Assert.Contains(warning, plan.Warning);
        Assert.Contains(warning, plan.Script);
        Assert.DoesNotContain(Plan(server.Updates("KB3005628"), options).Warning, other => other.Contains("KB2966828", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("WindowsIdentityFoundation", true)]
    [InlineData("WindowsPowerShell3", true)]
    [InlineData("Update.KB2646886", false)]
    [InlineData("DotNetFramework45", false)]
    public void An_update_that_does_not_apply_fails_the_script_unless_a_later_one_can_contain_it(string id, bool fails)
    {
        InstallationPlan plan = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", [Server.Bare2008R2().Test(LyncRole.FrontEnd).Row(id)], new InstallationOptions { PackagePath = "D:\\p" }));

        Assert.Equal(fails, plan.Script.Contains("else { $failed += @(1) }", StringComparison.Ordinal));
        Assert.Equal(fails, plan.Script.Contains("if ($failed) { throw", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_update_has_a_cause_for_not_being_applicable() => Assert.All(
        PackageFile.All.Where(package => package.Update is not null),
        package => Assert.False(string.IsNullOrEmpty(package.WhyNotApplicable), package.Title));

    [Fact]
    public void A_disabled_service_that_another_requirement_looks_at_is_enabled_once_and_nothing_is_installed()
    {
        Server server = Server.WindowsServer2012R2().Features("Web-Server=Installed", "Web-WebServer=Installed")
            .With(new InventorySource(InventorySourceKind.Service, "test") { Services = [new ServiceFact("W3SVC", "Stopped", "Disabled")] });

        InstallationStep step = Assert.Single(Plan(server).Step);

        Assert.Equal(InstallationStepKind.Manual, step.KindValue);
        Assert.Equal(["IIS.WebServer", "IIS.AnonymousAuthentication"], step.RequirementId);
    }

    [Fact]
    public void A_script_looks_for_packages_in_its_own_folder_where_none_is_named()
    {
        InstallationPlan plan = Plan(Server.Bare2008R2());

        Assert.Contains("Split-Path -Parent $MyInvocation.MyCommand.Path", plan.Script);
        Assert.Contains("Find-LyncPackage $folder ", plan.Script);
        Assert.Contains(plan.Warning, warning => warning.EndsWith(SR.WarnPackagesBeside, StringComparison.Ordinal));
        Assert.DoesNotContain("$folder = if", Plan(Server.Bare2008R2(), new InstallationOptions { PackagePath = "D:\\p" }).Script);
    }

    [Fact]
    public void A_feature_whose_document_asks_for_a_restart_is_named_at_the_end_of_the_script()
    {
        InstallationPlan plan = Plan(Server.Bare2012R2());
        int Number(string id) => Assert.Single(plan.Step, step => step.Id == id).Number;

        Assert.Contains($"Test-LyncFeature {Number("FeaturesWithRestart")} $result $true", plan.Script);
        Assert.Contains($"Test-LyncFeature {Number("Features")} $result $false", plan.Script);
    }

    [Fact]
    public void A_script_names_its_roles() => Assert.Contains(" Roles: FrontEnd.", Plan(Server.Bare2012R2()).Script);

    [Theory]
    [InlineData(null, @"Start-Process -FilePath .\dotNetFx45_Full_x86_x64.exe ", @"@(Get-ChildItem -LiteralPath .\ -Filter Windows6.1-KB2646886*-x64.msu)[0].FullName")]
    [InlineData(@"C:\my kits", @"Start-Process -FilePath 'C:\my kits\dotNetFx45_Full_x86_x64.exe' ", @"@(Get-ChildItem -LiteralPath 'C:\my kits\' -Filter Windows6.1-KB2646886*-x64.msu)[0].FullName")]
    public void The_command_of_a_package_waits_and_expands_what_wusa_does_not(string? folder, string setup, string update)
    {
        InstallationPlan plan = Plan(Server.Bare2008R2(), new InstallationOptions { PackagePath = folder });
        string Command(string id) => Assert.Single(plan.Step, step => step.Id == "Package." + id).Command!;

        Assert.StartsWith(setup, Command("DotNetFramework45"));
        Assert.Contains(update, Command("KB2646886"));
        Assert.All(plan.Step.Where(step => step.Package is not null), step => Assert.EndsWith(" -Wait", step.Command));
    }

    [Fact]
    public void The_commands_of_a_report_say_where_a_restart_comes_between()
    {
        string[] commands = PlannedCommands.Of(Server.Bare2008R2().Test(LyncRole.FrontEnd)).Lines;

        int restart = Array.FindIndex(commands, command => command.Contains(SR.ReportRestartBetween, StringComparison.Ordinal));
        Assert.Contains("dotNetFx45", commands[restart - 1]);
        Assert.Contains("KB2506143", commands[restart + 1]);
        Assert.Equal("# " + SR.WhyRestartAwaited, PlannedCommands.Of(
            Server.Bare2012R2().Key(RegistryLocations.ServicingRebootPending).Test(LyncRole.FrontEnd)).Lines[0]);
    }

    [Fact]
    public void No_step_is_taken_while_the_server_waits_for_a_restart()
    {
        InstallationPlan plan = Plan(Server.WindowsServer2012R2().Features("Web-Static-Content=Available").Key(RegistryLocations.ServicingRebootPending));
        var host = new FakeInstallHost();

        Dictionary<string, StepOutcome> outcomes = new StepExecutor(host, new InstallationOptions(), Installing.Run(), CancellationToken.None)
            .Execute(plan)
            .ToDictionary(step => step.Key.Id, step => step.Value);

        Assert.Equal(InstallationOutcome.RestartRequired, outcomes["RestartFirst"].Outcome);
        Assert.Equal(InstallationOutcome.Skipped, outcomes["Features"].Outcome);
        Assert.Equal(SR.StepWindowsAwaitsRestart, outcomes["Features"].Message);
    }

    private static void AssertRestartFirst(InstallationPlan plan, string id)
    {
        Assert.Equal("RestartFirst", plan.Step.First(step => step.KindValue != InstallationStepKind.Manual).Id);
        InstallationStep first = Assert.Single(plan.Step, step => step.Id == "RestartFirst");
        Assert.Contains(id, first.RequirementId);
        Assert.True(first.IsAwaited);
        Assert.Contains("RestartFirst", Assert.Single(plan.Step, step => step.Id == "Features").DependsOn);
        int stop = plan.Script.IndexOf("{\r\n    Write-Warning '" + SR.ScriptRestart + "'\r\n    return\r\n}", StringComparison.Ordinal);
        Assert.InRange(stop, 0, plan.Script.IndexOf("ServerManager\\Install-WindowsFeature", StringComparison.Ordinal));
    }

    private static InstallationPlan Plan(Server server, InstallationOptions? options = null) =>
        new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", server.Test(LyncRole.FrontEnd), options ?? new InstallationOptions()));
}
