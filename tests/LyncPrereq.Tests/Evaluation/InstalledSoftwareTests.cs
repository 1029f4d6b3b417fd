using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>The requirements on software that is already on a server: other roles, updates, the product itself, and Silverlight.</summary>
public sealed class InstalledSoftwareTests
{
    private const LyncProduct Lync = LyncProduct.LyncServer2013;
    private const LyncProduct Edition2015 = LyncProduct.SkypeForBusinessServer2015;
    private const LyncProduct Edition2019 = LyncProduct.SkypeForBusinessServer2019;
    private const LyncProduct Subscription = LyncProduct.SkypeForBusinessServerSubscriptionEdition;

    public static TheoryData<string, LyncProduct[]> Versions => new()
    {
        { "4.0.7577.0", [] },
        { "5.0.8308.0", [Lync] },
        { "5.0.8308.1198", [Lync] },
        { "6.0.9319.0", [Edition2015] },
        { "6.0.9319.881", [Edition2015] },
        { "7.0.2046.123", [Edition2019] },
        { "7.0.2046.553", [Edition2019] },
        { "7.0.2046.819", [Edition2019] },
        { "7.0.2046.820", [Subscription] },
        { "7.0.2046.900", [Subscription] },
        { "7.0.2046.0", [Edition2019, Subscription] },
        { "7.0.2046", [Edition2019, Subscription] },
        { "7.0", [Edition2019, Subscription] },
        { "7.0.2045", [Edition2019] },
        { "7.0.2047", [Subscription] },
        { "6.0", [Edition2015] },
    };

    [Theory]
    [InlineData("MSExchangeIS", "Exchange mailbox databases (MSExchangeIS)")]
    [InlineData("msexchangeum", "Exchange Unified Messaging (MSExchangeUM)")]
    [InlineData("SPTimerV4", "SharePoint (SPTimerV4)")]
    [InlineData("fwsrv", "Forefront TMG (fwsrv)")]
    public void A_service_of_other_server_software_must_not_exist(string service, string actual)
    {
        foreach (LyncRole role in Enum.GetValues<LyncRole>()[..7])
        {
            PrerequisiteResult row = new Server().Services("RpcSs", service).Test("NoForeignServerRoles", role);

            Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
            Assert.Equal((RequirementImportance.Required, actual), (row.ImportanceValue, row.Actual));
            Assert.Contains(row.Evidence, seen => string.Equals(seen.Value, service, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Only_a_complete_list_shows_that_no_other_server_software_is_installed()
    {
        Assert.Equal(PrerequisiteStatus.Met, Complete("W3SVC", "MSExchangeADTopology").Test("NoForeignServerRoles").StatusValue);
        Assert.Equal(UnknownCause.NotCaptured, new Server().Services("W3SVC").Test("NoForeignServerRoles").CauseValue);
        Assert.Equal(UnknownCause.NotCaptured, new Server().Test("NoForeignServerRoles").CauseValue);
        Assert.Equal(UnknownCause.AccessDenied, new Server().Gap("Services", UnknownCause.AccessDenied).Test("NoForeignServerRoles").CauseValue);
    }

    /// <summary>The page for Skype for Business Server mentions Unified Messaging, and not the mailbox databases.</summary>
    [Theory]
    [InlineData("MSExchangeIS", PrerequisiteStatus.Met)]
    [InlineData("MSExchangeUMCR", PrerequisiteStatus.NotMet)]
    [InlineData("SPTimerV4", PrerequisiteStatus.NotMet)]
    public void Skype_for_Business_Server_has_its_own_sentence(string service, PrerequisiteStatus status)
    {
        foreach (LyncProduct product in new[] { Edition2015, Edition2019, Subscription })
        {
            Assert.Equal(status, Complete(service).Test(product, LyncRole.Edge).Row("NoForeignServerRoles").StatusValue);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_version_contradicts_a_product_that_was_mistyped(string version, LyncProduct[] installed)
    {
        Server server = Complete("RTCSRV").Key(RegistryLocations.CoreComponents, Server.Words("Version", version));
        foreach (LyncProduct product in Enum.GetValues<LyncProduct>())
        {
            PrerequisiteResult row = server.Test(product, LyncRole.FrontEnd).Row("ProductAsInstalled");

            Assert.Equal(
                Array.IndexOf(installed, product) < 0 ? PrerequisiteStatus.NotMet
                : installed.Length > 1 ? PrerequisiteStatus.Unknown
                : PrerequisiteStatus.Met,
                row.StatusValue);
            Assert.Equal(RequirementImportance.Recommended, row.ImportanceValue);
            Assert.Equal(row.StatusValue == PrerequisiteStatus.Unknown ? UnknownCause.Undocumented : UnknownCause.None, row.CauseValue);
            if (row.StatusValue == PrerequisiteStatus.NotMet)
            {
                Assert.All(installed, some => Assert.Contains(some.ToString(), row.Actual, StringComparison.Ordinal));
                Assert.StartsWith("Test the server with the product that is installed.", row.Remediation, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_later_version_and_one_that_cannot_be_read_identify_no_product()
    {
        Assert.Equal(UnknownCause.Undocumented, Version("8.0.1.0").Test("ProductAsInstalled").CauseValue);
        Assert.Equal(UnknownCause.Unreadable, Version("five").Test("ProductAsInstalled").CauseValue);
        Assert.Equal(UnknownCause.Unreadable, Complete("REPLICA").NoKey(RegistryLocations.CoreComponents).Test("ProductAsInstalled").CauseValue);
        Assert.Equal(UnknownCause.NotCaptured, Complete("RTCCLSAGT").Test("ProductAsInstalled").CauseValue);
    }

    /// <summary>Exchange Server and trusted applications install the core components, too.</summary>
    [Fact]
    public void A_version_without_a_service_of_the_product_says_nothing()
    {
        Server exchange = Complete("MSExchangeUM").Key(RegistryLocations.CoreComponents, Server.Words("Version", "5.0.8308.0"))
            .Key(RegistryLocations.InstalledLyncServer2013, Server.Words("DisplayVersion", "5.0.8308.0"))
            .System(9600);

        foreach (LyncProduct product in Enum.GetValues<LyncProduct>())
        {
            Assert.Equal(PrerequisiteStatus.NotApplicable, exchange.Test(product, LyncRole.Mediation).Row("ProductAsInstalled").StatusValue);
        }

        Assert.Equal(PrerequisiteStatus.NotApplicable, exchange.Test("ProductUpdateOn2012R2").StatusValue);
        Assert.Equal(UnknownCause.NotCaptured, new Server().Services("W3SVC").Test("ProductAsInstalled").CauseValue);
    }

    [Theory]
    [InlineData("5.0.8308.0", PrerequisiteStatus.NotMet)]
    [InlineData("5.0.8308.420", PrerequisiteStatus.NotMet)]
    [InlineData("5.0.8308.556", PrerequisiteStatus.Met)]
    [InlineData("5.0.8308.1144", PrerequisiteStatus.Met)]
    [InlineData("x", PrerequisiteStatus.Unknown)]
    [InlineData("5.0", PrerequisiteStatus.Unknown)]
    [InlineData("5.0.8308", PrerequisiteStatus.Unknown)]
    [InlineData("5.0.8307", PrerequisiteStatus.NotMet)]
    public void Windows_Server_2012_R2_needs_an_update_of_the_installed_product(string version, PrerequisiteStatus status)
    {
        Server server = Complete("RTCMEDSRV").System(9600).Key(RegistryLocations.InstalledLyncServer2013, Server.Words("DisplayVersion", version));

        PrerequisiteResult row = server.Test("ProductUpdateOn2012R2", LyncRole.Mediation);

        Assert.Equal((status, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
        Assert.Equal(status == PrerequisiteStatus.NotMet ? "Install the latest cumulative update for Lync Server 2013." : null, row.Remediation);
    }

    [Fact]
    public void The_update_of_the_product_does_not_matter_before_Setup_or_on_other_systems()
    {
        Assert.Equal(PrerequisiteStatus.NotApplicable, Complete().System(9600).Test("ProductUpdateOn2012R2").StatusValue);
        Assert.Equal(PrerequisiteStatus.NotApplicable, Complete("RTCSRV").System(9200).Test("ProductUpdateOn2012R2").StatusValue);
        Assert.Equal(
            UnknownCause.Unreadable,
            Complete("RTCSRV").System(9600).NoKey(RegistryLocations.InstalledLyncServer2013).Test("ProductUpdateOn2012R2").CauseValue);
        Assert.Equal(UnknownCause.NotCaptured, Complete("RTCSRV").System(9600).Test("ProductUpdateOn2012R2").CauseValue);
    }

    [Fact]
    public void The_registry_change_for_Windows_Server_2012_R2_is_shown_and_not_judged()
    {
        PrerequisiteResult row = Server.WindowsServer2012R2()
            .Key(RegistryLocations.SessionTickets, Server.Number("EnableSessionTicket", 2))
            .Test("SchannelForLyncOn2012R2");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Undocumented), (row.StatusValue, row.CauseValue));
        Assert.Equal(RequirementImportance.Recommended, row.ImportanceValue);
        Assert.Contains("KB2901554", row.Reason, StringComparison.Ordinal);
        Assert.Equal("EnableSessionTicket = 2", Assert.Single(row.Evidence).Value);
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2012R2().Test("SchannelForLyncOn2012R2").StatusValue);
        Assert.Equal(PrerequisiteStatus.NotApplicable, Server.WindowsServer2012().Test("SchannelForLyncOn2012R2").StatusValue);
    }

    [Theory]
    [InlineData("5.1.50918.0", PrerequisiteStatus.Met)]
    [InlineData("5.0.61118.0", PrerequisiteStatus.Met)]
    [InlineData("4.1.10329.0", PrerequisiteStatus.NotMet)]
    [InlineData(null, PrerequisiteStatus.NotMet)]
    [InlineData("", PrerequisiteStatus.NotMet)]
    [InlineData("new", PrerequisiteStatus.Unknown)]
    public void The_Control_Panel_needs_Silverlight_5(string? version, PrerequisiteStatus status)
    {
        // The key can contain settings only.
        Server server = version is null ? new Server().NoKey(RegistryLocations.Silverlight)
            : version.Length == 0 ? new Server().Key(RegistryLocations.Silverlight)
            : new Server().Key(RegistryLocations.Silverlight, Server.Words("Version", version));
        foreach (LyncRole role in new[] { LyncRole.FrontEnd, LyncRole.StandardEdition, LyncRole.AdministrativeTools })
        {
            PrerequisiteResult row = server.Test("SilverlightControlPanel", role);
            Assert.Equal((status, RequirementImportance.Recommended), (row.StatusValue, row.ImportanceValue));
        }

        foreach (LyncProduct product in new[] { Edition2015, Edition2019, Subscription })
        {
            Assert.Equal(status, server.Test(product, LyncRole.FrontEnd).Row("SilverlightControlPanel").StatusValue);
        }

        Assert.Equal(UnknownCause.NotCaptured, new Server().Test("SilverlightControlPanel").CauseValue);
    }

    private static Server Version(string version) =>
        Complete("RTCSRV").Key(RegistryLocations.CoreComponents, Server.Words("Version", version));

    private static Server Complete(params string[] services) => new Server().Services(["RpcSs", "TrustedInstaller", .. services]);
}
