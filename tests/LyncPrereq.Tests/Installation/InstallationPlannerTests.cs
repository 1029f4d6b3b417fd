using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

public sealed class InstallationPlannerTests
{
    [Fact]
    public void A_package_comes_after_what_it_needs_and_a_restart_once_at_the_end()
    {
        InstallationPlan plan = Plan(Server.Bare2008R2());

        Assert.Equal(
            ["Features", "Package.WindowsIdentityFoundation", "Package.DotNetFramework45", "Package.WindowsManagementFramework3", "Package.KB2646886", "FeaturesWithRestart", "Restart"],
            plan.Step.Where(step => step.KindValue != InstallationStepKind.Manual).Select(step => step.Id));
        Assert.Equal(["Package.DotNetFramework45"], Step(plan, "Package.WindowsManagementFramework3").DependsOn);
        Assert.Equal(["Features"], Step(plan, "Package.WindowsIdentityFoundation").DependsOn);
        Assert.Equal(["Features"], Step(plan, "Package.KB2646886").DependsOn);
        Assert.Contains("NET-Framework-Core", Step(plan, "Features").Feature);
        Assert.Equal(Enumerable.Range(1, plan.Step.Count), plan.Step.Select(step => step.Number));
    }

    [Fact]
    public void A_step_that_may_ask_for_a_restart_waits_for_those_that_do_not()
    {
        InstallationPlan plan = Plan(Server.Bare2012R2());

        Assert.Equal(["Server-Gui-Mgmt-Infra", "Server-Media-Foundation"], Step(plan, "FeaturesWithRestart").Feature);
        Assert.Equal(["Features", "FeaturesFromSource", "FeaturesWithRestart", "Restart"], plan.Step.SkipWhile(step => step.KindValue == InstallationStepKind.Manual).Select(step => step.Id));
    }

    [Fact]
    public void A_release_of_dot_net_that_the_requirement_does_not_accept_is_no_package_for_it()
    {
        using Stream stream = typeof(Catalog).Assembly.GetManifestResourceStream("LyncPrereq.Catalogs.LyncServer2013.json")!;
        using var reader = new StreamReader(stream);
        Catalog later = CatalogReader.Read(reader.ReadToEnd().Replace("\"dotNetRelease\": 378389", "\"dotNetRelease\": 461808, \"below\": 528040", StringComparison.Ordinal), "later");
        var rows = new LyncPrereq.Evaluation.RequirementEvaluator(later, [LyncRole.Edge], [LyncWorkload.Conferencing], later.Requirements)
            .Evaluate(Server.Bare2008R2().Inventory);

        InstallationPlan plan = new InstallationPlanner(later).Plan(InstallRequest.Of("server", [.. rows], new InstallationOptions()));

        Assert.Equal("NDP472-KB4054530-x86-x64-AllOS-ENU.exe", Assert.Single(Step(plan, "Package.DotNetFramework45").Needs));
        Assert.DoesNotContain("ndp48", plan.Script, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Windows_Server_2008_R2_has_its_own_command_and_no_source()
    {
        InstallationPlan plan = Plan(Server.Bare2008R2(), new InstallationOptions { SourcePath = [@"D:\sources\sxs"], PackagePath = "D:\\p" });

        string command = Step(plan, "Features").Command!;
        Assert.StartsWith("Import-Module ServerManager; Add-WindowsFeature -Name ", command);
        Assert.DoesNotContain("sxs", command);
        Assert.DoesNotContain("sxs", plan.Script);
        Assert.Contains(SR.WarnSourceUnused, plan.Warning);
    }

    [Fact]
    public void Features_are_two_calls_parted_by_what_is_gone_from_the_store()
    {
        InstallationPlan plan = Plan(Server.Bare2012R2());

        Assert.Equal(["NET-Framework-Core", "Web-Asp-Net", "Web-Net-Ext"], Step(plan, "FeaturesFromSource").Feature.Order());
        Assert.DoesNotContain("Web-Asp-Net", Step(plan, "Features").Feature);
        Assert.Contains("Windows-Identity-Foundation", Step(plan, "Features").Feature);
        Assert.Contains(
            Text.Format(SR.WarnNoSource, Step(plan, "FeaturesFromSource").Number, SR.NeedsSideBySide),
            plan.Warning);
    }

    [Theory]
    [InlineData("Available", "Features", "Install the feature Windows-Identity-Foundation")]
    [InlineData("Removed", "FeaturesFromImage", "Install the feature Windows-Identity-Foundation, which needs an installation image")]
    public void A_single_feature_is_named(string state, string id, string title)
    {
        PrerequisiteResult row = Server.Bare2012R2().Features("Windows-Identity-Foundation=" + state)
            .Test(LyncRole.FrontEnd)
            .Row("WindowsIdentityFoundation");

        InstallationPlan plan = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", [row], new InstallationOptions()));

        Assert.Equal(title, Step(plan, id).Title);
    }

    [Fact]
    public void A_source_is_in_every_call_of_2012_R2()
    {
        InstallationPlan plan = Plan(Server.Bare2012R2(), new InstallationOptions { SourcePath = [@"D:\sources\sxs"] });

        Assert.EndsWith(@" -Source D:\sources\sxs", Step(plan, "Features").Command);
        Assert.EndsWith(@" -Source D:\sources\sxs", Step(plan, "FeaturesFromSource").Command);
        Assert.DoesNotContain(plan.Warning, warning => warning.Contains("-SourcePath", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_recommended_joins_only_when_asked(bool includeRecommended)
    {
        InstallationPlan plan = Plan(Server.Bare2012R2(), new InstallationOptions { IncludeRecommended = includeRecommended });

        Assert.Equal(includeRecommended, plan.Step.Any(step => step.Feature.Contains("Telnet-Client")));
    }

    [Fact]
    public void What_no_installer_can_mend_is_said()
    {
        InstallationPlan plan = Plan(Server.Bare2012R2().FirewallClientKeys(view64: true));

        InstallationStep step = Step(plan, "Manual.NoFirewallClient");
        Assert.Equal(InstallationStepKind.Manual, step.KindValue);
        Assert.Contains("Uninstall", step.Reason);
        Assert.Contains("Uninstall", plan.Script);
    }

    [Fact]
    public void A_disabled_service_is_a_matter_for_a_person_and_no_reason_to_install()
    {
        Server server = Server.WindowsServer2012R2().Features("Web-Server=Installed", "Web-WebServer=Installed")
            .With(new InventorySource(InventorySourceKind.Service, "test")
            {
                Services = [new ServiceFact("WAS", "Stopped", "Disabled"), new ServiceFact("W3SVC", "Stopped", "Auto")],
            });
        PrerequisiteResult row = server.Test(LyncRole.FrontEnd).Row("IIS.WebServer");
        InstallationPlan first = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", [row], new InstallationOptions()));

        InstallationStep step = Assert.Single(first.Step);
        Assert.Equal(InstallationStepKind.Manual, step.KindValue);
        Assert.Contains("Set-Service -Name WAS -StartupType Manual", step.Reason);
        Assert.DoesNotContain("W3SVC", step.Reason);

        InstallationPlan second = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of(first, new InstallationOptions()));
        Assert.Equal(InstallationStepKind.Manual, Assert.Single(second.Step).KindValue);
    }

    [Fact]
    public void What_waits_for_a_restart_is_not_installed_again()
    {
        InstallationPlan plan = Plan(Server.WindowsServer2012R2().Features("Windows-Identity-Foundation=InstallPending"));

        Assert.DoesNotContain(plan.Step, step => step.Feature.Contains("Windows-Identity-Foundation"));
        Assert.Contains("WindowsIdentityFoundation", Step(plan, "RestartFirst").RequirementId);
    }

    [Fact]
    public void An_unknown_requirement_is_refused()
    {
        PrerequisiteResult row = Server.WindowsServer2012R2().Features("Web-Server=Available").Test("IIS.WebServer");
        Catalog other = CatalogReader.Read(CatalogText.Good, "other");

        InputException problem = Assert.Throws<InputException>(
            () => new InstallationPlanner(other).Plan(InstallRequest.Of("server", [row], new InstallationOptions())));
        Assert.Equal(nameof(SR.PlanUnknownRequirement), problem.ErrorId);
    }

    [Theory]
    [InlineData("D:\\a\nb")]
    [InlineData("D:\\a\0b")]
    [InlineData("D:\\a\u0085b")]
    public void A_control_character_is_refused(string path)
    {
        InputException problem = Assert.Throws<InputException>(() => Plan(Server.Bare2012R2(), new InstallationOptions { SourcePath = [path] }));
        Assert.Equal(nameof(SR.PlanControlCharacter), problem.ErrorId);
    }

    [Fact]
    public void A_script_compares_the_whole_name_of_the_machine_and_none_where_none_is_known()
    {
        InstallationStep[] steps = [.. Plan(Server.Bare2012R2()).Step];
        string Script(string name) => PlanScript.Write(name, "Lync", [LyncRole.Edge], WindowsRelease.WindowsServer2012R2, steps, [], new InstallationOptions());

        string whole = Script("averyveryverylongname.contoso.example");
        Assert.Contains("[Net.Dns]::GetHostName(), [Environment]::MachineName -notcontains 'averyveryverylongname'", whole);
        Assert.Contains("$domain, $suffix -notcontains 'contoso.example'", whole);
        Assert.DoesNotContain("$domain", Script("averyveryverylongname"));
        Assert.DoesNotContain("GetHostName", Script(ComputerNames.Unnamed));
    }

    private static InstallationPlan Plan(Server server, InstallationOptions? options = null) =>
        new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", server.Test(LyncRole.FrontEnd), options ?? new InstallationOptions()));

    private static InstallationStep Step(InstallationPlan plan, string id) => Assert.Single(plan.Step, step => step.Id == id);
}
