using LyncPrereq.Evaluation;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

public sealed class ServerInstallationTests
{
    private const string Identity = "WindowsIdentityFoundation";
    private static readonly Catalog s_catalog = Catalogs.For(LyncProduct.LyncServer2013);

    [Fact]
    public void An_update_that_says_it_does_not_apply_leaves_the_verdict_unknown()
    {
        InstallationResult result = Assert.Single(Run(new FakeInstallHost().Answering(0x80240017)), result => result.ExitCode is not null);

        Assert.Equal(InstallationOutcome.NotApplicable, result.Outcome);
        Assert.False(result.Changed);
        PrerequisiteResult row = Assert.Single(result.After);
        Assert.Equal(PrerequisiteStatus.Unknown, row.Status);
        Assert.Equal(UnknownCause.Conflict, row.Cause);
    }

    [Theory]
    [InlineData(0u, true)]
    [InlineData(2359302u, true)]
    [InlineData(1603u, false)]
    [InlineData(3010u, false)]
    public void An_update_that_brought_nothing_says_that_another_run_would_not_either(uint code, bool isSaid)
    {
        InstallationResult result = Assert.Single(Run(new FakeInstallHost().Answering(code)), result => result.ExitCode is not null);

        Assert.Equal(PrerequisiteStatus.NotMet, Assert.Single(result.After).Status);
        Assert.Equal(isSaid, result.Message.Contains(SR.StepWithoutEffect, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_installation_still_says_which_state_the_server_is_in()
    {
        using var cancel = new CancellationTokenSource();

        InstallationResult result = Run(new FakeInstallHost { OnChange = _ => cancel.Cancel() }, cancel)[0];

        Assert.Equal(InstallationOutcome.Succeeded, result.Outcome);
        Assert.Equal(Identity, Assert.Single(result.After).RequirementId);
    }

    private static List<InstallationResult> Run(FakeInstallHost host, CancellationTokenSource? cancel = null)
    {
        ServerInventory inventory = Server.WindowsServer2008R2().Updates().IdentityFoundationKeys().Inventory;
        var server = new ServerInstallation(
            "server",
            _ => inventory,
            host,
            new RequirementEvaluator(s_catalog, [LyncRole.FrontEnd], [LyncWorkload.Conferencing], s_catalog.Requirements),
            new InstallationPlanner(s_catalog),
            new InstallationOptions { PackagePath = @"D:\p" },
            [Identity]);
        server.MakePlan(CancellationToken.None);
        var run = new InstallationRun { Confirm = _ => true, Begin = _ => { }, Wait = _ => { } };
        return server.Run(run, cancel?.Token ?? CancellationToken.None);
    }
}
