using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

public sealed class OperatingSystemVerdictTests
{
    [Theory]
    [InlineData(7601, 3, 1, 7, 64, PrerequisiteStatus.Met)]
    [InlineData(7601, 3, 1, 8, 64, PrerequisiteStatus.Met)]
    [InlineData(7601, 3, 1, 10, 64, PrerequisiteStatus.Met)]
    [InlineData(7601, 2, 1, 10, 64, PrerequisiteStatus.Met)]
    [InlineData(9200, 3, 0, 7, 64, PrerequisiteStatus.Met)]
    [InlineData(9200, 2, 0, 8, 64, PrerequisiteStatus.Met)]
    [InlineData(9600, 3, 0, 8, 64, PrerequisiteStatus.Met)]
    [InlineData(7600, 3, 0, 7, 64, PrerequisiteStatus.NotMet)]
    [InlineData(7601, 3, 0, 7, 64, PrerequisiteStatus.NotMet)]
    [InlineData(7601, 3, 1, 17, 64, PrerequisiteStatus.NotMet)]
    [InlineData(7601, 3, 1, 18, 64, PrerequisiteStatus.NotMet)]
    [InlineData(9200, 3, 0, 10, 64, PrerequisiteStatus.NotMet)]
    [InlineData(6002, 3, 2, 7, 64, PrerequisiteStatus.NotMet)]
    [InlineData(14393, 3, 0, 7, 64, PrerequisiteStatus.NotMet)]
    [InlineData(17763, 3, 0, 8, 64, PrerequisiteStatus.NotMet)]
    [InlineData(9600, 1, 0, 48, 64, PrerequisiteStatus.NotMet)]
    [InlineData(7601, 1, 1, 48, 64, PrerequisiteStatus.NotMet)]
    [InlineData(9200, 3, 0, 7, 32, PrerequisiteStatus.NotMet)]
    [InlineData(9200, 3, 0, 4711, 64, PrerequisiteStatus.Unknown)]
    public void A_server_role_runs_on_supported_servers_only(
        int build,
        int productType,
        int servicePack,
        int sku,
        int width,
        PrerequisiteStatus status)
    {
        Server server = new Server().System(build, productType, servicePack, sku, width);

        Assert.All(Catalogs.For(LyncProduct.LyncServer2013).Roles.Except([LyncRole.AdministrativeTools]), role =>
            Assert.Equal(status, Supported(server, role).StatusValue));
    }

    [Theory]
    [InlineData(7601, 1, 1, 64, PrerequisiteStatus.Met)]
    [InlineData(9200, 1, 0, 64, PrerequisiteStatus.Met)]
    [InlineData(9600, 1, 0, 64, PrerequisiteStatus.Met)]
    [InlineData(9600, 3, 0, 64, PrerequisiteStatus.Met)]
    [InlineData(7600, 1, 0, 64, PrerequisiteStatus.NotMet)]
    [InlineData(9200, 1, 0, 32, PrerequisiteStatus.NotMet)]
    [InlineData(10240, 1, 0, 64, PrerequisiteStatus.NotMet)]
    [InlineData(9200, 1, 0, null, PrerequisiteStatus.Unknown)]
    public void The_administrative_tools_run_on_64_bit_clients_too(
        int build,
        int productType,
        int servicePack,
        int? width,
        PrerequisiteStatus status)
    {
        Server server = new Server().System(build, productType, servicePack, 7, width);

        Assert.Equal(status, Supported(server, LyncRole.AdministrativeTools).StatusValue);
    }

    [Fact]
    public void A_client_with_a_server_role_beside_the_tools_is_not_supported() => Assert.Equal(
        PrerequisiteStatus.NotMet,
        Supported(Server.On(WindowsRelease.Windows81), LyncRole.AdministrativeTools, LyncRole.FrontEnd).StatusValue);

    [Fact]
    public void On_a_system_that_is_not_supported_nothing_is_laid_down_about_features()
    {
        List<PrerequisiteResult> rows = new Server().System(14393)
            .Features("Web-Server", "Web-WebServer", "Web-Http-Tracing")
            .Winsock([Server.Entry(1)], [Server.Entry(1)])
            .Test(LyncRole.FrontEnd);

        Assert.Equal(
            (PrerequisiteStatus.Unknown, UnknownCause.UnsupportedOperatingSystem),
            rows.Where(row => row.RequirementId == "IIS.Tracing").Select(row => (row.StatusValue, row.CauseValue)).Single());
        Assert.Equal(["NoLayeredServiceProvider"], Ids(rows, PrerequisiteStatus.Met));
        Assert.Equal(["SupportedOperatingSystem"], Ids(rows, PrerequisiteStatus.NotMet));
    }

    [Fact]
    public void Win32_OperatingSystem_decides_over_the_registry()
    {
        PrerequisiteResult row = Supported(Registry("7601", "ServerNT", "Service Pack 1").System(14393), LyncRole.FrontEnd);

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains("Windows Server 2016", row.Actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7601", "ServerNT", "Service Pack 1", PrerequisiteStatus.Met)]
    [InlineData("7601", "LanmanNT", "Service Pack 1", PrerequisiteStatus.Met)]
    [InlineData("7601", "ServerNT", null, PrerequisiteStatus.NotMet)]
    [InlineData("9600", "ServerNT", null, PrerequisiteStatus.Met)]
    [InlineData("9600", "WinNT", null, PrerequisiteStatus.NotMet)]
    [InlineData("9600", "Martian", null, PrerequisiteStatus.Unknown)]
    [InlineData("garbage", "ServerNT", null, PrerequisiteStatus.Unknown)]
    public void The_registry_speaks_where_Win32_OperatingSystem_does_not(
        string build,
        string productType,
        string? servicePack,
        PrerequisiteStatus status) => Assert.Equal(
            status,
            Supported(Registry(build, productType, servicePack), LyncRole.FrontEnd).StatusValue);

    [Fact]
    public void Two_systems_at_odds_are_a_conflict()
    {
        PrerequisiteResult row = Supported(Server.WindowsServer2012().System(9600), LyncRole.FrontEnd);

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Conflict), (row.StatusValue, row.CauseValue));
        Assert.Equal(["Build 9200", "Build 9600"], row.Evidence.Select(some => some.Value));
    }

    [Theory]
    [InlineData("Server", null, PrerequisiteStatus.Met)]
    [InlineData("Server Core", null, PrerequisiteStatus.NotMet)]
    [InlineData(null, 10, PrerequisiteStatus.Met)]
    [InlineData(null, 14, PrerequisiteStatus.NotMet)]
    [InlineData("Server", 10, PrerequisiteStatus.Met)]
    [InlineData("Server Core", 14, PrerequisiteStatus.NotMet)]
    [InlineData("Server", 14, PrerequisiteStatus.Unknown)]
    [InlineData(null, null, PrerequisiteStatus.Unknown)]
    public void On_Windows_Server_2008_R2_the_installation_type_or_the_edition_tells_Server_Core(
        string? type,
        int? sku,
        PrerequisiteStatus status) => Assert.Equal(
            status,
            new Server().System(7601, servicePack: 1, sku: sku, installationType: type).Test("NotServerCore").StatusValue);

    [Theory]
    [InlineData("7601", "ServerStandardCore", PrerequisiteStatus.NotMet)]
    [InlineData("7601", "ServerEnterpriseCore", PrerequisiteStatus.NotMet)]
    [InlineData("7601", "ServerStandard", PrerequisiteStatus.Unknown)]
    [InlineData("9600", "ServerStandardCore", PrerequisiteStatus.Unknown)]
    public void On_Windows_Server_2008_R2_the_name_of_the_edition_tells_Server_Core(string build, string edition, PrerequisiteStatus status) =>
        Assert.Equal(status, Registry(build, "ServerNT", null, edition).Test("NotServerCore").StatusValue);

    [Fact]
    public void A_missing_service_pack_is_installed_and_is_no_reason_to_replace_the_system()
    {
        foreach (LyncRole[] roles in new LyncRole[][] { [LyncRole.FrontEnd], [LyncRole.FrontEnd, LyncRole.AdministrativeTools] })
        {
            PrerequisiteResult row = Supported(new Server().System(7601, servicePack: 0, sku: 10), roles);

            Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
            Assert.Equal("Service Pack 1 for Windows Server 2008 R2 is required.", row.Reason);
            Assert.Equal("Install Service Pack 1 for Windows Server 2008 R2.", row.Remediation);
            Assert.True(row.RestartRequired);
        }

        Assert.Equal(
            "Install Service Pack 1 for Windows 7.",
            Supported(new Server().System(7601, productType: 1, servicePack: 0, sku: 4), LyncRole.AdministrativeTools).Remediation);
    }

    [Fact]
    public void A_service_pack_does_not_mend_an_edition_that_is_not_supported()
    {
        PrerequisiteResult row = Supported(new Server().System(7601, servicePack: 0, sku: 33), LyncRole.FrontEnd);

        Assert.Contains("edition is not supported", row.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Service Pack", row.Remediation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LyncProduct.LyncServer2013, 9600, "October 2013")]
    [InlineData(LyncProduct.SkypeForBusinessServer2015, 14393, "Cumulative Update 5 ")]
    [InlineData(LyncProduct.SkypeForBusinessServer2015, 17763, "Cumulative Update 9 ")]
    [InlineData(LyncProduct.SkypeForBusinessServer2019, 20348, "Cumulative Update 7 ")]
    [InlineData(LyncProduct.LyncServer2013, 9200, null)]
    [InlineData(LyncProduct.SkypeForBusinessServer2015, 9600, null)]
    [InlineData(LyncProduct.SkypeForBusinessServer2019, 17763, null)]
    public void A_system_that_requires_an_update_of_the_product_is_supported_and_the_reason_names_it(LyncProduct product, int build, string? update)
    {
        PrerequisiteResult row = new Server().System(build).Test(product, LyncRole.Edge).Row("SupportedOperatingSystem");

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Equal(update is not null, row.Reason.Contains("Update", StringComparison.Ordinal));
        Assert.Contains(update ?? "", row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server-Gui-Mgmt-Infra", "Server-Gui-Shell", PrerequisiteStatus.Met, "graphical management tools and shell")]
    [InlineData("Server-Gui-Mgmt-Infra", "Server-Gui-Shell=Removed", PrerequisiteStatus.Met, "Minimal Server Interface")]
    [InlineData("Server-Gui-Mgmt-Infra=Available", "Server-Gui-Shell=Available", PrerequisiteStatus.NotMet, "not installed")]
    public void On_later_systems_the_graphical_management_tools_tell_Server_Core(
        string management,
        string shell,
        PrerequisiteStatus status,
        string actual)
    {
        foreach (Server server in new[] { Server.WindowsServer2012(), Server.WindowsServer2012R2() })
        {
            PrerequisiteResult row = server.Features(management, shell).Test("NotServerCore");

            Assert.Equal((status, actual), (row.StatusValue, row.Actual));
        }
    }

    [Theory]
    [InlineData("Server", PrerequisiteStatus.Met)]
    [InlineData("Server Core", PrerequisiteStatus.Unknown)]
    public void On_later_systems_an_installation_type_can_confirm_and_not_deny(string type, PrerequisiteStatus status) => Assert.Equal(
        status,
        new Server().System(9600, installationType: type).Test("NotServerCore").StatusValue);

    [Fact]
    public void On_later_systems_features_decide_over_the_installation_type() => Assert.Equal(
        PrerequisiteStatus.NotMet,
        new Server().System(9600, installationType: "Server").Features("Server-Gui-Mgmt-Infra=Available").Test("NotServerCore").StatusValue);

    [Fact]
    public void Where_the_system_is_not_known_rows_that_do_not_depend_on_it_are_judged()
    {
        List<PrerequisiteResult> rows = Server.Unknown()
            .Features("Web-Http-Tracing", "Web-Filtering=Available")
            .Winsock([Server.Entry(1)], [Server.Entry(1)])
            .Key(RegistryLocations.DotNetFramework4, Server.Number("Release", 378389))
            .Test(LyncRole.FrontEnd);

        Assert.Equal(
            ["DotNetFramework45", "IIS.WebServer", "IIS.Tracing", "IIS.AnonymousAuthentication", "NoLayeredServiceProvider"],
            Ids(rows, PrerequisiteStatus.Met));
        Assert.Equal(["IIS.RequestFiltering"], Ids(rows, PrerequisiteStatus.NotMet));
        Assert.Empty(Ids(rows, PrerequisiteStatus.NotApplicable));
    }

    [Theory]
    [InlineData("WcfHttpActivation", "NET-WCF-HTTP-Activation45=Available")]
    [InlineData("DotNetFramework35", "NET-Framework-Core=Available")]
    [InlineData("CommandLine.TelnetClient", "Telnet-Client")]
    [InlineData("MediaRuntime", "Server-Media-Foundation")]
    public void Where_the_system_is_not_known_and_decides_the_row_says_so(string id, string feature)
    {
        PrerequisiteResult row = Server.Unknown().Features(feature).Test(id);

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.NotCaptured), (row.StatusValue, row.CauseValue));
        Assert.Contains("Windows Server 2012", row.Reason, StringComparison.Ordinal);
    }

    private static PrerequisiteResult Supported(Server server, params LyncRole[] roles) =>
        server.Test("SupportedOperatingSystem", roles);

    private static Server Registry(string build, string productType, string? servicePack, string edition = "ServerStandard") => new Server().Keys(
        new RegistryKeyFact(
            RegistryLocations.CurrentVersion.Path,
            true,
            [
                Server.Words("CurrentBuildNumber", build),
                Server.Words("EditionID", edition),
                .. servicePack is null ? Array.Empty<RegistryValueFact>() : [Server.Words("CSDVersion", servicePack)],
            ]),
        new RegistryKeyFact(RegistryLocations.ProductOptions.Path, true, [Server.Words("ProductType", productType)]));

    private static IEnumerable<string> Ids(List<PrerequisiteResult> rows, PrerequisiteStatus status) =>
        rows.Where(row => row.StatusValue == status).Select(row => row.RequirementId);
}
