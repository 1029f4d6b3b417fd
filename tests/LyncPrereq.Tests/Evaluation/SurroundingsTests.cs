using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>The requirements on what surrounds the software: domain, names, TLS, formats, and services.</summary>
public sealed class SurroundingsTests
{
    private static readonly LyncRole[] s_internal =
    [
        LyncRole.FrontEnd,
        LyncRole.StandardEdition,
        LyncRole.Director,
        LyncRole.Mediation,
        LyncRole.PersistentChat,
        LyncRole.TrustedApplication,
    ];

    public static TheoryData<LyncRole> Internal => [.. s_internal];

    [Theory]
    [InlineData("Running", "Auto", PrerequisiteStatus.Met)]
    [InlineData("running", null, PrerequisiteStatus.Met)]
    [InlineData("Stopped", "Auto", PrerequisiteStatus.NotMet)]
    [InlineData("Stopped", null, PrerequisiteStatus.NotMet)]
    [InlineData("StartPending", "Auto", PrerequisiteStatus.NotMet)]
    [InlineData("Stopped", "Disabled", PrerequisiteStatus.NotMet)]
    [InlineData("Running", "Disabled", PrerequisiteStatus.NotMet)]
    [InlineData("Start Pending", "Auto", PrerequisiteStatus.NotMet)]
    [InlineData("4", "2", PrerequisiteStatus.Met)]
    [InlineData("", "Auto", PrerequisiteStatus.Unknown)]
    [InlineData("Unknown", "Auto", PrerequisiteStatus.Unknown)]
    [InlineData("Wird ausgeführt", "Auto", PrerequisiteStatus.Unknown)]
    public void Windows_Firewall_must_be_running(string state, string? mode, PrerequisiteStatus status)
    {
        PrerequisiteResult row = Server.WindowsServer2012R2().With(Service("MpsSvc", state, mode)).Test("WindowsFirewallRunning");

        Assert.Equal((status, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
        Assert.Equal(mode == "Disabled" ? "Set-Service -Name MpsSvc -StartupType Automatic; Start-Service -Name MpsSvc" : null, row.RemediationCommand);
        Assert.Equal(status == PrerequisiteStatus.NotMet, row.Remediation is not null);
    }

    [Fact]
    public void A_state_that_is_not_recognized_is_not_that_of_a_stopped_service()
    {
        Server server = Server.WindowsServer2012R2().With(Service("MpsSvc", "Wird ausgeführt", "Auto"));

        PrerequisiteResult row = server.Test("WindowsFirewallRunning");

        Assert.Equal((UnknownCause.Unreadable, true), (row.CauseValue, row.Reason.Contains("Wird ausgeführt", StringComparison.Ordinal)));
        Assert.Equal(PrerequisiteStatus.Met, server.With(Service("MpsSvc", "Running", null)).Test("WindowsFirewallRunning").StatusValue);
    }

    [Fact]
    public void A_firewall_service_that_is_not_listed_or_in_two_states_is_not_known()
    {
        Server both = Server.WindowsServer2012R2().With(Service("MpsSvc", "Running", "Auto")).With(Service("MpsSvc", "Stopped", "Auto"));

        Assert.Equal(UnknownCause.NotCaptured, Server.WindowsServer2012R2().Services("W3SVC").Test("WindowsFirewallRunning").CauseValue);
        Assert.Equal(UnknownCause.NotCaptured, Server.WindowsServer2012R2().Test("WindowsFirewallRunning").CauseValue);
        Assert.Equal(UnknownCause.Conflict, both.Test("WindowsFirewallRunning").CauseValue);
        Assert.DoesNotContain(Server.WindowsServer2012R2().Test(LyncRole.Edge), row => row.RequirementId == "WindowsFirewallRunning");
    }

    [Theory]
    [MemberData(nameof(Internal))]
    public void An_internal_server_must_be_joined_to_a_domain(LyncRole role)
    {
        Assert.Equal("joined to the domain contoso.example", Met(Server.WindowsServer2012R2().Joined().Test("DomainMember", role)).Actual);
        PrerequisiteResult row = NotMet(Server.WindowsServer2012R2().InWorkgroup().Test("DomainMember", role));
        Assert.Equal(RequirementImportance.Required, row.ImportanceValue);
        Assert.True(row.RestartRequired);
        Assert.Null(row.RemediationCommand);
        Assert.Equal(UnknownCause.NotCaptured, Server.WindowsServer2012R2().Test("DomainMember", role).CauseValue);
    }

    [Fact]
    public void Two_sources_that_disagree_on_the_domain_are_a_conflict() => Assert.Equal(
        UnknownCause.Conflict,
        Server.WindowsServer2012R2().Joined().InWorkgroup().Test("DomainMember").CauseValue);

    [Fact]
    public void A_domain_name_can_end_with_a_period() => Assert.Equal(
        PrerequisiteStatus.Met,
        Server.WindowsServer2012R2().Joined("contoso.example").Joined("contoso.example.").Test("NoSingleLabelDomain").StatusValue);

    [Fact]
    public void A_membership_that_cannot_be_read_is_not_known() => Assert.Equal(
        UnknownCause.Unreadable,
        Server.WindowsServer2012R2().Class("Win32_ComputerSystem", ["PartOfDomain="]).Test("DomainMember").CauseValue);

    [Fact]
    public void An_Edge_Server_in_a_domain_is_advised_against_and_still_compliant()
    {
        PrerequisiteResult row = NotMet(Server.WindowsServer2012R2().Joined().Test("EdgeOutsideDomain", LyncRole.Edge));

        Assert.Equal(RequirementImportance.Recommended, row.ImportanceValue);
        Met(Server.WindowsServer2012R2().InWorkgroup().Test("EdgeOutsideDomain", LyncRole.Edge));
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012R2().Test("EdgeOutsideDomain", LyncRole.Edge).StatusValue);
    }

    [Theory]
    [InlineData("contoso.example", "contoso.example", PrerequisiteStatus.Met)]
    [InlineData("contoso.example", "CONTOSO.example", PrerequisiteStatus.Met)]
    [InlineData("contoso.example", "", PrerequisiteStatus.NotMet)]
    [InlineData("contoso.example.", "contoso.example", PrerequisiteStatus.Met)]
    [InlineData("contoso.example", "policy.example", PrerequisiteStatus.Unknown)]
    [InlineData(".", ".", PrerequisiteStatus.NotMet)]
    [InlineData("", "contoso.example", PrerequisiteStatus.Unknown)]
    [InlineData("", "", PrerequisiteStatus.NotMet)]
    [InlineData(" ", null, PrerequisiteStatus.NotMet)]
    [InlineData(null, null, PrerequisiteStatus.NotMet)]
    public void An_Edge_Server_in_a_workgroup_needs_a_DNS_suffix(string? next, string? active, PrerequisiteStatus status)
    {
        Server server = Server.WindowsServer2012R2().InWorkgroup().Key(RegistryLocations.DnsSuffix, Suffix(next, active));

        PrerequisiteResult row = server.Test("EdgeDnsSuffix", LyncRole.Edge);

        Assert.Equal(status, row.StatusValue);
        Assert.Equal(next is { Length: > 1 } && status == PrerequisiteStatus.NotMet, row.RestartPending);
    }

    [Fact]
    public void The_DNS_suffix_does_not_matter_in_a_domain_and_is_not_known_without_its_key()
    {
        Server joined = Server.WindowsServer2012R2().Joined().Key(RegistryLocations.DnsSuffix);

        Assert.Equal(PrerequisiteStatus.NotApplicable, joined.Test("EdgeDnsSuffix", LyncRole.Edge).StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012R2().InWorkgroup().Test("EdgeDnsSuffix", LyncRole.Edge).StatusValue);
        Assert.Equal(
            PrerequisiteStatus.Unknown,
            Server.WindowsServer2012R2().Key(RegistryLocations.DnsSuffix, Suffix("a.example", "a.example")).Test("EdgeDnsSuffix", LyncRole.Edge).StatusValue);
        Assert.Equal(
            UnknownCause.Unreadable,
            Server.WindowsServer2012R2().InWorkgroup().Key(RegistryLocations.DnsSuffix, Server.Number("NV Domain", 1))
                .Test("EdgeDnsSuffix", LyncRole.Edge).CauseValue);
    }

    [Theory]
    [InlineData("fe-01", "contoso.example", PrerequisiteStatus.Met)]
    [InlineData("FE01", "CONTOSO.example.", PrerequisiteStatus.Met)]
    [InlineData("fe_01", "contoso.example", PrerequisiteStatus.NotMet)]
    [InlineData("fé01", "contoso.example", PrerequisiteStatus.NotMet)]
    [InlineData("fe01", "con_toso.example", PrerequisiteStatus.NotMet)]
    [InlineData("fe01", "contoso.exämple", PrerequisiteStatus.NotMet)]
    [InlineData("fe01", "contoso..example", PrerequisiteStatus.NotMet)]
    public void Names_have_standard_characters_only(string host, string domain, PrerequisiteStatus status)
    {
        foreach (LyncRole role in s_internal)
        {
            PrerequisiteResult row = Server.WindowsServer2012R2().Joined(domain, host).Test("AsciiComputerName", role);

            Assert.Equal((status, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
        }
    }

    [Fact]
    public void The_name_of_a_workgroup_is_no_name_in_DNS_and_an_Edge_Server_has_its_suffix_instead()
    {
        Server server = Server.WindowsServer2012R2().InWorkgroup();

        Met(server.Test("AsciiComputerName"));
        Assert.Equal(PrerequisiteStatus.Unknown, server.Test("AsciiComputerName", LyncRole.Edge).StatusValue);
        Met(server.Key(RegistryLocations.DnsSuffix, Suffix("contoso.example", "")).Test("AsciiComputerName", LyncRole.Edge));
        NotMet(Server.WindowsServer2012R2().InWorkgroup().Key(RegistryLocations.DnsSuffix, Suffix("con_toso.example", ""))
            .Test("AsciiComputerName", LyncRole.Edge));
        NotMet(Server.WindowsServer2012R2().InWorkgroup("edge_01").Test("AsciiComputerName", LyncRole.Edge));
        NotMet(Server.WindowsServer2012R2().InWorkgroup().Key(RegistryLocations.DnsSuffix, Suffix("", "con_toso.example"))
            .Test("AsciiComputerName", LyncRole.Edge));
        NotMet(Server.WindowsServer2012R2().Joined("con_toso.example").Key(RegistryLocations.DnsSuffix).Test("AsciiComputerName", LyncRole.Edge));
        Met(Server.WindowsServer2012R2().Joined("contoso.example").Test("AsciiComputerName", LyncRole.Edge));
        Assert.Equal(UnknownCause.Unreadable, Server.WindowsServer2012R2().Joined("").Test("AsciiComputerName").CauseValue);
    }

    [Fact]
    public void Without_a_DNS_name_the_other_name_counts_and_without_any_nothing_is_known()
    {
        NotMet(Server.WindowsServer2012R2().Class("Win32_ComputerSystem", ["Name=FE_01", "Domain=a.example", "PartOfDomain=True"]).Test("AsciiComputerName"));
        Assert.Equal(
            PrerequisiteStatus.Unknown,
            Server.WindowsServer2012R2().Class("Win32_ComputerSystem", ["Name=", "DNSHostName=", "Domain=a.example", "PartOfDomain=True"])
                .Test("AsciiComputerName").StatusValue);
    }

    [Theory]
    [InlineData("contoso.example", PrerequisiteStatus.Met)]
    [InlineData("local", PrerequisiteStatus.NotMet)]
    [InlineData("local.", PrerequisiteStatus.NotMet)]
    [InlineData(".local", PrerequisiteStatus.NotMet)]
    [InlineData("", PrerequisiteStatus.Unknown)]
    public void The_domain_has_at_least_two_labels(string domain, PrerequisiteStatus status)
    {
        Assert.Equal(status, Server.WindowsServer2012R2().Joined(domain).Key(RegistryLocations.DnsSuffix, Suffix(domain, domain)).Test("NoSingleLabelDomain").StatusValue);
        Assert.Equal(PrerequisiteStatus.NotApplicable, Server.WindowsServer2012R2().InWorkgroup().Test("NoSingleLabelDomain").StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012R2().Test("NoSingleLabelDomain").StatusValue);
    }

    [Theory]
    [InlineData(null, null, PrerequisiteStatus.Met)]
    [InlineData(1L, 0L, PrerequisiteStatus.Met)]
    [InlineData(4294967295L, null, PrerequisiteStatus.Met)]
    [InlineData(0L, null, PrerequisiteStatus.NotMet)]
    [InlineData(0L, 0L, PrerequisiteStatus.NotMet)]
    [InlineData(1L, 1L, PrerequisiteStatus.NotMet)]
    [InlineData(null, 4294967295L, PrerequisiteStatus.NotMet)]
    public void A_value_for_either_side_disables_TLS_1_0(long? enabled, long? disabledByDefault, PrerequisiteStatus status)
    {
        RegistryValueFact[] values =
        [
            .. enabled is { } number ? [Server.Number("Enabled", number)] : Array.Empty<RegistryValueFact>(),
            .. disabledByDefault is { } other ? [Server.Number("DisabledByDefault", other)] : Array.Empty<RegistryValueFact>(),
        ];
        foreach (RegistryLocation side in RegistryLocations.Tls10)
        {
            Server server = Server.WindowsServer2012R2();
            Array.ForEach(RegistryLocations.Tls10, some => _ = some == side ? server.Key(some, values) : server.NoKey(some));

            PrerequisiteResult row = server.Test("Tls10Enabled");

            Assert.Equal((status, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
            Assert.Equal(status == PrerequisiteStatus.NotMet, row.Reason.Contains(side.FullPath, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void TLS_1_0_is_not_known_without_both_keys_and_not_tested_on_an_Edge_Server()
    {
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012R2().NoKey(RegistryLocations.Tls10[0]).Test("Tls10Enabled").StatusValue);
        NotMet(Server.WindowsServer2012R2().Key(RegistryLocations.Tls10[0], Server.Number("Enabled", 0)).Test("Tls10Enabled"));
        Assert.DoesNotContain(Server.WindowsServer2012R2().Test(LyncRole.Edge), row => row.RequirementId == "Tls10Enabled");
        Assert.Equal(
            UnknownCause.Unreadable,
            Server.WindowsServer2012R2().Key(RegistryLocations.Tls10[0], Server.Words("Enabled", "0")).NoKey(RegistryLocations.Tls10[1])
                .Test("Tls10Enabled").CauseValue);
    }

    [Theory]
    [InlineData("HH.mm.ss", PrerequisiteStatus.NotMet)]
    [InlineData("HH:mm:ss", PrerequisiteStatus.Met)]
    [InlineData("h:mm:ss tt", PrerequisiteStatus.Met)]
    [InlineData("h:mm:ss a.m.", PrerequisiteStatus.Met)]
    [InlineData("H:mm", PrerequisiteStatus.Met)]
    [InlineData("HH:mm.ss", PrerequisiteStatus.Unknown)]
    [InlineData("H:mm:ss.ff", PrerequisiteStatus.Unknown)]
    [InlineData("HH:mm:ss.f", PrerequisiteStatus.Unknown)]
    [InlineData("HH-mm-ss", PrerequisiteStatus.Unknown)]
    [InlineData("HH'h'mm", PrerequisiteStatus.Unknown)]
    [InlineData("", PrerequisiteStatus.Unknown)]
    public void Times_with_periods_make_Windows_Fabric_fail_on_2012(string format, PrerequisiteStatus status)
    {
        foreach (LyncRole role in new[] { LyncRole.FrontEnd, LyncRole.StandardEdition })
        {
            PrerequisiteResult row = Server.WindowsServer2012()
                .Key(RegistryLocations.DefaultInternational, Server.Words("sTimeFormat", format))
                .Test("TimeFormatForFabric", role);

            Assert.Equal((status, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
        }

        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012().Test("TimeFormatForFabric").StatusValue);
        Assert.Equal(
            PrerequisiteStatus.NotApplicable,
            Server.WindowsServer2012().Services("RTCSRV").Key(RegistryLocations.DefaultInternational, Server.Words("sTimeFormat", "HH.mm.ss"))
                .Test("TimeFormatForFabric").StatusValue);
        Assert.Equal(PrerequisiteStatus.NotApplicable, Server.WindowsServer2012R2().Test("TimeFormatForFabric").StatusValue);
        Assert.Equal(PrerequisiteStatus.NotApplicable, Server.WindowsServer2008R2().Test("TimeFormatForFabric").StatusValue);
    }

    [Theory]
    [InlineData(LyncRole.FrontEnd, "WAS W3SVC")]
    [InlineData(LyncRole.StandardEdition, "W3SVC WAS")]
    [InlineData(LyncRole.Director, "WAS W3SVC")]
    [InlineData(LyncRole.PersistentChat, "MSMQ")]
    public void Services_that_a_role_needs_are_not_disabled(LyncRole role, string services)
    {
        PrerequisiteResult Row(string? mode) => Server.WindowsServer2012R2()
            .With(new InventorySource(InventorySourceKind.Service, "test")
            {
                Services = [.. services.Split(' ').Select(name => new ServiceFact(name, "Stopped", mode))],
            })
            .Test("WebAndQueueServicesRun", role);

        Assert.Equal(RequirementImportance.Recommended, Met(Row("Manual")).ImportanceValue);
        Assert.Contains("Stopped", Row("Manual").Actual, StringComparison.Ordinal);
        Assert.Contains("service " + services.Split(' ')[0] + " not disabled", Row("Manual").Expected, StringComparison.Ordinal);
        Assert.Equal(UnknownCause.NotCaptured, Row(null).CauseValue);
        Assert.Equal(UnknownCause.NotCaptured, Row("").CauseValue);
        Assert.Equal(UnknownCause.Unreadable, Row("Deaktiviert").CauseValue);
        Assert.Equal(services.Split(' ').Length, NotMet(Row("Disabled")).DisabledService.Count);
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012R2().Test("WebAndQueueServicesRun", role).StatusValue);
        Assert.Equal(
            PrerequisiteStatus.Unknown,
            Server.WindowsServer2012R2().Services("MpsSvc").Test("WebAndQueueServicesRun", role).StatusValue);
    }

    private static RegistryValueFact[] Suffix(string? next, string? active) =>
    [
        .. next is null ? Array.Empty<RegistryValueFact>() : [Server.Words("NV Domain", next)],
        .. active is null ? Array.Empty<RegistryValueFact>() : [Server.Words("Domain", active)],
    ];

    private static InventorySource Service(string name, string state, string? mode) =>
        new(InventorySourceKind.Service, "test") { Services = [new ServiceFact(name, state, mode)] };

    private static PrerequisiteResult Met(PrerequisiteResult row)
    {
        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        return row;
    }

    private static PrerequisiteResult NotMet(PrerequisiteResult row)
    {
        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        return row;
    }
}
