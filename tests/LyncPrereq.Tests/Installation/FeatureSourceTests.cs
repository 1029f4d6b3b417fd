using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>Features whose files were removed, and where a plan installs each from.</summary>
public sealed class FeatureSourceTests
{
    private const string SideBySide = @"D:\sources\sxs";
    private const string Image = @"wim:D:\sources\install.wim:2";

    [Fact]
    public void Each_step_gets_the_source_that_has_its_files()
    {
        InstallationPlan plan = Plan([SideBySide, Image], "NET-Framework-Core=Removed", "Windows-Identity-Foundation=Removed", "Web-Asp-Net=Available");

        InstallationStep folder = Step(plan, "FeaturesFromSource");
        Assert.Equal(InstallationStepKind.FeatureFromSource, folder.KindValue);
        Assert.Equal(["NET-Framework-Core", "Web-Asp-Net"], folder.Feature.Order());
        Assert.Equal([SideBySide], folder.Needs);
        Assert.EndsWith(" -Source " + SideBySide, folder.Command);
        InstallationStep image = Step(plan, "FeaturesFromImage");
        Assert.Equal(InstallationStepKind.FeatureFromImage, image.KindValue);
        Assert.Equal(["Windows-Identity-Foundation"], image.Feature);
        Assert.Equal([Image], image.Needs);
        Assert.EndsWith(" -Source " + Image, image.Command);
        Assert.Empty(image.DependsOn);
        Assert.DoesNotContain(plan.Warning, warning => warning.Contains("-SourcePath", StringComparison.Ordinal));
        Assert.Contains("-Name 'Windows-Identity-Foundation' -Source '" + Image + "'", plan.Script);
    }

    [Fact]
    public void A_feature_from_the_image_that_needs_dot_net_35_comes_after_it()
    {
        InstallationPlan plan = Plan([Image, SideBySide], "NET-Framework-Core=Removed", "Web-Asp-Net=Removed");

        Assert.Equal(["FeaturesFromSource", "FeaturesFromImage"], plan.Step.Where(step => step.Feature.Count > 0).Select(step => step.Id));
        Assert.Equal(["NET-Framework-Core"], Step(plan, "FeaturesFromSource").Feature);
        Assert.Contains("IIS.AspNet", Step(plan, "FeaturesFromSource").RequirementId);
        Assert.Equal(["Web-Asp-Net"], Step(plan, "FeaturesFromImage").Feature);
        Assert.Equal(["FeaturesFromSource"], Step(plan, "FeaturesFromImage").DependsOn);
    }

    [Theory]
    [InlineData(SideBySide, "FeaturesFromImage", "wim:<drive>:")]
    [InlineData(Image, "FeaturesFromSource", @"sources\sxs")]
    public void A_step_without_a_fitting_source_says_so_and_gets_none_of_the_other_kind(string named, string id, string needed)
    {
        InstallationPlan plan = Plan([named], "NET-Framework-Core=Removed", "Windows-Identity-Foundation=Removed");

        InstallationStep step = Step(plan, id);
        Assert.DoesNotContain("-Source", step.Command);
        Assert.Contains(needed, Assert.Single(step.Needs));
        Assert.Contains(needed, Assert.Single(plan.Warning, warning => warning.StartsWith($"Step {step.Number} ", StringComparison.Ordinal)));
        Assert.Contains("-Source " + named, Assert.Single(plan.Step, other => other.Feature.Count > 0 && other.Id != id).Command);
    }

    [Theory]
    [InlineData(@"wim:D:\sources\install.wim")]
    [InlineData(@"wim:D:\sources\install.wim:x")]
    public void An_image_without_an_index_is_refused(string path)
    {
        InputException problem = Assert.Throws<InputException>(() => Plan([SideBySide, path], "NET-Framework-Core=Removed"));
        Assert.Equal(nameof(SR.SourcePathInvalid), problem.ErrorId);
        Assert.Equal(path, problem.Target);
    }

    [Fact]
    public void Windows_Server_2008_R2_has_removed_nothing_and_takes_no_source()
    {
        InstallationPlan plan = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013)).Plan(InstallRequest.Of(
            "server",
            Server.WindowsServer2008R2().Features("Web-Asp-Net=Removed", "Web-Net-Ext=Available").Test(LyncRole.FrontEnd),
            new InstallationOptions { SourcePath = [SideBySide, Image] }));

        InstallationStep step = Assert.Single(plan.Step, step => step.Feature.Count > 0);
        Assert.Equal(InstallationStepKind.Feature, step.KindValue);
        Assert.DoesNotContain("Source", step.Command);
        Assert.DoesNotContain("install.wim", plan.Script);
    }

    /// <summary>A Front End Server that has everything but what is named.</summary>
    private static InstallationPlan Plan(string[] sources, params string[] features) =>
        new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013)).Plan(InstallRequest.Of(
            "server",
            Server.WindowsServer2012R2().Features(features).Test(LyncRole.FrontEnd),
            new InstallationOptions { SourcePath = sources }));

    private static InstallationStep Step(InstallationPlan plan, string id) => Assert.Single(plan.Step, step => step.Id == id);
}
