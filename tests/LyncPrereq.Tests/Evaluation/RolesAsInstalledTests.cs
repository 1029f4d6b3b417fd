using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>The services of a server contradict a role that was mistyped, and nothing is guessed from what is missing.</summary>
public sealed class RolesAsInstalledTests
{
    private const string FrontEndServices = "RTCSRV RTCIMMCU RTCDATAMCU RTCAVMCU RTCASMCU RTCCAA MSSQL$RTCLOCAL REPLICA RTCCLSAGT";
    private const string StandardServices = FrontEndServices + " MSSQL$RTC";
    private const string EdgeServices = "REPLICA RTCSRV RTCDATAPROXY RTCMRAUTH RTCMEDIARELAY";
    private const string MediationServices = "REPLICA RTCCLSAGT RTCMEDSRV MSSQL$RTCLOCAL";
    private const string DirectorServices = "REPLICA RTCCLSAGT RTCSRV";
    private const string BranchServices = "REPLICA RTCSRV RTCMEDSRV";

    public static TheoryData<LyncRole, string, PrerequisiteStatus> Complete => new()
    {
        { LyncRole.FrontEnd, FrontEndServices, PrerequisiteStatus.Met },
        { LyncRole.FrontEnd, FrontEndServices + " RTCMEDSRV", PrerequisiteStatus.Met },
        { LyncRole.FrontEnd, "rtcsrv rtcimmcu", PrerequisiteStatus.Met },
        { LyncRole.FrontEnd, StandardServices, PrerequisiteStatus.NotMet },
        { LyncRole.FrontEnd, EdgeServices, PrerequisiteStatus.NotMet },
        { LyncRole.FrontEnd, MediationServices, PrerequisiteStatus.NotMet },
        { LyncRole.FrontEnd, DirectorServices, PrerequisiteStatus.NotMet },
        { LyncRole.FrontEnd, BranchServices, PrerequisiteStatus.Unknown },
        { LyncRole.FrontEnd, "W3SVC MSMQ", PrerequisiteStatus.NotApplicable },
        { LyncRole.FrontEnd, "", PrerequisiteStatus.NotApplicable },
        { LyncRole.FrontEnd, "REPLICA RTCCLSAGT MSSQL$RTCLOCAL MSSQL$RTC", PrerequisiteStatus.NotApplicable },
        { LyncRole.StandardEdition, StandardServices, PrerequisiteStatus.Met },
        { LyncRole.StandardEdition, FrontEndServices, PrerequisiteStatus.NotMet },
        { LyncRole.Director, DirectorServices, PrerequisiteStatus.Met },
        { LyncRole.Director, FrontEndServices, PrerequisiteStatus.NotMet },
        { LyncRole.Director, EdgeServices, PrerequisiteStatus.NotMet },
        { LyncRole.Mediation, MediationServices, PrerequisiteStatus.Met },
        { LyncRole.Mediation, BranchServices, PrerequisiteStatus.Unknown },
        { LyncRole.Mediation, FrontEndServices + " RTCMEDSRV", PrerequisiteStatus.Met },
        { LyncRole.Mediation, FrontEndServices, PrerequisiteStatus.NotMet },
        { LyncRole.Mediation, EdgeServices, PrerequisiteStatus.NotMet },
        { LyncRole.Edge, EdgeServices, PrerequisiteStatus.Met },
        { LyncRole.Edge, "RTCMRAUTH", PrerequisiteStatus.Met },
        { LyncRole.Edge, StandardServices, PrerequisiteStatus.NotMet },
        { LyncRole.Edge, DirectorServices, PrerequisiteStatus.NotMet },
        { LyncRole.Edge, EdgeServices + " RTCAVMCU", PrerequisiteStatus.Unknown },
        { LyncRole.FrontEnd, FrontEndServices + " RTCMRAUTH", PrerequisiteStatus.Unknown },
    };

    [Theory]
    [MemberData(nameof(Complete))]
    public void The_services_of_a_complete_list_decide(LyncRole role, string services, PrerequisiteStatus status)
    {
        foreach (LyncProduct product in Enum.GetValues<LyncProduct>())
        {
            PrerequisiteResult row = new Server().Services(["RpcSs", "TrustedInstaller", .. Split(services)]).Test(product, role).Row("RolesAsInstalled");

            Assert.Equal((status, RequirementImportance.Recommended), (row.StatusValue, row.ImportanceValue));
            Assert.Equal(status == PrerequisiteStatus.Unknown ? UnknownCause.Conflict : UnknownCause.None, row.CauseValue);
            Assert.Equal(status == PrerequisiteStatus.NotMet, row.Remediation is not null);
        }
    }

    /// <summary>A list of some services proves what is installed, and not what is missing.</summary>
    [Theory]
    [InlineData(LyncRole.Mediation, "RTCMEDIARELAY", PrerequisiteStatus.NotMet)]
    [InlineData(LyncRole.FrontEnd, "RTCMEDIARELAY", PrerequisiteStatus.NotMet)]
    [InlineData(LyncRole.FrontEnd, StandardServices, PrerequisiteStatus.NotMet)]
    [InlineData(LyncRole.StandardEdition, StandardServices, PrerequisiteStatus.Met)]
    [InlineData(LyncRole.Mediation, "RTCMEDSRV", PrerequisiteStatus.Met)]
    [InlineData(LyncRole.Edge, "RTCDATAPROXY", PrerequisiteStatus.Met)]
    [InlineData(LyncRole.FrontEnd, FrontEndServices, PrerequisiteStatus.Unknown)]
    [InlineData(LyncRole.Director, DirectorServices, PrerequisiteStatus.Unknown)]
    [InlineData(LyncRole.Mediation, FrontEndServices, PrerequisiteStatus.Unknown)]
    [InlineData(LyncRole.Edge, "MSMQ", PrerequisiteStatus.Unknown)]
    public void A_list_that_is_not_complete_proves_only_what_it_contains(LyncRole role, string services, PrerequisiteStatus status)
    {
        PrerequisiteResult row = new Server().Services(Split(services)).Test("RolesAsInstalled", role);

        Assert.Equal(status, row.StatusValue);
        Assert.Equal(status == PrerequisiteStatus.Unknown ? UnknownCause.NotCaptured : UnknownCause.None, row.CauseValue);
    }

    [Fact]
    public void Without_a_list_of_services_it_is_unknown()
    {
        PrerequisiteResult row = new Server().Test("RolesAsInstalled", LyncRole.Edge);

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.NotCaptured), (row.StatusValue, row.CauseValue));
    }

    [Fact]
    public void A_list_that_could_not_be_read_is_unknown_with_its_cause()
    {
        PrerequisiteResult row = new Server().Gap("Services", UnknownCause.AccessDenied).Test("RolesAsInstalled", LyncRole.Edge);

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.AccessDenied), (row.StatusValue, row.CauseValue));
    }

    [Fact]
    public void A_contradiction_names_the_role_the_services_and_where_they_were_read()
    {
        PrerequisiteResult row = new Server().Services("RpcSs", "TrustedInstaller", "RTCSRV", "RTCMEDIARELAY").Test("RolesAsInstalled", LyncRole.Mediation);

        Assert.Equal("Edge", row.Actual);
        Assert.Contains("tested as Mediation, but its services identify it as Edge: RTCMEDIARELAY, RTCSRV.", row.Reason, StringComparison.Ordinal);
        Assert.Equal(["RTCMEDIARELAY", "RTCSRV"], row.Evidence.Select(some => some.Value).Order(StringComparer.Ordinal));
    }

    /// <summary>Presence decides: a service that is stopped or disabled is installed.</summary>
    [Fact]
    public void The_state_of_a_service_does_not_matter()
    {
        var source = new InventorySource(InventorySourceKind.Service, "test")
        {
            Services = [new ServiceFact("RpcSs", "Running"), new ServiceFact("RTCMEDIARELAY", "Stopped", "Disabled")],
        };

        Assert.Equal(PrerequisiteStatus.Met, new Server().With(source).Test("RolesAsInstalled", LyncRole.Edge).StatusValue);
    }

    [Fact]
    public void A_list_of_running_services_only_proves_no_role_that_it_lacks() => Assert.Equal(
        PrerequisiteStatus.Unknown,
        new Server().Services("RpcSs", "EventLog", "RTCSRV", "REPLICA").Test("RolesAsInstalled", LyncRole.FrontEnd).StatusValue);

    [Theory]
    [InlineData(FrontEndServices + " RTCMEDSRV", PrerequisiteStatus.Met)]
    [InlineData(FrontEndServices, PrerequisiteStatus.NotMet)]
    [InlineData("W3SVC", PrerequisiteStatus.NotApplicable)]
    public void Each_of_several_roles_is_compared(string services, PrerequisiteStatus status) => Assert.Equal(
        status,
        new Server().Services(["RpcSs", "TrustedInstaller", .. Split(services)]).Test("RolesAsInstalled", LyncRole.FrontEnd, LyncRole.Mediation).StatusValue);

    [Fact]
    public void Roles_that_no_service_identifies_have_no_row() => Assert.All(
        [LyncRole.PersistentChat, LyncRole.TrustedApplication, LyncRole.AdministrativeTools],
        role => Assert.DoesNotContain(new Server().Test(role), row => row.RequirementId == "RolesAsInstalled"));

    private static string[] Split(string services) => services.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
