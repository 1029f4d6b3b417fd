using LyncPrereq.Evaluation;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

public sealed class ServerInstallTests
{
    private const string Identity = "WindowsIdentityFoundation";
    private static readonly Catalog s_catalog = Catalogs.For(LyncProduct.LyncServer2013);

    [Fact]
    public void An_update_that_says_it_does_not_apply_leaves_the_verdict_unknown()
    {
        InstallationResult result = Assert.Single(Run(new FakeInstallHost().Answering(0x80240017)), result => result.ExitCode is not null);

        Assert.Equal(InstallationOutcome.NotApplicable, result.OutcomeValue);
        Assert.False(result.Changed);
        PrerequisiteResult row = Assert.Single(result.After);
        Assert.Equal(PrerequisiteStatus.Unknown, row.StatusValue);
        Assert.Equal(UnknownCause.Conflict, row.CauseValue);
    }

    [Theory]
    [InlineData(0u, true)]
    [InlineData(2359302u, true)]
    [InlineData(1603u, false)]
    [InlineData(3010u, false)]
    public void An_update_that_brought_nothing_says_that_another_run_would_not_either(uint code, bool isSaid)
    {
        InstallationResult result = Assert.Single(Run(new FakeInstallHost().Answering(code)), result => result.ExitCode is not null);

        Assert.Equal(PrerequisiteStatus.NotMet, Assert.Single(result.After).StatusValue);
        Assert.Equal(isSaid, result.Message.Contains(SR.StepWithoutEffect, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_installation_still_says_which_state_the_server_is_in()
    {
        using var cancel = new CancellationTokenSource();

        InstallationResult result = Run(new FakeInstallHost { OnChange = _ => cancel.Cancel() }, cancel)[0];

        Assert.Equal(InstallationOutcome.Succeeded, result.OutcomeValue);
        Assert.Equal(Identity, Assert.Single(result.After).RequirementId);
    }

    [Theory]
    [InlineData(0u, true)]
    [InlineData(3010u, true)]
    [InlineData(1603u, true)]
    [InlineData(1641u, false)]
    [InlineData(1618u, false)]
    [InlineData(null, false)]
    public void A_server_is_at_rest_unless_something_can_still_be_at_work_on_it(uint? code, bool isAtRest)
    {
        var host = new FakeInstallHost();
        ServerInstall server = On(code is { } known ? host.Answering([.. Enumerable.Repeat(known, 5)]) : host.AnsweringLate(isStopped: true), Rows(PrerequisiteStatus.NotMet));
        Run(server);

        Assert.Equal(isAtRest, server.CanRestart);
    }

    [Fact]
    public void What_could_not_be_judged_is_no_reason_to_change_a_server_even_if_it_is_seen_to_be_missing_now()
    {
        ServerInstall server = On(new FakeInstallHost(), Rows(PrerequisiteStatus.Unknown));

        Assert.Empty(server.Plan!.Step);
        Assert.Equal([Text.Format(SR.WarnUnknown, Identity)], server.Plan.Warning);
    }

    private static List<InstallationResult> Run(FakeInstallHost host, CancellationTokenSource? cancel = null) =>
        Run(On(host, Rows(PrerequisiteStatus.NotMet)), cancel);

    private static List<InstallationResult> Run(ServerInstall server, CancellationTokenSource? cancel = null) =>
        server.Run(Installing.Run(), cancel?.Token ?? CancellationToken.None);

    /// <summary>A server that lacks the requirement, whatever the rows say that ask for it.</summary>
    private static ServerInstall On(FakeInstallHost host, List<PrerequisiteResult> rows)
    {
        ServerInventory inventory = Lacking().Inventory;
        var options = new InstallationOptions { PackagePath = @"D:\p" };
        var server = new ServerInstall(
            "server",
            _ => inventory,
            host,
            new RequirementEvaluator(s_catalog, [LyncRole.FrontEnd], [LyncWorkload.Conferencing], s_catalog.Requirements),
            new InstallationPlanner(s_catalog),
            options,
            InstallRequest.Of("server", rows, options));
        server.MakePlan(CancellationToken.None);
        return server;
    }

    private static Server Lacking() => Server.WindowsServer2008R2().Updates().IdentityFoundationKeys();

    /// <summary>The row of the requirement, as it was judged before.</summary>
    private static List<PrerequisiteResult> Rows(PrerequisiteStatus status)
    {
        PrerequisiteResult row = Assert.Single(Lacking().Test(LyncRole.FrontEnd), row => row.RequirementId == Identity);
        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        return [status == PrerequisiteStatus.Unknown ? row.AsUnknown(UnknownCause.TimedOut, "It took too long.") : row];
    }
}
