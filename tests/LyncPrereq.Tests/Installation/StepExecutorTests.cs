using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

public sealed class StepExecutorTests
{
    private const string DotNet = Installing.DotNet;
    private const string Wmf = Installing.Wmf;

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
    [InlineData(0x800F0954u, InstallationOutcome.Failed)]
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
    public void What_refuses_until_the_server_was_restarted_asks_for_that()
    {
        StepOutcome outcome = Execute(new FakeInstallHost().Answering(0x80240016), Wmf)[0].Value;

        Assert.Equal(InstallationOutcome.Failed, outcome.Outcome);
        Assert.True(outcome.RestartRequired);
        Assert.Contains("Restart the server", outcome.Message);
    }

    [Theory]
    [InlineData("Package.WindowsIdentityFoundation", "NET-Framework-Core")]
    [InlineData("Package.KB2646886", "IIS is installed")]
    [InlineData("Package.KB2982006", "KB2919355")]
    public void An_update_that_does_not_apply_is_told_with_its_usual_cause(string step, string cause)
    {
        StepOutcome outcome = Execute(new FakeInstallHost().Answering(0x80240017), step)[0].Value;

        Assert.Equal(InstallationOutcome.NotApplicable, outcome.Outcome);
        Assert.Contains(cause, outcome.Message);
    }

    [Fact]
    public void A_result_says_which_of_several_files_was_the_package()
    {
        Assert.Null(Execute(new FakeInstallHost(), DotNet)[0].Value.Note);
        Assert.Equal(
            Text.Format(SR.StepFileOfSeveral, @"D:\p\dotNetFx45_Full_x86_x64.exe", "NDP452-KB2901907-x86-x64-AllOS-ENU.exe"),
            Execute(new FakeInstallHost { OtherFiles = "NDP452-KB2901907-x86-x64-AllOS-ENU.exe" }, DotNet)[0].Value.Note);
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
    [InlineData(3010u, false)]
    [InlineData(2359301u, false)]
    [InlineData(0u, true)]
    [InlineData(2359302u, true)]
    public void What_takes_effect_with_a_restart_is_waited_for_by_what_depends_on_it(uint code, bool isBegun)
    {
        var host = new FakeInstallHost().Answering(code);
        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = Execute(host, DotNet, Wmf, "Features");

        Assert.Equal(
            isBegun ? InstallationOutcome.Succeeded : InstallationOutcome.Skipped,
            outcomes[1].Value.Outcome);
        Assert.Equal(!isBegun, outcomes[1].Value.Message == Text.Format(SR.StepAwaitsRestart, DotNet));
        Assert.Equal(InstallationOutcome.Succeeded, outcomes[2].Value.Outcome);
    }

    [Fact]
    public void The_limit_is_that_of_the_step_and_not_of_each_program_in_it()
    {
        TimeSpan now = TimeSpan.Zero;
        var host = new FakeInstallHost { IsNetworkLogon = true, OnChange = _ => now += TimeSpan.FromSeconds(3) };
        ExecutionOptions run = Installing.Run(limit: TimeSpan.FromSeconds(9), clock: () => now);

        Assert.Equal(TimeSpan.FromSeconds(6), Execute(host, run, Wmf, "Features")[0].Value.Duration);
        Assert.Equal([9, 6, 9], host.Limits);
    }

    [Fact]
    public void Nothing_is_begun_beside_another_installer()
    {
        FakeInstallHost host = new FakeInstallHost().Answering([.. Enumerable.Repeat(1618u, 5)]);

        Assert.Equal(SR.StepHaltAnother, Execute(host, DotNet, "Features")[1].Value.Message);
        Assert.Equal(5, host.Changes.Count);
    }

    [Fact]
    public void Once_cancelled_no_program_is_started_again_and_none_follows_another()
    {
        using var cancel = new CancellationTokenSource();
        var busy = new FakeInstallHost { OnChange = _ => cancel.Cancel() };
        Assert.Equal(InstallationOutcome.Failed, Execute(busy.Answering(1618, 0), Installing.Run(), cancel, DotNet)[0].Value.Outcome);
        Assert.Single(busy.Changes);

        using var second = new CancellationTokenSource();
        var unpacking = new FakeInstallHost { IsNetworkLogon = true, OnChange = _ => second.Cancel() };
        StepOutcome outcome = Execute(unpacking, Installing.Run(), second, Wmf)[0].Value;
        Assert.Equal(InstallationOutcome.Skipped, outcome.Outcome);
        Assert.False(outcome.Changed);
        Assert.StartsWith("expand.exe", Assert.Single(unpacking.Changes));
    }

    [Fact]
    public void Once_cancelled_while_it_waits_no_program_is_started_again()
    {
        using var cancel = new CancellationTokenSource();
        FakeInstallHost host = new FakeInstallHost().Answering(1618, 0);

        Assert.Equal(1618u, Execute(host, Installing.Run(wait: _ => cancel.Cancel()), cancel, DotNet)[0].Value.ExitCode);
        Assert.Single(host.Changes);
    }

    [Fact]
    public void Another_installer_is_not_waited_for_beyond_the_limit()
    {
        FakeInstallHost host = new FakeInstallHost().Answering(1618, 0);
        StepOutcome outcome = Execute(host, Installing.Run(limit: TimeSpan.FromSeconds(20)), DotNet)[0].Value;

        Assert.Equal(InstallationOutcome.Failed, outcome.Outcome);
        Assert.Equal(1618u, outcome.ExitCode);
        Assert.Single(host.Changes);
    }

    [Fact]
    public void After_a_step_of_which_nothing_was_heard_none_is_begun()
    {
        var host = new InstallHost((parameters, _) => parameters["Action"] is "Check"
            ? [new("Elevated", "", "", "", true), new("Temporary", "", "", "", "T:")]
            : [], TimeSpan.FromMinutes(1));
        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = Execute(host, "Features", "More");

        Assert.Equal([InstallationOutcome.Failed, InstallationOutcome.Skipped], outcomes.Select(step => step.Value.Outcome));
        Assert.Contains(SR.HostNoAnswer, outcomes[0].Value.Message);
        Assert.Equal(SR.StepHaltLost, outcomes[1].Value.Message);
    }

    [Fact]
    public void Features_that_failed_are_named()
    {
        var host = new InstallHost((parameters, _) => parameters["Action"] is "Check"
            ? [new("Elevated", "", "", "", true), new("Temporary", "", "", "", "T:")]
            : [new("FailedFeature", "Web-Server", "", "", null), new("Feature", "log", "Failed", "No", false)], TimeSpan.FromMinutes(1));
        StepOutcome outcome = Execute(host, "Features")[0].Value;

        Assert.Equal(InstallationOutcome.Failed, outcome.Outcome);
        Assert.Equal(Text.Format(SR.StepFeaturesFailedNamed, "Failed", "Web-Server"), outcome.Message);
    }

    [Fact]
    public void A_script_that_answers_an_account_without_rights_is_refused_before_the_first_step()
    {
        var actions = new List<object?>();
        var host = new InstallHost((parameters, _) =>
        {
            actions.Add(parameters["Action"]);
            return [new("Elevated", "", "", "", false), new("Temporary", "", "", "", "T:")];
        }, TimeSpan.FromMinutes(1));

        Assert.Equal(nameof(SR.NotElevated), Assert.Throws<InputException>(() => Execute(host, "Features")).ErrorId);
        Assert.Equal(["Check"], actions);
    }

    [Theory]
    [InlineData("Access is denied.", "FullLanguage", "Access is denied.")]
    [InlineData("Method invocation is not supported.", "ConstrainedLanguage", "ConstrainedLanguage mode")]
    [InlineData(null, "RestrictedLanguage", "RestrictedLanguage mode")]
    [InlineData(null, "", "")]
    public void An_account_of_which_nothing_is_known_is_refused_with_the_reason(string? answer, string mode, string expected)
    {
        var actions = new List<object?>();
        var host = new InstallHost((parameters, _) =>
        {
            actions.Add(parameters["Action"]);
            return [new("Elevated", "", mode, "", answer), new("Temporary", "", "", "", "T:")];
        }, TimeSpan.FromMinutes(1));

        InputException problem = Assert.Throws<InputException>(() => Execute(host, "Features"));

        Assert.Equal(nameof(SR.ElevationUnknown), problem.ErrorId);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(["Check"], actions);
    }

    [Fact]
    public void A_server_that_stops_answering_does_not_keep_a_step_waiting_and_none_is_begun_after_it()
    {
        using var never = new ManualResetEventSlim();
        var host = new InstallHost(
            (parameters, wait) =>
            {
                if (parameters["Action"] is not "Check")
                {
                    never.Wait(wait.Token);
                }

                return [new("Elevated", "", "", "", true), new("Temporary", "", "", "", "T:")];
            },
            TimeSpan.FromMilliseconds(50));
        ExecutionOptions run = Installing.Run(limit: TimeSpan.FromSeconds(1));

        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = Execute(host, run, "Features", "More");

        Assert.Equal([InstallationOutcome.Failed, InstallationOutcome.Skipped], outcomes.Select(step => step.Value.Outcome));
        Assert.Equal(Text.Format(SR.StepLost, 1, Text.Format(SR.HostTimedOut, "2")), outcomes[0].Value.Message);
        Assert.Equal(SR.StepHaltLost, outcomes[1].Value.Message);
    }

    [Theory]
    [InlineData("Feature", false)]
    [InlineData("Process", false)]
    [InlineData("Copy", false)]
    [InlineData("Feature", true)]
    [InlineData("Process", true)]
    [InlineData("Copy", true)]
    [InlineData("Remove", true)]
    public void A_silent_server_keeps_neither_a_step_without_a_limit_nor_a_cancellation_waiting(string action, bool isCanceled)
    {
        using var cancel = new CancellationTokenSource();
        var frozen = new FrozenServer(action, () =>
        {
            if (isCanceled)
            {
                cancel.Cancel();
            }
        });
        TimeSpan never = TimeSpan.FromDays(1);
        InstallHost host = isCanceled ? frozen.Host(never, TimeSpan.FromMilliseconds(1500)) : frozen.Host(TimeSpan.FromMilliseconds(1500), never);

        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes =
            Execute(host, Installing.Run(), cancel, action == "Feature" ? "Features" : DotNet, "More");

        if (action == "Remove")
        {
            Assert.Equal(InstallationOutcome.Succeeded, outcomes[0].Value.Outcome);
            Assert.Equal(SR.StepCancelled, outcomes[1].Value.Message);
            return;
        }

        Assert.Equal([InstallationOutcome.Failed, InstallationOutcome.Skipped], outcomes.Select(step => step.Value.Outcome));
        Assert.Equal(Text.Format(SR.StepLost, 1, Text.Format(SR.HostTimedOut, "2")), outcomes[0].Value.Message);
        Assert.Equal(isCanceled ? SR.StepCancelled : SR.StepHaltLost, outcomes[1].Value.Message);
        Assert.Empty(frozen.Removed);
    }

    [Fact]
    public void A_step_that_ctrl_c_cut_short_says_so_and_none_is_begun_after_it()
    {
        using var cancel = new CancellationTokenSource();
        var host = new InstallHost(
            (parameters, _) =>
            {
                if (parameters["Action"] is not "Check")
                {
                    cancel.Cancel();
                    throw new OperationCanceledException();
                }

                return [new("Elevated", "", "", "", true), new("Temporary", "", "", "", "T:")];
            },
            TimeSpan.FromMinutes(1));

        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = Execute(host, Installing.Run(), cancel, "Features", "More");

        Assert.Equal([SR.StepCutShort, SR.StepCancelled], outcomes.Select(step => step.Value.Message));
        Assert.Equal([InstallationOutcome.Failed, InstallationOutcome.Skipped], outcomes.Select(step => step.Value.Outcome));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_that_shows_that_it_runs_is_waited_for_also_after_a_cancellation(bool isCanceled)
    {
        using var cancel = new CancellationTokenSource();
        int signs = 0;
        var host = new InstallHost(
            (parameters, wait) =>
            {
                if (parameters["Action"] is not "Check")
                {
                    if (isCanceled)
                    {
                        cancel.Cancel();
                    }

                    // Longer than the silence, in many short turns.
                    for (; signs < 40; signs++)
                    {
                        Assert.False(wait.Token.WaitHandle.WaitOne(50));
                        wait.Heard();
                    }
                }

                return [new("Elevated", "", "", "", true), new("Temporary", "", "", "", "T:"), new("Feature", "", "Success", "No", true)];
            },
            TimeSpan.FromMinutes(1))
        {
            Silence = TimeSpan.FromSeconds(isCanceled ? 60 : 1),
            Grace = TimeSpan.FromSeconds(isCanceled ? 1 : 60),
        };

        StepOutcome outcome = Execute(host, Installing.Run(), cancel, "Features")[0].Value;

        Assert.Equal(InstallationOutcome.Succeeded, outcome.Outcome);
        Assert.Equal(40, signs);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_check_that_is_not_answered_ends_at_the_limit_or_with_the_call(bool isCanceled)
    {
        using var never = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var host = new InstallHost(
            (_, waiting) =>
            {
                if (isCanceled)
                {
                    cancel.Cancel();
                }

                never.Wait(waiting.Token);
                return [];
            },
            isCanceled ? TimeSpan.FromDays(1) : TimeSpan.FromMilliseconds(50));

        Exception? problem = Record.Exception(() => Execute(host, Installing.Run(), cancel, "Features"));

        Assert.Equal(isCanceled, problem is OperationCanceledException);
        Assert.Equal(!isCanceled, problem is InspectionException { Cause: UnknownCause.TimedOut });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_begun_beside_a_step_that_did_not_end_in_time(bool stop)
    {
        var host = new FakeInstallHost().AnsweringLate(stop);
        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = Execute(host, Installing.Run(stop: stop), DotNet, "Features");

        Assert.Equal([InstallationOutcome.TimedOut, InstallationOutcome.Skipped], outcomes.Select(step => step.Value.Outcome));
        Assert.Contains("process 7", outcomes[0].Value.Message);
        Assert.Contains(outcomes[0].Value.LogPath!, outcomes[0].Value.Message);
        Assert.Contains(stop ? "was terminated" : "still running", outcomes[0].Value.Message);
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
    [InlineData(nameof(PackageProblem.OtherContent), false)]
    [InlineData(nameof(PackageProblem.NotCopied), false)]
    public void A_copy_that_is_not_the_checked_file_is_not_run_and_is_removed(string problem, bool canBeSkipped)
    {
        var host = new FakeInstallHost { ProblemOfCopy = Enum.Parse<PackageProblem>(problem) };

        StepOutcome outcome = Execute(host, DotNet)[0].Value;

        Assert.Equal(InstallationOutcome.Failed, outcome.Outcome);
        Assert.Contains(@"D:\p\dotNetFx45_Full_x86_x64.exe", outcome.Message);
        Assert.Empty(host.Changes);
        Assert.Equal([@"C:\private"], host.Removed);
        Assert.Equal(canBeSkipped ? 1 : 0, Changes(problem).Count);
    }

    [Fact]
    public void The_copy_of_a_package_runs_and_its_folder_is_removed_unless_it_may_still_be_in_use()
    {
        var host = new FakeInstallHost();
        Execute(host, DotNet, Wmf);
        Assert.StartsWith(@"C:\private\dotNetFx45_Full_x86_x64.exe /q ", host.Changes[0]);
        Assert.StartsWith(@"wusa.exe C:\private\Windows6.1-KB2506143-x64.msu ", host.Changes[1]);
        Assert.Equal([@"C:\private", @"C:\private"], host.Removed);

        FakeInstallHost late = new FakeInstallHost().AnsweringLate(isStopped: false);
        Execute(late, DotNet);
        Assert.Empty(late.Removed);
    }

    [Theory]
    [InlineData(nameof(PackageProblem.NotSigned), true)]
    [InlineData(nameof(PackageProblem.NotFromMicrosoft), true)]
    [InlineData(nameof(PackageProblem.SignatureUnknown), true)]
    [InlineData(nameof(PackageProblem.Unreadable), false)]
    [InlineData(nameof(PackageProblem.OtherContent), false)]
    [InlineData(nameof(PackageProblem.Missing), false)]
    public void Only_a_signature_can_be_passed_over(string problem, bool runs)
    {
        var host = new FakeInstallHost { ProblemOf = _ => Enum.Parse<PackageProblem>(problem) };
        Exception? refusal = Record.Exception(() => Execute(host, Installing.Run(skipSignature: true), DotNet));

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
            Execute(host, Installing.Run(), cancel, DotNet, "Features").Select(step => step.Value.Outcome));
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

    /// <summary>The changes if the signature check is skipped.</summary>
    private static List<string> Changes(string problemOfCopy)
    {
        var host = new FakeInstallHost { ProblemOfCopy = Enum.Parse<PackageProblem>(problemOfCopy) };
        Execute(host, Installing.Run(skipSignature: true), DotNet);
        return host.Changes;
    }

    private static List<KeyValuePair<InstallationStep, StepOutcome>> Execute(InstallHost host, params string[] steps) =>
        Execute(host, Installing.Run(), null, steps);

    private static List<KeyValuePair<InstallationStep, StepOutcome>> Execute(InstallHost host, ExecutionOptions run, params string[] steps) =>
        Execute(host, run, null, steps);

    private static List<KeyValuePair<InstallationStep, StepOutcome>> Execute(
        InstallHost host,
        ExecutionOptions run,
        CancellationTokenSource? cancel,
        params string[] steps)
    {
        InstallationPlan plan = Installing.PlanOf(steps);
        var executor = new StepExecutor(host, new InstallationOptions { PackagePath = @"D:\p" }, run, cancel?.Token ?? CancellationToken.None);
        executor.Prepare(plan);
        return executor.Execute(plan);
    }
}
