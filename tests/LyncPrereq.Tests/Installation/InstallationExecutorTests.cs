using LyncPrereq.Installation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

public sealed class InstallationExecutorTests
{
    private const string DotNet = "Package.DotNetFramework45";
    private const string Wmf = "Package.WindowsManagementFramework3";

    [Theory]
    [InlineData(0u, InstallationOutcome.Succeeded)]
    [InlineData(5u, InstallationOutcome.Failed)]
    [InlineData(1602u, InstallationOutcome.Failed)]
    [InlineData(1603u, InstallationOutcome.Failed)]
    [InlineData(1641u, InstallationOutcome.RestartRequired)]
    [InlineData(3010u, InstallationOutcome.RestartRequired)]
    [InlineData(5100u, InstallationOutcome.Failed)]
    [InlineData(2359301u, InstallationOutcome.RestartRequired)]
    [InlineData(2359302u, InstallationOutcome.AlreadyPresent)]
    [InlineData(0x80240017u, InstallationOutcome.NotApplicable)]
    [InlineData(0x800F081Eu, InstallationOutcome.NotApplicable)]
    [InlineData(0x800F081Fu, InstallationOutcome.Failed)]
    [InlineData(0x800F0906u, InstallationOutcome.Failed)]
    [InlineData(0x800F0907u, InstallationOutcome.Failed)]
    [InlineData(0xC0000005u, InstallationOutcome.Failed)]
    public void Every_exit_code_is_an_outcome_and_a_sentence(uint code, InstallationOutcome expected)
    {
        StepOutcome outcome = Execute(new FakeInstallHost().Answering(code), DotNet)[0].Value;

        Assert.Equal(expected, outcome.Outcome);
        Assert.Equal(code, outcome.ExitCode);
        Assert.Equal(expected is InstallationOutcome.Succeeded or InstallationOutcome.RestartRequired, outcome.Changed);
        Assert.Equal(expected == InstallationOutcome.RestartRequired, outcome.RestartRequired);
        Assert.NotEmpty(outcome.Message);
    }

    [Fact]
    public void Another_installer_is_waited_for()
    {
        var host = new FakeInstallHost().Answering(1618, 0x80070652, 0);

        Assert.Equal(InstallationOutcome.Succeeded, Execute(host, DotNet)[0].Value.Outcome);
        Assert.Equal(3, host.Changes.Count);
    }

    [Fact]
    public void Another_installer_is_not_waited_for_without_end()
    {
        var host = new FakeInstallHost().Answering([.. Enumerable.Repeat(1618u, 100)]);

        Assert.Equal(InstallationOutcome.Failed, Execute(host, DotNet)[0].Value.Outcome);
        Assert.Equal(5, host.Changes.Count);
    }

    [Fact]
    public void What_failed_stops_what_depends_on_it_and_nothing_else()
    {
        var host = new FakeInstallHost().Answering(1603);

        Assert.Equal(
            [InstallationOutcome.Failed, InstallationOutcome.Skipped, InstallationOutcome.Succeeded],
            Execute(host, DotNet, Wmf, "Features").Select(step => step.Value.Outcome));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_begun_beside_a_step_that_did_not_end_in_time(bool stop)
    {
        var host = new FakeInstallHost().AnsweringLate();
        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = Execute(host, stop, false, null, DotNet, "Features");

        Assert.Equal([InstallationOutcome.TimedOut, InstallationOutcome.Skipped], outcomes.Select(step => step.Value.Outcome));
        Assert.Contains("process 7", outcomes[0].Value.Message);
        Assert.Contains(outcomes[0].Value.LogPath!, outcomes[0].Value.Message);
        Assert.Contains(stop ? "was ended" : "left alone", outcomes[0].Value.Message);
        Assert.Single(host.Changes);
    }

    [Fact]
    public void Nothing_is_begun_while_an_installer_restarts_the_server()
    {
        var host = new FakeInstallHost().Answering(1641);

        Assert.Equal(InstallationOutcome.Skipped, Execute(host, DotNet, "Features")[1].Value.Outcome);
    }

    [Fact]
    public void Who_is_not_elevated_is_refused_before_the_first_step()
    {
        var host = new FakeInstallHost { IsElevated = false };

        Assert.Equal(nameof(SR.NotElevated), Assert.Throws<InputException>(() => Execute(host, DotNet)).ErrorId);
        Assert.Empty(host.Changes);
    }

    [Fact]
    public void Everything_that_is_missing_is_told_together()
    {
        var host = new FakeInstallHost
        {
            ProblemOf = file => file.Contains("dotNet") ? PackageProblem.Missing : PackageProblem.NotSigned,
        };
        InputException problem = Assert.Throws<InputException>(() => Execute(host, DotNet, Wmf));

        Assert.Equal(nameof(SR.PackagesNotReady), problem.ErrorId);
        Assert.Contains("dotNetFx45_Full_x86_x64.exe", problem.Message);
        Assert.Contains("KB2506143", problem.Message);
        Assert.Empty(host.Changes);
    }

    [Fact]
    public void A_share_that_cannot_be_reached_is_told_with_the_second_hop()
    {
        var host = new FakeInstallHost { ProblemOf = _ => PackageProblem.Unreachable };
        InputException problem = Assert.Throws<InputException>(() => Execute(host, DotNet));

        Assert.Equal(nameof(SR.SourceUnreachable), problem.ErrorId);
        Assert.Contains("second hop", problem.Message);
    }

    [Theory]
    [InlineData(nameof(PackageProblem.NotSigned), true)]
    [InlineData(nameof(PackageProblem.NotFromMicrosoft), true)]
    [InlineData(nameof(PackageProblem.SignatureUnknown), true)]
    [InlineData(nameof(PackageProblem.Unreadable), false)]
    [InlineData(nameof(PackageProblem.Missing), false)]
    public void Only_a_signature_can_be_passed_over(string problem, bool runs)
    {
        var host = new FakeInstallHost { ProblemOf = _ => Enum.Parse<PackageProblem>(problem) };
        Exception? refusal = Record.Exception(() => Execute(host, false, true, null, DotNet));

        Assert.Equal(runs, refusal is null);
        Assert.Equal(runs, host.Changes.Count == 1);
    }

    [Fact]
    public void In_a_network_logon_an_update_is_expanded_and_added()
    {
        var host = new FakeInstallHost { IsNetworkLogon = true };
        Execute(host, Wmf);

        Assert.Equal(2, host.Changes.Count);
        Assert.StartsWith("expand.exe -F:*KB2506143*.cab ", host.Changes[0]);
        Assert.StartsWith("dism.exe /online /add-package ", host.Changes[1]);
    }

    [Fact]
    public void A_set_up_that_is_denied_is_to_be_run_on_the_server_itself()
    {
        StepOutcome outcome = Execute(new FakeInstallHost { IsNetworkLogon = true }.Answering(5), DotNet)[0].Value;

        Assert.Equal(SR.ExitAccessDeniedSetup, outcome.Message);
    }

    [Fact]
    public void Once_cancelled_no_step_is_begun_and_the_running_one_is_told()
    {
        using var cancel = new CancellationTokenSource();
        var host = new FakeInstallHost { OnChange = _ => cancel.Cancel() };

        Assert.Equal(
            [InstallationOutcome.Succeeded, InstallationOutcome.Skipped],
            Execute(host, false, false, cancel, DotNet, "Features").Select(step => step.Value.Outcome));
        Assert.Single(host.Changes);
    }

    [Theory]
    [InlineData(true, "No", "Success", InstallationOutcome.Succeeded, false)]
    [InlineData(true, "No", "NoChangeNeeded", InstallationOutcome.AlreadyPresent, false)]
    [InlineData(true, "Yes", "SuccessRestartRequired", InstallationOutcome.RestartRequired, true)]
    [InlineData(true, "Maybe", "Success", InstallationOutcome.RestartRequired, true)]
    [InlineData(false, "Yes", "FailedRestartRequired", InstallationOutcome.Failed, true)]
    [InlineData(false, "No", "Failed", InstallationOutcome.Failed, false)]
    public void What_server_manager_answers_is_an_outcome(bool success, string restart, string code, InstallationOutcome expected, bool needsRestart)
    {
        var host = new FakeInstallHost { Features = new() { Success = success, RestartNeeded = restart, ExitCode = code, Error = null } };
        StepOutcome outcome = Execute(host, "Features")[0].Value;

        Assert.Equal(expected, outcome.Outcome);
        Assert.Equal(needsRestart, outcome.RestartRequired);
    }

    private static List<KeyValuePair<InstallationStep, StepOutcome>> Execute(FakeInstallHost host, params string[] steps) =>
        Execute(host, false, false, null, steps);

    private static List<KeyValuePair<InstallationStep, StepOutcome>> Execute(
        FakeInstallHost host,
        bool stop,
        bool skipSignature,
        CancellationTokenSource? cancel,
        params string[] steps)
    {
        var plan = new InstallationPlan
        {
            ComputerName = "server",
            Product = "LyncServer2013",
            Role = [],
            OperatingSystem = WindowsRelease.WindowsServer2008R2,
            Step = [.. steps.Select(Step)],
            Warning = [],
            Script = "",
        };
        var run = new InstallationRun
        {
            StopOnTimeout = stop,
            SkipSignatureCheck = skipSignature,
            Confirm = _ => true,
            Begin = _ => { },
            Wait = _ => { },
        };
        var executor = new InstallationExecutor(host, new InstallationOptions { PackagePath = @"D:\p" }, run, cancel?.Token ?? CancellationToken.None);
        executor.Prepare(plan);
        return executor.Execute(plan);
    }

    private static InstallationStep Step(string id, int index)
    {
        PackageFile? file = Array.Find(PackageFile.InOrder, some => "Package." + some.Package == id);
        return new InstallationStep
        {
            Number = index + 1,
            Id = id,
            Kind = file is null ? InstallationStepKind.Feature : InstallationStepKind.Package,
            Title = id,
            RequirementId = [],
            Command = null,
            Reason = "",
            MayRestart = false,
            Needs = [],
            DependsOn = id == Wmf ? [DotNet] : [],
            Feature = file is null ? ["Web-Server"] : [],
            Package = file,
        };
    }
}
