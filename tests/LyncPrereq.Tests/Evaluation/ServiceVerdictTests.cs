using LyncPrereq.Inspection;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>What has to run can be installed and not run: a service that is disabled, or stopped.</summary>
public sealed class ServiceVerdictTests
{
    private static readonly string[] s_webServer = ["Web-Server", "Web-WebServer"];

    public static TheoryData<string, LyncRole, string[], string> Needed => new()
    {
        { "MessageQueuing", LyncRole.PersistentChat, ["MSMQ-Server"], "MSMQ" },
        { "IIS.WebServer", LyncRole.FrontEnd, s_webServer, "W3SVC" },
        { "IIS.WebServer", LyncRole.Director, s_webServer, "WAS" },
    };

    [Theory]
    [MemberData(nameof(Needed))]
    public void A_disabled_service_is_a_requirement_not_met_with_the_command_that_lets_it_start(
        string id,
        LyncRole role,
        string[] features,
        string service)
    {
        foreach (string status in new[] { "Stopped", "Running", "" })
        {
            PrerequisiteResult row = Server.WindowsServer2012R2().Features(features).With(Services((service, status, "Disabled"))).Test(id, role);

            Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
            Assert.Equal([service], row.DisabledService);
            Assert.Contains(status == "Running" ? "will not start after a restart" : "cannot start", row.Reason, StringComparison.Ordinal);
            Assert.Equal($"service {service} {status} (Disabled)".Replace("  ", " ", StringComparison.Ordinal), row.Actual);
            Assert.Contains(service, row.Remediation, StringComparison.Ordinal);
            string type = service == "WAS" ? "Manual" : "Automatic";
            Assert.Contains(type, row.Remediation, StringComparison.Ordinal);
            Assert.Equal($"Set-Service -Name {service} -StartupType {type}; Start-Service -Name {service}", row.RemediationCommand);
            Assert.False(row.RestartRequired);
        }
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void A_stopped_service_is_shown_and_agrees_with_nothing(string id, LyncRole role, string[] features, string service)
    {
        foreach (string? mode in new[] { "Manual", null })
        {
            PrerequisiteResult row = Server.WindowsServer2012R2().Features(features).With(Services((service, "Stopped", mode))).Test(id, role);

            Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
            Assert.Contains(service + " Stopped", row.Actual, StringComparison.Ordinal);
            Assert.Contains("not running", row.Reason, StringComparison.Ordinal);
            Assert.DoesNotContain("agree", row.Reason, StringComparison.Ordinal);
            Assert.Empty(row.DisabledService);
        }
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void Of_a_service_whose_state_is_not_listed_that_is_said(string id, LyncRole role, string[] features, string service)
    {
        foreach (string? mode in new[] { "Manual", null })
        {
            PrerequisiteResult row = Server.WindowsServer2012R2().Features(features).With(Services((service, "", mode))).Test(id, role);

            Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
            Assert.Contains(service + " (state not known)", row.Actual, StringComparison.Ordinal);
            Assert.Contains("does not contain its state", row.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void A_service_that_runs_is_nothing_to_speak_of(string id, LyncRole role, string[] features, string service)
    {
        PrerequisiteResult row = Server.WindowsServer2012R2().Features(features).With(Services((service, "Running", "Auto"))).Test(id, role);

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Equal("Installed", row.Actual);
    }

    /// <summary>The service counts where the feature is there, or where nobody knows of it.</summary>
    [Theory]
    [MemberData(nameof(Needed))]
    public void A_feature_that_is_not_installed_has_its_own_remedy_whatever_its_service(
        string id,
        LyncRole role,
        string[] features,
        string service)
    {
        foreach (string mode in new[] { "Disabled", "Manual", "Auto" })
        {
            PrerequisiteResult row = Server.WindowsServer2012R2()
                .Features([.. features.Select(feature => feature + "=Available")])
                .With(Services((service, "Stopped", mode)))
                .Test(id, role);

            Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
            Assert.StartsWith("Install-WindowsFeature", row.RemediationCommand, StringComparison.Ordinal);
            Assert.Empty(row.DisabledService);
        }
    }

    [Fact]
    public void Without_a_list_of_features_the_service_of_Message_Queuing_decides_and_those_of_IIS_prove_nothing()
    {
        InventorySource running = Services(("MSMQ", "Running", "Auto"), ("W3SVC", "Running", "Auto"), ("WAS", "Running", "Manual"));
        InventorySource disabled = Services(("MSMQ", "Stopped", "Disabled"), ("W3SVC", "Stopped", "Disabled"), ("WAS", "Stopped", "Disabled"));

        Assert.Equal(PrerequisiteStatus.Met, Server.WindowsServer2012().With(running).Test("MessageQueuing", LyncRole.PersistentChat).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012().With(running).Test("IIS.WebServer").StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Server.WindowsServer2012().With(disabled).Test("MessageQueuing", LyncRole.PersistentChat).StatusValue);
        Assert.Equal(["WAS", "W3SVC"], Server.WindowsServer2012().With(disabled).Test("IIS.WebServer").DisabledService);
    }

    /// <summary>Whether the service can start is not known then, and so not whether the requirement is met.</summary>
    [Theory]
    [MemberData(nameof(Needed))]
    public void Lists_that_disagree_on_whether_a_service_is_disabled_are_a_conflict(string id, LyncRole role, string[] features, string service)
    {
        InventorySource disabled = Services((service, "Stopped", "Disabled"));
        InventorySource automatic = Services((service, "Running", "Auto"));
        foreach (InventorySource[] lists in new InventorySource[][] { [disabled, automatic], [automatic, disabled] })
        {
            PrerequisiteResult row = Server.WindowsServer2012().Features(features).With(lists[0]).With(lists[1]).Test(id, role);

            Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Conflict), (row.StatusValue, row.CauseValue));
            Assert.Contains($"service {service}: Stopped (Disabled)", row.Reason, StringComparison.Ordinal);
            Assert.Contains($"service {service}: Running (Auto)", row.Reason, StringComparison.Ordinal);
            Assert.Empty(row.DisabledService);

            PrerequisiteResult missing = Server.WindowsServer2012()
                .Features([.. features.Select(feature => feature + "=Available")])
                .With(lists[0])
                .With(lists[1])
                .Test(id, role);
            Assert.Equal(PrerequisiteStatus.NotMet, missing.StatusValue);
        }
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void A_list_without_start_modes_contradicts_none_that_has_them(string id, LyncRole role, string[] features, string service)
    {
        foreach (string status in new[] { "Running", "Stopped" })
        {
            InventorySource without = Services((service, status, null));
            InventorySource with = Services((service, status, "Disabled"));
            foreach (InventorySource[] lists in new InventorySource[][] { [without, with], [with, without] })
            {
                PrerequisiteResult row = Server.WindowsServer2012R2().Features(features).With(lists[0]).With(lists[1]).Test(id, role);

                Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
                Assert.Equal($"service {service} {status} (Disabled)", row.Actual);
                Assert.Equal([service], row.DisabledService);
                Assert.Equal(2, row.Evidence.Count);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void Lists_that_disagree_on_whether_a_service_runs_do_not_agree(string id, LyncRole role, string[] features, string service)
    {
        PrerequisiteResult row = Server.WindowsServer2012R2()
            .Features(features)
            .With(Services((service, "Running", "Auto")))
            .With(Services((service, "Stopped", "Auto")))
            .Test(id, role);

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Contains("disagree on whether it is running", row.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Other sources agree", row.Reason, StringComparison.Ordinal);
        Assert.Contains($"service {service} Running; service {service} Stopped (Auto)", row.Actual, StringComparison.Ordinal);
    }

    /// <summary>W3SVC needs WAS, so that no Start-Service helps as long as that is disabled.</summary>
    [Fact]
    public void Of_several_services_all_are_let_start_before_one_is_started()
    {
        PrerequisiteResult row = Server.WindowsServer2012R2()
            .Features(s_webServer)
            .With(Services(("W3SVC", "Stopped", "Disabled"), ("WAS", "Stopped", "Disabled")))
            .Test("IIS.WebServer");

        Assert.Equal(
            "Set-Service -Name WAS -StartupType Manual; Set-Service -Name W3SVC -StartupType Automatic; "
                + "Start-Service -Name WAS; Start-Service -Name W3SVC",
            row.RemediationCommand);
        Assert.Equal("Set the startup types of these services, and then start them: WAS (Manual), W3SVC (Automatic).", row.Remediation);
    }

    [Fact]
    public void What_is_judged_by_IIS_is_not_met_either_and_says_what_to_do()
    {
        PrerequisiteResult row = Server.WindowsServer2012().Features(s_webServer).With(Services(("W3SVC", "Stopped", "Disabled")))
            .Test("IIS.AnonymousAuthentication");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.StartsWith("Set-Service -Name W3SVC", row.RemediationCommand, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_live_server_is_asked_for_its_services_with_their_start_mode(bool overSession)
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2012R2);
        Dictionary<string, object?> service = server.Classes["Win32_Service"].Single(some => (string?)some["Name"] == "MSMQ");
        service["State"] = "Stopped";
        service["StartMode"] = "Disabled";

        InspectionOutcome outcome = overSession
            ? Inspect.Session(server, LyncRole.PersistentChat)
            : Inspect.Remote(server, LyncRole.PersistentChat);

        PrerequisiteResult row = Inspect.Judge(outcome, LyncRole.PersistentChat).Row("MessageQueuing");
        Assert.Equal((PrerequisiteStatus.NotMet, "MSMQ"), (row.StatusValue, row.DisabledService.ToString()));
    }

    [Fact]
    public void A_role_that_no_service_identifies_is_not_asked_for_services()
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2012R2);

        Inspect.Remote(server, LyncRole.AdministrativeTools);

        Assert.DoesNotContain(server.Asked, question => question.Contains("Win32_Service", StringComparison.Ordinal));
    }

    private static InventorySource Services(params (string Name, string Status, string? StartMode)[] services) =>
        new(InventorySourceKind.Service, "test")
        {
            Services = [.. services.Select(service => new ServiceFact(service.Name, service.Status, service.StartMode))],
        };
}
