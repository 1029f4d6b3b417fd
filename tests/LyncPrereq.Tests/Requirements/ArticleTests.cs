using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>
/// Every demand of the article, section by section: not met where it is missing, met where it is there, on each system
/// that the article tells apart and for each role that it names.
/// </summary>
public sealed class ArticleTests
{
    private const WindowsRelease R2 = WindowsRelease.WindowsServer2008R2;

    private static readonly LyncRole[] s_internal =
    [
        LyncRole.FrontEnd,
        LyncRole.StandardEdition,
        LyncRole.Director,
        LyncRole.Mediation,
        LyncRole.PersistentChat,
        LyncRole.TrustedApplication,
    ];

    private static readonly LyncRole[] s_frontEnds = [LyncRole.FrontEnd, LyncRole.StandardEdition];

    private static readonly WindowsRelease[] s_later = [WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2];

    private static readonly WindowsRelease[] s_all = [R2, .. s_later];

    private static readonly (string Id, string Feature)[] s_modulesOfDirectors =
    [
        ("IIS.StaticContent", "Web-Static-Content"),
        ("IIS.DefaultDocument", "Web-Default-Doc"),
        ("IIS.HttpErrors", "Web-Http-Errors"),
        ("IIS.AspNet", "Web-Asp-Net"),
        ("IIS.NetExtensibility", "Web-Net-Ext"),
        ("IIS.IsapiExtensions", "Web-ISAPI-Ext"),
        ("IIS.IsapiFilters", "Web-ISAPI-Filter"),
        ("IIS.HttpLogging", "Web-Http-Logging"),
        ("IIS.LoggingTools", "Web-Log-Libraries"),
        ("IIS.Tracing", "Web-Http-Tracing"),
        ("IIS.WindowsAuthentication", "Web-Windows-Auth"),
        ("IIS.RequestFiltering", "Web-Filtering"),
        ("IIS.StaticCompression", "Web-Stat-Compression"),
        ("IIS.ManagementConsole", "Web-Mgmt-Console"),
        ("IIS.ManagementScripts", "Web-Scripting-Tools"),
        ("IIS.ClientCertificateMapping", "Web-Client-Auth"),
    ];

    public static MatrixTheoryData<LyncRole, WindowsRelease> InternalRolesOnEverySystem => new(s_internal, s_all);

    public static MatrixTheoryData<LyncRole, WindowsRelease> InternalRolesOnLaterSystems => new(s_internal, s_later);

    public static MatrixTheoryData<LyncRole, WindowsRelease> FrontEndsOnLaterSystems => new(s_frontEnds, s_later);

    public static MatrixTheoryData<LyncRole, LyncWorkload, WindowsRelease> FrontEndsWithWorkloads =>
        new(s_frontEnds, Enum.GetValues<LyncWorkload>()[1..], s_all);

    public static TheoryData<LyncRole, WindowsRelease, string, string> ModulesOfFrontEnds => Modules(
        s_frontEnds,
        [.. s_modulesOfDirectors, ("IIS.DynamicCompression", "Web-Dyn-Compression")]);

    public static TheoryData<LyncRole, WindowsRelease, string, string> ModulesOfADirector =>
        Modules([LyncRole.Director], s_modulesOfDirectors);

    [Theory]
    [MemberData(nameof(InternalRolesOnEverySystem))]
    public void Section_1_every_internal_server_needs_Windows_PowerShell_3(LyncRole role, WindowsRelease system)
    {
        Judged(role, "WindowsPowerShell3", PrerequisiteStatus.NotMet, Engine(system, "2.0"));
        Judged(role, "WindowsPowerShell3", PrerequisiteStatus.Met, Engine(system, "3.0"));
    }

    [Theory]
    [MemberData(nameof(InternalRolesOnEverySystem))]
    public void Section_2_every_internal_server_needs_DotNet_Framework_4_5(LyncRole role, WindowsRelease system)
    {
        Judged(role, "DotNetFramework45", PrerequisiteStatus.NotMet, Server.On(system).Key(RegistryLocations.DotNetFramework4));
        Judged(role, "DotNetFramework45", PrerequisiteStatus.Met, Release(system, 378389));
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2)]
    [InlineData(WindowsRelease.WindowsServer2012)]
    [InlineData(WindowsRelease.WindowsServer2012R2)]
    [InlineData(WindowsRelease.Windows7)]
    [InlineData(WindowsRelease.Windows8)]
    [InlineData(WindowsRelease.Windows81)]
    public void Section_2_a_computer_with_the_administrative_tools_needs_DotNet_Framework_4_5(WindowsRelease system)
    {
        LyncRole tools = LyncRole.AdministrativeTools;

        Judged(tools, "DotNetFramework45", PrerequisiteStatus.NotMet, Server.On(system).Key(RegistryLocations.DotNetFramework4));
        Judged(tools, "DotNetFramework45", PrerequisiteStatus.Met, Release(system, 378675));
    }

    [Theory]
    [MemberData(nameof(InternalRolesOnLaterSystems))]
    public void Section_2_on_Windows_Server_2012_every_internal_server_needs_HTTP_Activation(LyncRole role, WindowsRelease system) =>
        NeedsFeature(role, system, "WcfHttpActivation", "NET-WCF-HTTP-Activation45");

    [Theory]
    [InlineData("NET-HTTP-Activation")]
    [InlineData("AS-HTTP-Activation")]
    public void Section_2_the_features_that_are_shown_under_the_same_name_do_not_count_as_HTTP_Activation(string feature) => Judged(
        LyncRole.Mediation,
        "WcfHttpActivation",
        PrerequisiteStatus.NotMet,
        Server.WindowsServer2012R2().Features(feature, "NET-WCF-HTTP-Activation45=Available"));

    [Fact]
    public void Section_2_HTTP_Activation_is_not_asked_for_on_Windows_Server_2008_R2() =>
        Judged(LyncRole.Mediation, "WcfHttpActivation", PrerequisiteStatus.NotApplicable, Server.WindowsServer2008R2());

    [Theory]
    [InlineData(LyncRole.FrontEnd)]
    [InlineData(LyncRole.StandardEdition)]
    [InlineData(LyncRole.Director)]
    [InlineData(LyncRole.Mediation)]
    [InlineData(LyncRole.PersistentChat)]
    [InlineData(LyncRole.TrustedApplication)]
    public void Section_3_on_Windows_Server_2008_R2_every_internal_server_needs_KB974405(LyncRole role) => NeedsKB974405(role);

    [Theory]
    [MemberData(nameof(InternalRolesOnLaterSystems))]
    public void Section_3_on_Windows_Server_2012_every_internal_server_needs_Windows_Identity_Foundation(LyncRole role, WindowsRelease system) =>
        NeedsFeature(role, system, "WindowsIdentityFoundation", "Windows-Identity-Foundation");

    [Theory]
    [MemberData(nameof(ModulesOfFrontEnds))]
    public void Section_4_a_Front_End_Server_needs_the_module(LyncRole role, WindowsRelease system, string id, string feature) =>
        NeedsFeature(role, system, id, feature);

    [Theory]
    [InlineData(LyncRole.FrontEnd, "IIS.WebServer")]
    [InlineData(LyncRole.FrontEnd, "IIS.AnonymousAuthentication")]
    [InlineData(LyncRole.StandardEdition, "IIS.WebServer")]
    [InlineData(LyncRole.StandardEdition, "IIS.AnonymousAuthentication")]
    public void Section_4_a_Front_End_Server_needs_IIS_and_with_it_Anonymous_Authentication(LyncRole role, string id) => NeedsIis(role, id);

    [Theory]
    [MemberData(nameof(FrontEndsWithWorkloads))]
    public void Section_4_a_Front_End_Server_with_media_needs_the_media_runtime(LyncRole role, LyncWorkload workload, WindowsRelease system)
    {
        string feature = system == R2 ? "Desktop-Experience" : "Server-Media-Foundation";
        Server without = Server.On(system).Features(feature + "=Available").MediaPackage(state: null);
        Server with = Server.On(system).Features(feature);

        Judged(role, "MediaRuntime", PrerequisiteStatus.NotMet, without, workload);
        Judged(role, "MediaRuntime", PrerequisiteStatus.Met, with, workload);
    }

    [Theory]
    [InlineData(LyncRole.FrontEnd)]
    [InlineData(LyncRole.StandardEdition)]
    public void Section_4_a_Front_End_Server_without_media_needs_no_media_runtime(LyncRole role) => Judged(
        role,
        "MediaRuntime",
        PrerequisiteStatus.NotApplicable,
        Server.WindowsServer2012().Features("Server-Media-Foundation=Available"),
        LyncWorkload.None);

    [Theory]
    [MemberData(nameof(FrontEndsOnLaterSystems))]
    public void Section_5_on_Windows_Server_2012_a_Front_End_Server_needs_DotNet_Framework_3_5(LyncRole role, WindowsRelease system) =>
        NeedsFeature(role, system, "DotNetFramework35", "NET-Framework-Core");

    [Fact]
    public void Section_5_DotNet_Framework_3_5_is_not_asked_for_on_Windows_Server_2008_R2() =>
        Judged(LyncRole.FrontEnd, "DotNetFramework35", PrerequisiteStatus.NotApplicable, Server.WindowsServer2008R2());

    [Theory]
    [MemberData(nameof(ModulesOfADirector))]
    public void Section_6_a_Director_needs_the_module(LyncRole role, WindowsRelease system, string id, string feature) =>
        NeedsFeature(role, system, id, feature);

    [Theory]
    [InlineData("IIS.WebServer")]
    [InlineData("IIS.AnonymousAuthentication")]
    public void Section_6_a_Director_needs_IIS_and_with_it_Anonymous_Authentication(string id) => NeedsIis(LyncRole.Director, id);

    [Fact]
    public void Section_6_a_Director_is_asked_neither_for_dynamic_compression_nor_for_media_nor_for_DotNet_3_5() => NotAsked(
        LyncRole.Director,
        "IIS.DynamicCompression",
        "MediaRuntime",
        "DotNetFramework35",
        "NoLayeredServiceProvider");

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2)]
    [InlineData(WindowsRelease.WindowsServer2012)]
    [InlineData(WindowsRelease.WindowsServer2012R2)]
    public void Section_7_a_Persistent_Chat_Front_End_Server_needs_Message_Queuing(WindowsRelease system) =>
        NeedsFeature(LyncRole.PersistentChat, system, "MessageQueuing", "MSMQ-Server");

    [Fact]
    public void Section_7_no_other_role_is_asked_for_Message_Queuing()
    {
        foreach (LyncRole role in Enum.GetValues<LyncRole>().Except([LyncRole.PersistentChat]))
        {
            NotAsked(role, "MessageQueuing");
        }
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2008R2)]
    [InlineData(WindowsRelease.WindowsServer2012)]
    [InlineData(WindowsRelease.WindowsServer2012R2)]
    public void Section_8_an_Edge_Server_needs_Windows_PowerShell_3_and_DotNet_Framework_4_5(WindowsRelease system)
    {
        Judged(LyncRole.Edge, "WindowsPowerShell3", PrerequisiteStatus.NotMet, Engine(system, "2.0"));
        Judged(LyncRole.Edge, "WindowsPowerShell3", PrerequisiteStatus.Met, Engine(system, "4.0"));
        Judged(LyncRole.Edge, "DotNetFramework45", PrerequisiteStatus.NotMet, Server.On(system).Key(RegistryLocations.DotNetFramework4));
        Judged(LyncRole.Edge, "DotNetFramework45", PrerequisiteStatus.Met, Release(system, 378758));
    }

    [Fact]
    public void Section_8_an_Edge_Server_on_Windows_Server_2008_R2_needs_KB974405() => NeedsKB974405(LyncRole.Edge);

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2012)]
    [InlineData(WindowsRelease.WindowsServer2012R2)]
    public void Section_8_an_Edge_Server_on_Windows_Server_2012_needs_Windows_Identity_Foundation(WindowsRelease system) =>
        NeedsFeature(LyncRole.Edge, system, "WindowsIdentityFoundation", "Windows-Identity-Foundation");

    [Fact]
    public void Section_8_an_Edge_Server_is_asked_for_nothing_else_of_the_article()
    {
        IEnumerable<string> asked = Server.WindowsServer2012R2().Test(LyncRole.Edge)
            .Where(row => row.Reference.OriginValue != RequirementOrigin.RelatedDocument)
            .Select(row => row.RequirementId);

        Assert.Equal(["WindowsPowerShell3", "DotNetFramework45", "WindowsIdentityFoundation"], asked);
    }

    [Theory]
    [InlineData(LyncRole.FrontEnd)]
    [InlineData(LyncRole.StandardEdition)]
    [InlineData(LyncRole.Mediation)]
    public void Section_9_no_layered_socket_provider_on_a_media_server(LyncRole role)
    {
        WinsockEntryFact[] clean = [Server.Entry(1)];
        WinsockEntryFact[] layered = [Server.Entry(1), Server.Entry(0, @"C:\Windows\system32\LavasoftTcpService64.dll", "LavasoftLSP")];

        Judged(role, "NoLayeredServiceProvider", PrerequisiteStatus.NotMet, Server.WindowsServer2012R2().Winsock(clean, layered));
        Judged(role, "NoLayeredServiceProvider", PrerequisiteStatus.Met, Server.WindowsServer2012R2().Winsock(clean, clean));
    }

    [Theory]
    [InlineData(LyncRole.FrontEnd)]
    [InlineData(LyncRole.StandardEdition)]
    [InlineData(LyncRole.Mediation)]
    public void Section_9_no_ISA_Server_client_on_a_media_server(LyncRole role)
    {
        Server with = Server.WindowsServer2012R2().FirewallClientKeys(view64: true);
        Server without = Server.WindowsServer2012R2().FirewallClientKeys().Winsock([Server.Entry(1)], [Server.Entry(1)]);

        Judged(role, "NoFirewallClient", PrerequisiteStatus.NotMet, with);
        Judged(role, "NoFirewallClient", PrerequisiteStatus.Met, without);
    }

    [Fact]
    public void Section_9_other_servers_may_have_layered_providers()
    {
        foreach (LyncRole role in Enum.GetValues<LyncRole>().Except([.. s_frontEnds, LyncRole.Mediation]))
        {
            NotAsked(role, "NoLayeredServiceProvider", "NoFirewallClient");
        }
    }

    private static Server Engine(WindowsRelease system, string version) =>
        Server.On(system).Key(RegistryLocations.PowerShellEngine, Server.Words("PowerShellVersion", version));

    private static Server Release(WindowsRelease system, long release) =>
        Server.On(system).Key(RegistryLocations.DotNetFramework4, Server.Number("Release", release));

    private static void NeedsFeature(LyncRole role, WindowsRelease system, string id, string feature)
    {
        Judged(role, id, PrerequisiteStatus.NotMet, Server.On(system).Features(feature + "=Available"));
        Judged(role, id, PrerequisiteStatus.Met, Server.On(system).Features(feature));
    }

    private static void NeedsIis(LyncRole role, string id)
    {
        foreach (WindowsRelease system in s_all)
        {
            Judged(role, id, PrerequisiteStatus.NotMet, Server.On(system).Features("Web-Server=Available", "Web-WebServer=Available"));
            Judged(role, id, PrerequisiteStatus.NotMet, Server.On(system).Features("Web-Server", "Web-WebServer=Available"));
            Judged(role, id, PrerequisiteStatus.Met, Server.On(system).Features("Web-Server", "Web-WebServer"));
        }
    }

    private static void NeedsKB974405(LyncRole role)
    {
        Server without = Server.WindowsServer2008R2().Updates("KB976902").IdentityFoundationKeys();
        Server with = Server.WindowsServer2008R2().Updates("KB976902", "KB974405");

        Judged(role, "WindowsIdentityFoundation", PrerequisiteStatus.NotMet, without);
        Judged(role, "WindowsIdentityFoundation", PrerequisiteStatus.Met, with);
    }

    private static void Judged(
        LyncRole role,
        string id,
        PrerequisiteStatus expected,
        Server server,
        LyncWorkload workload = LyncWorkload.Conferencing)
    {
        PrerequisiteResult row = Assert.Single(server.Test([workload], role), row => row.RequirementId == id);

        Assert.Equal(expected, row.StatusValue);
        Assert.Equal(RequirementImportance.Required, row.ImportanceValue);
        Assert.Equal([role], row.RoleValue);
    }

    private static void NotAsked(LyncRole role, params string[] ids) => Assert.All(
        s_all,
        system => Assert.Empty(Server.On(system).Test(role).Select(row => row.RequirementId).Intersect(ids)));

    private static TheoryData<LyncRole, WindowsRelease, string, string> Modules(
        LyncRole[] roles,
        (string Id, string Feature)[] modules) =>
    [
        .. from role in roles
           from system in s_all
           from module in modules
           select new TheoryDataRow<LyncRole, WindowsRelease, string, string>(role, system, module.Id, module.Feature),
    ];
}
