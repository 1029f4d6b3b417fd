using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>Which rows there are, and what every one of them says.</summary>
public sealed class RowTests
{
    /// <summary>The capacity of a pool, and the database of a server without one.</summary>
    private static readonly string[] s_ofOneEdition = ["Platform.HyperThreading", "FreeSpaceForTopology"];

    /// <summary>The documents support Windows 7 for the tools only, and lay nothing down for a Director there.</summary>
    [Fact]
    public void What_is_laid_down_for_one_role_says_nothing_of_another()
    {
        Server server = Server.On(WindowsRelease.Windows7).Key(RegistryLocations.DotNetFramework4, Server.Number("Release", 378389));

        Assert.Equal(PrerequisiteStatus.Met, server.Test("DotNetFramework45", LyncRole.AdministrativeTools).StatusValue);
        PrerequisiteResult both = server.Test("DotNetFramework45", LyncRole.Director, LyncRole.AdministrativeTools);
        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.UnsupportedOperatingSystem), (both.StatusValue, both.CauseValue));
    }

    [Fact]
    public void Several_roles_give_the_union_and_each_row_names_those_that_ask()
    {
        List<PrerequisiteResult> both = Server.WindowsServer2012().Test(LyncRole.Director, LyncRole.Mediation);
        List<PrerequisiteResult> director = Server.WindowsServer2012().Test(LyncRole.Director);
        List<PrerequisiteResult> mediation = Server.WindowsServer2012().Test(LyncRole.Mediation);

        Assert.Equal(Ids(director).Union(Ids(mediation)).Order(), Ids(both).Order());
        Assert.All(both, row => Assert.Equal(
            [
                .. Ids(director).Contains(row.RequirementId) ? new[] { LyncRole.Director } : [],
                .. Ids(mediation).Contains(row.RequirementId) ? new[] { LyncRole.Mediation } : [],
            ],
            row.RoleValue));
    }

    [Fact]
    public void Every_role_gives_each_of_its_requirements_once() => Assert.All(Enum.GetValues<LyncRole>(), role =>
    {
        List<string> ids = [.. Ids(Server.WindowsServer2012R2().Test(role))];

        Assert.Equal(ids.Distinct(), ids);
    });

    [Theory]
    [InlineData(LyncRole.FrontEnd, LyncRole.StandardEdition)]
    [InlineData(LyncRole.StandardEdition, LyncRole.FrontEnd)]
    public void A_Standard_Edition_server_is_asked_for_what_a_Front_End_Server_is(LyncRole one, LyncRole other) =>
        Assert.Equal(
            Ids(Server.WindowsServer2012().Test(one)).Except(s_ofOneEdition),
            Ids(Server.WindowsServer2012().Test(other)).Except(s_ofOneEdition));

    [Theory]
    [InlineData(PrerequisiteStatus.Met, "Web-Http-Tracing", true)]
    [InlineData(PrerequisiteStatus.NotMet, "Web-Http-Tracing=Available", false)]
    [InlineData(PrerequisiteStatus.Unknown, "Web-Server", false)]
    public void Only_what_is_met_or_not_applicable_is_compliant(PrerequisiteStatus status, string feature, bool isCompliant)
    {
        PrerequisiteResult row = Server.WindowsServer2012().Features(feature).Test("IIS.Tracing");

        Assert.Equal((status, isCompliant), (row.StatusValue, row.IsCompliant));
        Assert.True(Server.WindowsServer2008R2().Test("WcfHttpActivation").IsCompliant);
    }

    [Theory]
    [InlineData(LyncWorkload.Conferencing)]
    [InlineData(LyncWorkload.CallPark)]
    [InlineData(LyncWorkload.Announcement)]
    [InlineData(LyncWorkload.ResponseGroup)]
    public void Any_workload_with_media_asks_for_the_media_runtime(LyncWorkload workload)
    {
        Server server = Server.WindowsServer2012().Features("Server-Media-Foundation=Available");

        Assert.Equal(PrerequisiteStatus.NotMet, MediaRuntime(server, workload).StatusValue);
        Assert.Equal(PrerequisiteStatus.NotApplicable, MediaRuntime(server, LyncWorkload.None).StatusValue);
    }

    [Theory]
    [InlineData(LyncRole.FrontEnd, "Internet Information Services (IIS)")]
    [InlineData(LyncRole.Director, "Additional Software for Directors")]
    public void The_reference_is_the_sentence_that_speaks_of_the_role(LyncRole role, string section)
    {
        RequirementSource reference = Server.WindowsServer2012().Test("IIS.AspNet", role).Reference;

        Assert.Equal("Additional software requirements for Lync Server 2013", reference.Document);
        Assert.Equal(section, reference.Section);
        Assert.EndsWith("ASP.NET", reference.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void An_Edge_Server_is_referred_to_its_own_section() => Assert.Equal(
        "Additional Software for Edge Servers",
        Server.WindowsServer2012().Test("WindowsPowerShell3", LyncRole.Edge).Reference.Section);

    [Fact]
    public void Every_row_can_be_defended()
    {
        List<PrerequisiteResult> rows = Server.WindowsServer2012R2()
            .Features("Web-Server", "Web-WebServer", "Web-Http-Tracing=Available", "NET-Framework-Core=Removed")
            .Winsock([Server.Entry(1)], [Server.Entry(1)])
            .Test(Enum.GetValues<LyncRole>());

        Assert.All(rows, row =>
        {
            Assert.Equal("server", row.ComputerName);
            Assert.Equal("LyncServer2013", row.Product);
            Assert.Equal(new DateTime(2013, 11, 4, 9, 0, 0, DateTimeKind.Utc), row.InspectedAt);
            Assert.Equal(DateTimeKind.Utc, row.InspectedAt.Kind);
            Assert.All([row.Name, row.Expected, row.Actual, row.Reason, row.Reference.Quote], Assert.NotEmpty);
            Assert.NotEmpty(row.Role);
            Assert.Equal(row.StatusValue == PrerequisiteStatus.Unknown, row.CauseValue != UnknownCause.None);
            Assert.True(row.Evidence.Count > 0 || row.StatusValue is PrerequisiteStatus.Unknown or PrerequisiteStatus.NotApplicable);
        });
    }

    private static PrerequisiteResult MediaRuntime(Server server, LyncWorkload workload) =>
        Assert.Single(server.Test([workload], LyncRole.FrontEnd), row => row.RequirementId == "MediaRuntime");

    private static IEnumerable<string> Ids(List<PrerequisiteResult> rows) => rows.Select(row => row.RequirementId);
}
