using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>How lists of features, DISM's names, the list of IIS modules and what depends on what become verdicts.</summary>
public sealed class FeatureVerdictTests
{
    [Theory]
    [InlineData("Installed", PrerequisiteStatus.Met, UnknownCause.None)]
    [InlineData("Available", PrerequisiteStatus.NotMet, UnknownCause.None)]
    [InlineData("NotInstalled", PrerequisiteStatus.NotMet, UnknownCause.None)]
    [InlineData("Removed", PrerequisiteStatus.NotMet, UnknownCause.None)]
    [InlineData("InstallPending", PrerequisiteStatus.NotMet, UnknownCause.None)]
    [InlineData("UninstallPending", PrerequisiteStatus.NotMet, UnknownCause.None)]
    [InlineData("Unknown", PrerequisiteStatus.Unknown, UnknownCause.Unreadable)]
    public void A_state_decides_under_either_name(string state, PrerequisiteStatus status, UnknownCause cause)
    {
        PrerequisiteResult byName = Server.WindowsServer2012().Features("Web-Http-Tracing=" + state).Test("IIS.Tracing");
        PrerequisiteResult byDism = Server.WindowsServer2012().DismFeatures("IIS-HttpTracing=" + state).Test("IIS.Tracing");

        Assert.Equal((status, cause), (byName.StatusValue, byName.CauseValue));
        Assert.Equal((status, cause), (byDism.StatusValue, byDism.CauseValue));
        Assert.Equal("Web-Http-Tracing: " + state, Assert.Single(byName.Evidence).Value);
        Assert.Equal("IIS-HttpTracing: " + state, Assert.Single(byDism.Evidence).Value);
    }

    [Theory]
    [InlineData("Installed", "Available", "Unknown")]
    [InlineData("Unknown", "Installed", "InstallPending")]
    [InlineData("InstallPending", "UninstallPending", "Installed")]
    public void A_list_that_contradicts_itself_is_believed_in_no_order(string first, string second, string third)
    {
        foreach (string[] states in new[] { new[] { first, second, third }, [second, third, first], [third, first, second], [third, second, first] })
        {
            PrerequisiteResult row = Server.WindowsServer2012R2()
                .Features([.. states.Select(state => "Web-Static-Content=" + state)])
                .Test("IIS.StaticContent");

            Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Conflict), (row.StatusValue, row.CauseValue));
        }
    }

    [Fact]
    public void Letter_case_does_not_matter()
    {
        Assert.Equal(PrerequisiteStatus.Met, Server.WindowsServer2012().Features("WEB-HTTP-TRACING").Test("IIS.Tracing").StatusValue);
        Assert.Equal(PrerequisiteStatus.Met, Server.WindowsServer2012().DismFeatures("iis-httptracing").Test("IIS.Tracing").StatusValue);
    }

    [Fact]
    public void A_feature_that_nobody_lists_is_not_known()
    {
        PrerequisiteResult row = Server.WindowsServer2012().Features("Web-Server").Test("IIS.Tracing");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.NotCaptured), (row.StatusValue, row.CauseValue));
        Assert.False(row.IsCompliant);
        Assert.Null(row.Remediation);
        Assert.Null(row.RemediationCommand);
    }

    [Fact]
    public void A_query_that_failed_is_the_reason_for_what_is_not_known()
    {
        PrerequisiteResult row = Server.WindowsServer2012().Gap("Features", UnknownCause.AccessDenied).Test("IIS.Tracing");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.AccessDenied), (row.StatusValue, row.CauseValue));
        Assert.Contains("It did not work.", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lists_that_agree_are_both_named()
    {
        PrerequisiteResult row = Server.WindowsServer2012()
            .Features("Web-Http-Tracing")
            .DismFeatures("IIS-HttpTracing")
            .Test("IIS.Tracing");

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Equal(["Get-WindowsFeature", "Win32_OptionalFeature"], row.Evidence.Select(some => some.Source));
    }

    [Fact]
    public void A_list_against_another_is_a_conflict() => AssertConflict(
        Server.WindowsServer2012().Features("Web-Http-Tracing").Features("Web-Http-Tracing=Available").Test("IIS.Tracing"),
        "Web-Http-Tracing: Installed",
        "Web-Http-Tracing: Available");

    [Fact]
    public void A_list_against_one_of_DISM_is_a_conflict() => AssertConflict(
        Server.WindowsServer2012().Features("Web-Http-Tracing=Available").DismFeatures("IIS-HttpTracing").Test("IIS.Tracing"),
        "Web-Http-Tracing: Available",
        "IIS-HttpTracing: Installed");

    [Theory]
    [InlineData("Web-Http-Tracing=Available", "WEB-HTTP-TRACING=Installed")]
    [InlineData("Web-Http-Tracing=Installed", "Web-Http-Tracing=Removed")]
    public void A_list_against_itself_is_a_conflict(string first, string second) => AssertConflict(
        Server.WindowsServer2012().Features(first, second).Test("IIS.Tracing"),
        "Web-Http-Tracing: " + first.Split('=')[1],
        "Web-Http-Tracing: " + second.Split('=')[1]);

    [Fact]
    public void A_list_against_the_registry_is_a_conflict() => AssertConflict(
        Server.WindowsServer2012()
            .Features("NET-Framework-Core=Available")
            .Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 1))
            .Test("DotNetFramework35"),
        "NET-Framework-Core: Available",
        "Install = 1");

    [Fact]
    public void Two_lists_at_odds_are_not_settled_by_the_registry() => AssertConflict(
        Server.WindowsServer2012()
            .Features("NET-Framework-Core")
            .Features("NET-Framework-Core=Removed")
            .Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 1))
            .Test("DotNetFramework35"),
        "NET-Framework-Core: Installed",
        "NET-Framework-Core: Removed",
        "Install = 1");

    [Fact]
    public void A_feature_decides_over_its_service_and_the_row_says_both()
    {
        PrerequisiteResult row = Server.WindowsServer2012()
            .Features("MSMQ-Server=Available")
            .Services("MSMQ")
            .Test("MessageQueuing", LyncRole.PersistentChat);

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Equal(["MSMQ-Server: Available", "service MSMQ: Running"], row.Evidence.Select(some => some.Value));
        Assert.Contains("service MSMQ: Running", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_speaks_for_a_feature_that_nobody_lists()
    {
        Assert.Equal(PrerequisiteStatus.Met, MessageQueuing(Server.WindowsServer2012().Services("MSMQ")).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, MessageQueuing(Server.WindowsServer2012().Services("W3SVC")).StatusValue);
    }

    [Fact]
    public void A_service_does_not_settle_what_two_lists_of_features_disagree_about() => AssertConflict(
        MessageQueuing(Server.WindowsServer2012().Features("MSMQ-Server").Features("MSMQ-Server=Available").Services("MSMQ")),
        "MSMQ-Server: Installed",
        "MSMQ-Server: Available",
        "service MSMQ: Running");

    [Fact]
    public void An_installed_feature_proves_what_it_cannot_be_there_without()
    {
        PrerequisiteResult row = Server.WindowsServer2012().Features("Web-Asp-Net").Test("IIS.IsapiFilters");

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Equal("Web-Asp-Net: Installed", Assert.Single(row.Evidence).Value);
        Assert.Contains("depends on it", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_seen_not_to_be_installed_is_not_proved_by_what_depends_on_it()
    {
        PrerequisiteResult row =
            Server.WindowsServer2012().Features("Web-Asp-Net", "Web-ISAPI-Filter=Available").Test("IIS.IsapiFilters");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
    }

    [Fact]
    public void What_was_seen_in_the_registry_beats_what_was_inferred()
    {
        PrerequisiteResult row = Server.WindowsServer2012()
            .Features("Web-Net-Ext")
            .Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 0))
            .Test("DotNetFramework35");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
    }

    [Fact]
    public void A_feature_that_sources_disagree_about_proves_nothing()
    {
        PrerequisiteResult row = Server.WindowsServer2012()
            .Features("Web-Asp-Net")
            .Features("Web-Asp-Net=Available")
            .Test("IIS.IsapiFilters");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.NotCaptured), (row.StatusValue, row.CauseValue));
    }

    [Fact]
    public void An_installation_that_is_pending_proves_nothing() => Assert.Equal(
        PrerequisiteStatus.Unknown,
        Server.WindowsServer2012().Features("Web-Asp-Net=InstallPending").Test("IIS.IsapiFilters").StatusValue);

    [Theory]
    [InlineData("Installed", "Installed", PrerequisiteStatus.Met)]
    [InlineData("Installed", "Available", PrerequisiteStatus.NotMet)]
    [InlineData("Removed", "Installed", PrerequisiteStatus.NotMet)]
    [InlineData("Installed", "Unknown", PrerequisiteStatus.Unknown)]
    public void A_feature_with_two_names_of_DISM_needs_both(string first, string second, PrerequisiteStatus status) => Assert.Equal(
        status,
        Server.WindowsServer2012()
            .DismFeatures("ServerCore-FullServer=" + first, "Server-Gui-Mgmt=" + second, "Server-Gui-Shell=Available")
            .Test("NotServerCore")
            .StatusValue);

    [Fact]
    public void Half_of_a_feature_with_two_names_of_DISM_proves_nothing_when_installed_and_decides_when_not()
    {
        PrerequisiteResult installed = Server.WindowsServer2012().DismFeatures("ServerCore-FullServer").Test("NotServerCore");
        PrerequisiteResult missing = Server.WindowsServer2012()
            .DismFeatures("ServerCore-FullServer=Available", "Server-Gui-Shell")
            .Test("NotServerCore");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.NotCaptured), (installed.StatusValue, installed.CauseValue));
        Assert.Equal(PrerequisiteStatus.NotMet, missing.StatusValue);
    }

    [Theory]
    [InlineData("NET-WCF-HTTP-Activat...", "WcfHttpActivation")]
    [InlineData("Windows-Identity-Fou...", "WindowsIdentityFoundation")]
    [InlineData("WINDOWS-IDENTITY-FOU...", "WindowsIdentityFoundation")]
    public void A_cut_name_stands_for_the_only_feature_that_it_can_be(string cut, string id)
    {
        PrerequisiteResult installed = Server.WindowsServer2012().Features(cut).Test(id);
        PrerequisiteResult missing = Server.WindowsServer2012().Features(cut + "=Available").Test(id);

        Assert.Equal(PrerequisiteStatus.Met, installed.StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, missing.StatusValue);
        Assert.StartsWith(cut + " = ", Assert.Single(installed.Evidence).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_name_that_can_be_two_features_is_neither()
    {
        PrerequisiteResult row = Server.WindowsServer2012().Features("Web-Stat...").Test("IIS.StaticContent");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.AmbiguousName), (row.StatusValue, row.CauseValue));
        Assert.Contains("Web-Stat...", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void On_Windows_Server_2008_R2_whose_names_are_not_all_known_a_cut_name_is_no_feature()
    {
        PrerequisiteResult row = Server.WindowsServer2008R2().Features("Web-Static-Cont...").Test("IIS.StaticContent");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.AmbiguousName), (row.StatusValue, row.CauseValue));
    }

    [Fact]
    public void A_whole_name_beside_a_cut_one_decides() => Assert.Equal(
        PrerequisiteStatus.NotMet,
        Server.WindowsServer2012().Features("Web-Stat...", "Web-Static-Content=Available").Test("IIS.StaticContent").StatusValue);

    [Theory]
    [InlineData(1, PrerequisiteStatus.Met)]
    [InlineData(0, PrerequisiteStatus.NotMet)]
    [InlineData(null, PrerequisiteStatus.NotMet)]
    public void Where_the_query_of_features_failed_the_list_of_IIS_modules_speaks(int? value, PrerequisiteStatus status)
    {
        RegistryValueFact[] modules = value is { } number ? [Server.Number("HttpTracing", number)] : [];

        PrerequisiteResult row = Server.WindowsServer2012()
            .Gap("Features", UnknownCause.QueryFailed)
            .Key(RegistryLocations.IisComponents, modules)
            .Test("IIS.Tracing");

        Assert.Equal(status, row.StatusValue);
        Assert.Equal(@"HKLM\SOFTWARE\Microsoft\InetStp\Components", Assert.Single(row.Evidence).Location);
        Assert.Contains("IIS", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_IIS_modules_says_nothing_of_features_outside_IIS() => Assert.Equal(
        PrerequisiteStatus.Unknown,
        Server.WindowsServer2012()
            .Gap("Features", UnknownCause.QueryFailed)
            .Key(RegistryLocations.IisComponents, Server.Number("HttpTracing", 1))
            .Test("WindowsIdentityFoundation")
            .StatusValue);

    [Fact]
    public void Where_features_were_listed_the_list_of_IIS_modules_does_not_overrule_them()
    {
        PrerequisiteResult row = Server.WindowsServer2012()
            .Features("Web-Http-Tracing=Available")
            .Key(RegistryLocations.IisComponents, Server.Number("HttpTracing", 1))
            .Test("IIS.Tracing");

        Assert.NotEqual(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Equal(["Web-Http-Tracing: Available", "HttpTracing = 1"], row.Evidence.Select(some => some.Value));
    }

    [Fact]
    public void Two_lists_of_IIS_modules_at_odds_are_a_conflict() => AssertConflict(
        Server.WindowsServer2012()
            .Key(RegistryLocations.IisComponents, Server.Number("HttpTracing", 1))
            .Key(RegistryLocations.IisComponents)
            .Test("IIS.Tracing"),
        "HttpTracing = 1",
        "no value HttpTracing");

    [Fact]
    public void IIS_is_proved_by_any_of_its_modules()
    {
        Assert.Equal(PrerequisiteStatus.Met, Server.WindowsServer2012().Features("Web-Filtering").Test("IIS.WebServer").StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012().Features("Web-Server").Test("IIS.WebServer").StatusValue);
    }

    [Theory]
    [InlineData("Web-Server", "Web-WebServer")]
    [InlineData("Web-Server=Available", "Web-WebServer=Available")]
    [InlineData("Web-Server", "Web-WebServer=Removed")]
    [InlineData("Web-Server=Unknown", "Web-WebServer")]
    [InlineData("Web-Server=InstallPending", "Web-WebServer=InstallPending")]
    public void Anonymous_Authentication_is_judged_as_IIS_itself_is(params string[] features)
    {
        Server server = Server.WindowsServer2012().Features(features);

        PrerequisiteResult iis = server.Test("IIS.WebServer");
        PrerequisiteResult anonymous = server.Test("IIS.AnonymousAuthentication");

        Assert.Equal((iis.Status, iis.Cause), (anonymous.Status, anonymous.Cause));
        Assert.Equal(iis.RemediationCommand, anonymous.RemediationCommand);
        Assert.Contains("IIS.WebServer", anonymous.Reason, StringComparison.Ordinal);
    }

    private static PrerequisiteResult MessageQueuing(Server server) => server.Test("MessageQueuing", LyncRole.PersistentChat);

    private static void AssertConflict(PrerequisiteResult row, params string[] seen)
    {
        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Conflict), (row.StatusValue, row.CauseValue));
        Assert.Equal(seen.Order(), row.Evidence.Select(some => some.Value).Order());
        Assert.False(row.IsCompliant);
    }
}
