using LyncPrereq.Installation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>What a feature step says when Windows servicing fails: the right source for its features, and the real cause.</summary>
public sealed class FeatureErrorTests
{
    private const string SideBySide = @"D:\sources\sxs";
    private const string Image = @"wim:D:\sources\install.wim:2";

    [Theory]
    [InlineData(0x800F081Fu)]
    [InlineData(0x800F0906u)]
    [InlineData(0x800F0907u)]
    [InlineData(0x800F0954u)]
    public void Each_kind_of_step_is_told_the_source_that_has_its_files(uint code)
    {
        Assert.Contains(SR.SourceSideBySide, Message(code, InstallationStepKind.FeatureFromSource));
        Assert.DoesNotContain("install.wim", Message(code, InstallationStepKind.FeatureFromSource));
        Assert.Contains(SR.SourceImage, Message(code, InstallationStepKind.FeatureFromImage));
        Assert.Contains(SR.SourceEither, Message(code, InstallationStepKind.Feature));
    }

    [Theory]
    [InlineData(0x800F081Fu)]
    [InlineData(0x800F0906u)]
    [InlineData(0x800F0907u)]
    [InlineData(0x800F0954u)]
    public void A_source_is_asked_for_only_where_none_was_named(uint code)
    {
        Assert.EndsWith(SR.SourceName, Message(code, InstallationStepKind.FeatureFromImage));
        string named = Message(code, InstallationStepKind.FeatureFromImage, [Image]);
        Assert.DoesNotContain(SR.SourceName, named);
        Assert.EndsWith(Text.Format(SR.SourceWasNamed, Image), named);
    }

    [Fact]
    public void An_update_that_the_server_has_is_the_cause_and_otherwise_can_be()
    {
        string seen = Message(0x800F0906, InstallationStepKind.FeatureFromSource, [SideBySide], "KB2919355", "kb2966828");
        string notSeen = Message(0x800F0906, InstallationStepKind.FeatureFromSource, [SideBySide], "KB2919355");

        Assert.Contains(Text.Format(SR.UpdateBlocks, "KB2966828", "KB3005628"), seen);
        Assert.DoesNotContain("KB2966827", seen);
        Assert.Contains("can be the cause", notSeen);
        Assert.Contains("KB2966827, KB2966828", notSeen);
    }

    [Fact]
    public void It_is_no_cause_where_dot_net_35_is_not_installed_or_the_code_is_another()
    {
        Assert.DoesNotContain("KB2966828", Message(0x800F0906, InstallationStepKind.FeatureFromImage, [Image], "KB2966828"));
        Assert.DoesNotContain("KB2966828", Message(0x800F081F, InstallationStepKind.FeatureFromSource, [SideBySide], "KB2966828"));
    }

    [Fact]
    public void A_code_that_is_no_matter_of_sources_is_told_as_it_is()
    {
        Assert.Equal("Broken: 0x80240016. " + SR.ExitRestartFirst, Message(0x80240016, InstallationStepKind.Feature));
        Assert.Equal("Broken: 0x80240016. " + SR.ExitRestartFirst, Message(0x80240016, InstallationStepKind.FeatureFromSource));
    }

    /// <summary>What a step on Windows Server 2012 R2 comes to when ServerManager throws with the code.</summary>
    private static string Message(uint code, InstallationStepKind kind, string[]? sources = null, params string[] updates)
    {
        var host = new FakeInstallHost
        {
            Features = new() { Success = false, RestartNeeded = "No", ExitCode = "", Error = $"Broken: 0x{code:x8}." },
        };
        string[] features = kind == InstallationStepKind.FeatureFromSource ? ["Web-Asp-Net"] : ["Windows-Identity-Foundation"];
        InstallationPlan plan = Installing.PlanOf(kind, features, sources ?? []);
        var executor = new StepExecutor(host, new InstallationOptions(), Installing.Run(), CancellationToken.None) { Updates = updates };
        executor.Prepare(plan);

        StepOutcome outcome = Assert.Single(executor.Execute(plan)).Value;

        Assert.Equal(code, outcome.ExitCode);
        Assert.Equal([sources ?? []], host.Sources);
        return outcome.Message;
    }
}
