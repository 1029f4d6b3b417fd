using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>Skype for Business Server 2015 and 2019, held against what their pages say.</summary>
public sealed class ProductTests
{
    private const LyncProduct Lync = LyncProduct.LyncServer2013;
    private const LyncProduct S2015 = LyncProduct.SkypeForBusinessServer2015;
    private const LyncProduct S2019 = LyncProduct.SkypeForBusinessServer2019;
    private const LyncProduct SE = LyncProduct.SkypeForBusinessServerSubscriptionEdition;

    private static readonly WindowsRelease[] s_servers =
    [
        WindowsRelease.WindowsServer2008R2,
        WindowsRelease.WindowsServer2012,
        WindowsRelease.WindowsServer2012R2,
        WindowsRelease.WindowsServer2016,
        WindowsRelease.WindowsServer2019,
        WindowsRelease.WindowsServer2022,
    ];

    private static readonly string[] s_common =
    [
        "RSAT-ADDS", "Web-Server", "Web-Static-Content", "Web-Default-Doc", "Web-Http-Errors", "Web-Asp-Net",
        "Web-Net-Ext", "Web-ISAPI-Ext", "Web-ISAPI-Filter", "Web-Http-Logging", "Web-Log-Libraries",
        "Web-Request-Monitor", "Web-Http-Tracing", "Web-Basic-Auth", "Web-Windows-Auth", "Web-Client-Auth",
        "Web-Filtering", "Web-Stat-Compression", "NET-WCF-HTTP-Activation45", "Web-Asp-Net45", "Web-Scripting-Tools",
        "Web-Mgmt-Compat", "Telnet-Client",
    ];

    /// <summary>The Add-WindowsFeature lines of the two pages.</summary>
    public static TheoryData<LyncProduct, LyncRole, string[]> Lines => new()
    {
        {
            S2015,
            LyncRole.FrontEnd,
            [
                .. s_common, "NET-Framework-Core", "Windows-Identity-Foundation", "Web-Dir-Browsing", "Web-Dyn-Compression",
                "Web-Mgmt-Tools", "Server-Media-Foundation", "BITS", "Desktop-Experience",
            ]
        },
        { S2015, LyncRole.Director, [.. s_common, "Desktop-Experience"] },
        {
            S2019,
            LyncRole.FrontEnd,
            [
                .. s_common, "Windows-Identity-Foundation", "Web-Dyn-Compression", "Web-Mgmt-Tools",
                "Server-Media-Foundation", "BITS", "ManagementOData", "Web-Mgmt-Console", "Web-Metabase",
                "Web-Lgcy-Mgmt-Console", "Web-Lgcy-Scripting", "Web-WMI", "Web-Mgmt-Service",
            ]
        },
        { S2019, LyncRole.Director, [.. s_common, "Server-Media-Foundation"] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Each_name_of_a_command_line_is_a_feature_that_one_requirement_of_the_role_asks_for(
        LyncProduct product,
        LyncRole role,
        string[] line)
    {
        Requirement[] asked = [.. Catalogs.For(product).Requirements.Where(requirement => requirement.Roles.Contains(role))];

        Assert.All(line, name => Assert.Single(asked, requirement => requirement.Cases
            .SelectMany(some => some.Condition?.Features ?? [])
            .Any(feature => feature.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || feature.BroughtBy.Contains(name))));
        Assert.Equal(
            line.Order(),
            asked.SelectMany(requirement => requirement.Sources)
                .Where(source => source.OriginValue == RequirementOrigin.CommandLine && source.RoleValue.Contains(role))
                .Select(source => source.Quote["Add-WindowsFeature … ".Length..])
                .Order());
    }

    [Theory]
    [InlineData(S2015, "FrontEnd, StandardEdition, Director, Mediation, PersistentChat, Edge, VideoInteropServer, WatcherNode")]
    [InlineData(S2019, "FrontEnd, StandardEdition, Director, Mediation, Edge, VideoInteropServer")]
    [InlineData(SE, "FrontEnd, StandardEdition, Director, Mediation, Edge, VideoInteropServer")]
    public void A_product_has_the_roles_that_its_page_knows(LyncProduct product, string roles) =>
        Assert.Equal(roles, string.Join(", ", Catalogs.For(product).Roles));

    [Theory]
    [InlineData(Lync)]
    [InlineData(S2015)]
    [InlineData(S2019)]
    public void A_product_runs_on_the_systems_that_its_catalog_names_and_on_no_other_server(LyncProduct product)
    {
        Catalog catalog = Catalogs.For(product);

        Assert.All(s_servers, release => Assert.All(catalog.Roles, role => Assert.Equal(
            catalog.OperatingSystems.Contains(release) ? PrerequisiteStatus.Met : PrerequisiteStatus.NotMet,
            Status(Server.On(release), product, "SupportedOperatingSystem", role))));
    }

    [Theory]
    [InlineData(9600, 3, PrerequisiteStatus.NotMet, UnknownCause.None)]
    [InlineData(14393, 3, PrerequisiteStatus.Met, UnknownCause.None)]
    [InlineData(17763, 2, PrerequisiteStatus.Met, UnknownCause.None)]
    [InlineData(20348, 3, PrerequisiteStatus.Unknown, UnknownCause.UnsupportedOperatingSystem)]
    [InlineData(26100, 3, PrerequisiteStatus.Unknown, UnknownCause.UnsupportedOperatingSystem)]
    [InlineData(22000, 1, PrerequisiteStatus.NotMet, UnknownCause.None)]
    public void Subscription_Edition_is_unknown_on_systems_that_no_document_mentions(
        int build,
        int productType,
        PrerequisiteStatus status,
        UnknownCause cause)
    {
        PrerequisiteResult row = Row(new Server().System(build, productType), SE, "SupportedOperatingSystem", LyncRole.FrontEnd);

        Assert.Equal((status, cause), (row.StatusValue, row.CauseValue));
        Assert.Equal(
            status == PrerequisiteStatus.Unknown,
            row.Reason.Contains("Windows Server 2022 with Cumulative Update 7", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_products_do_not_support_systems_that_their_pages_do_not_mention() => Assert.All(
        [Lync, S2015, S2019],
        product => Assert.Equal(PrerequisiteStatus.NotMet, Status(new Server().System(26100), product, "SupportedOperatingSystem", LyncRole.FrontEnd)));

    [Fact]
    public void Features_of_Subscription_Edition_are_unknown_on_Windows_Server_2022()
    {
        PrerequisiteResult row = Row(Server.On(WindowsRelease.WindowsServer2022).Features("BITS"), SE, "CommandLine.Bits", LyncRole.FrontEnd);

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.UnsupportedOperatingSystem), (row.StatusValue, row.CauseValue));
    }

    [Fact]
    public void Subscription_Edition_requires_what_2019_requires_and_quotes_why()
    {
        Catalog catalog = Catalogs.For(SE);
        Catalog basis = Catalogs.For(S2019);

        Assert.Equal(basis.Requirements.Select(Requires), catalog.Requirements.Select(Requires));
        Assert.All(catalog.Requirements, requirement => Assert.Contains(
            requirement.Sources,
            source => source.Quote.Contains("is identical to Skype for Business Server 2019", StringComparison.Ordinal)));
        Assert.All(catalog.Requirements, requirement => Assert.Contains(
            requirement.Sources,
            source => source.Document is "System requirements for Skype for Business Server 2019" or "Topology Basics for Skype for Business Server"));

        static (string Id, RequirementImportance Importance, string Roles, string Features) Requires(Requirement requirement) => (
            requirement.Id,
            requirement.Importance,
            string.Join(",", requirement.Roles),
            string.Join(",", requirement.Cases.SelectMany(some => some.Condition?.Features ?? []).Select(feature => feature.Name)));
    }

    [Theory]
    [InlineData(Lync, PrerequisiteStatus.NotMet)]
    [InlineData(S2015, PrerequisiteStatus.NotMet)]
    [InlineData(S2019, PrerequisiteStatus.Met)]
    public void Windows_Server_2022_is_supported_by_the_release_whose_page_names_it(LyncProduct product, PrerequisiteStatus status) =>
        Assert.Equal(status, Row(Server.On(WindowsRelease.WindowsServer2022), product, "SupportedOperatingSystem", LyncRole.Edge).StatusValue);

    [Theory]
    [InlineData("Server", PrerequisiteStatus.Met)]
    [InlineData("Server Core", PrerequisiteStatus.NotMet)]
    [InlineData(null, PrerequisiteStatus.Unknown)]
    public void Server_Core_is_supported_by_neither_release(string? type, PrerequisiteStatus status) => Assert.All(
        [14393, 17763],
        build => Assert.All([S2015, S2019], product => Assert.Equal(
            status,
            Status(new Server().System(build, installationType: type), product, "NotServerCore", LyncRole.FrontEnd))));

    [Theory]
    [InlineData("Server-Gui-Mgmt-Infra=Available", PrerequisiteStatus.NotMet)]
    [InlineData("Server-Gui-Mgmt-Infra", PrerequisiteStatus.Met)]
    [InlineData("BITS", PrerequisiteStatus.Unknown)]
    public void On_earlier_systems_Server_Core_is_a_matter_of_features(string feature, PrerequisiteStatus status) => Assert.All(
        [WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2],
        release => Assert.Equal(status, Status(Server.On(release).Features(feature), S2015, "NotServerCore", LyncRole.Edge)));

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2012R2, 378388, PrerequisiteStatus.NotMet)]
    [InlineData(WindowsRelease.WindowsServer2012R2, 378389, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2012R2, 378675, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2012R2, 394806, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2012R2, 460798, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2012R2, 461308, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2012R2, 461310, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2016, 461814, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2019, 461814, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2012R2, 528040, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2019, 528049, PrerequisiteStatus.Met)]
    [InlineData(WindowsRelease.WindowsServer2019, 533320, PrerequisiteStatus.Unknown)]
    [InlineData(WindowsRelease.WindowsServer2012R2, 533325, PrerequisiteStatus.Unknown)]
    public void The_2015_release_runs_with_the_DotNet_Framework_that_its_page_names(
        WindowsRelease release,
        int number,
        PrerequisiteStatus status)
    {
        PrerequisiteResult row = Row(Release(release, number), S2015, "DotNetFramework45", LyncRole.Edge);

        Assert.Equal(status, row.StatusValue);
        Assert.Equal(status == PrerequisiteStatus.Unknown ? UnknownCause.Undocumented : UnknownCause.None, row.CauseValue);
    }

    /// <summary>Those updates of the product are not tested, so that the row has to name them.</summary>
    [Theory]
    [InlineData(460805, "Cumulative Update 9")]
    [InlineData(461310, "Cumulative Update 5")]
    [InlineData(461814, "Cumulative Update 6")]
    [InlineData(528049, "Cumulative Update 9")]
    [InlineData(394806, null)]
    public void The_reason_names_the_update_of_the_product_that_a_later_release_requires(int number, string? update)
    {
        PrerequisiteResult row = Row(Release(WindowsRelease.WindowsServer2012R2, number), S2015, "DotNetFramework45", LyncRole.FrontEnd);

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Null(row.Remediation);
        Assert.Equal(update is not null, row.Reason.Contains("Cumulative Update", StringComparison.Ordinal));
        Assert.Contains(update ?? "", row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(394802, PrerequisiteStatus.NotMet)]
    [InlineData(460798, PrerequisiteStatus.Met)]
    [InlineData(528049, PrerequisiteStatus.Met)]
    public void The_2019_release_needs_DotNet_Framework_4_7(int number, PrerequisiteStatus status) => Assert.Equal(
        status,
        Status(Release(WindowsRelease.WindowsServer2016, number), S2019, "DotNetFramework47", LyncRole.Mediation));

    /// <summary>4.8.1 is for Windows Server 2022 and later.</summary>
    [Theory]
    [InlineData(WindowsRelease.WindowsServer2016, "Install .NET Framework 4.7, 4.7.1, 4.7.2, or 4.8.")]
    [InlineData(WindowsRelease.WindowsServer2019, "Install .NET Framework 4.8.")]
    [InlineData(WindowsRelease.WindowsServer2022, "Install .NET Framework 4.8 or 4.8.1.")]
    public void Only_releases_of_DotNet_Framework_that_the_system_can_have_are_named(WindowsRelease release, string remedy)
    {
        PrerequisiteResult row = Row(Release(release, 394802), S2019, "DotNetFramework47", LyncRole.Edge);

        Assert.StartsWith(remedy, row.Remediation, StringComparison.Ordinal);
        Assert.Equal(
            release != WindowsRelease.WindowsServer2022,
            row.Remediation!.Contains("does not support .NET Framework 4.8.1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ActiveDirectoryTools", "RSAT-ADDS")]
    [InlineData("LightweightDirectoryTools", "RSAT-ADLDS")]
    public void Every_server_needs_the_tools_of_both_directories(string id, string feature) => Assert.All(
        [S2015, S2019],
        product => Assert.All(Catalogs.For(product).Roles, role =>
        {
            PrerequisiteResult row =
                Row(Server.On(WindowsRelease.WindowsServer2019).Features(feature + "=Available"), product, id, role);

            Assert.Equal((PrerequisiteStatus.NotMet, RequirementImportance.Required), (row.StatusValue, row.ImportanceValue));
        }));

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2012, "Update.KB2858668")]
    [InlineData(WindowsRelease.WindowsServer2012R2, "Update.KB2982006")]
    public void The_2015_release_asks_for_an_update_on_the_system_that_it_is_for(WindowsRelease release, string id)
    {
        string update = id["Update.".Length..];

        PrerequisiteResult absent = Row(Server.On(release).Updates("KB1"), S2015, id, LyncRole.Edge);

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Undocumented), (absent.StatusValue, absent.CauseValue));
        Assert.Contains("later update", absent.Reason, StringComparison.Ordinal);
        Assert.Equal(PrerequisiteStatus.Met, Status(Server.On(release).Updates(update), S2015, id, LyncRole.Edge));
        Assert.Equal(
            PrerequisiteStatus.NotApplicable,
            Status(Server.On(WindowsRelease.WindowsServer2016).Updates(update), S2015, id, LyncRole.Edge));
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2016, "ASP.NET 4.6")]
    [InlineData(WindowsRelease.WindowsServer2019, "ASP.NET 4.7")]
    public void A_feature_of_a_later_system_is_found_under_its_DISM_name_and_shown_under_its_own(
        WindowsRelease release,
        string shown)
    {
        PrerequisiteResult row = Row(Server.On(release).DismFeatures("IIS-ASPNET45=Available"), S2019, "IIS.AspNet45", LyncRole.Director);

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Equal("Install-WindowsFeature -Name Web-Asp-Net45", row.RemediationCommand);
        Assert.Contains(shown, row.Expected, StringComparison.Ordinal);
    }

    private static Server Release(WindowsRelease release, int number) =>
        Server.On(release).Key(RegistryLocations.DotNetFramework4, Server.Number("Release", number));

    private static PrerequisiteStatus Status(Server server, LyncProduct product, string id, LyncRole role) =>
        Row(server, product, id, role).StatusValue;

    private static PrerequisiteResult Row(Server server, LyncProduct product, string id, LyncRole role) =>
        Assert.Single(server.Test(product, role), row => row.RequirementId == id);
}
