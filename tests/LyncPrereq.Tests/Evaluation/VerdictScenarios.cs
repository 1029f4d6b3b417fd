using LyncPrereq.Facts;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>The servers whose results are reviewed to the last word.</summary>
internal static class VerdictScenarios
{
    private static readonly string[] s_engines = ["2.0", "3.0", "4.0", "5.1.14393.0", "x"];

    private static readonly long[] s_releases =
        [378388, 378389, 378675, 379893, 393295, 394254, 394802, 460798, 461308, 461808, 528040, 533320];

    private static readonly string[] s_system = ["SupportedOperatingSystem", "NotServerCore"];

    private static string[] Web => ["IIS.WebServer", "IIS.StaticContent", "IIS.AspNet", "WcfHttpActivation"];

    public static VerdictScenario[] Servers =>
    [
        new VerdictScenario("bare 2012 R2", Server.Bare2012R2()),
        new VerdictScenario("bare 2008 R2", Server.Bare2008R2()),
        new VerdictScenario("complete 2012 R2", Complete2012R2()),
        new VerdictScenario("nothing known", Server.Unknown()),
    ];

    public static VerdictScenario[] Systems =>
    [
        new VerdictScenario(
            "registry, 2012 R2 Datacenter",
            Registry("9600", "ServerNT", "ServerDatacenter", "Server", "AMD64"),
            s_system),
        new VerdictScenario(
            "registry, 2008 R2 SP1 Enterprise Core, domain controller",
            Registry("7601", "LanmanNT", "ServerEnterpriseCore", "Server Core", "AMD64", "Service Pack 1"),
            s_system),
        new VerdictScenario(
            "registry, 2008 R2 without a service pack",
            Registry("7600", "ServerNT", "ServerStandard", null, "AMD64"),
            s_system),
        new VerdictScenario(
            "registry, 2008 R2 SP1 Web",
            Registry("7601", "ServerNT", "ServerWeb", null, "AMD64", "Service Pack 1"),
            s_system),
        new VerdictScenario(
            "registry, 2008 R2 SP1 HPC",
            Registry("7601", "ServerNT", "ServerHPC", null, "AMD64", "Service Pack 1"),
            s_system),
        new VerdictScenario(
            "registry, 2012 Standard Core",
            Registry("9200", "ServerNT", "ServerStandardCore", "Server Core", "AMD64"),
            s_system),
        new VerdictScenario(
            "registry, 2012 of an edition that is not known",
            Registry("9200", "ServerNT", "ServerSolution", null, "AMD64"),
            s_system),
        new VerdictScenario("registry, a type and no build", Registry(null, "ServerNT", null, "Server", null), s_system),
        new VerdictScenario("registry, a build and no type", Registry("9600", null, null, null, null), s_system),
        new VerdictScenario("registry, nothing that tells", Registry(null, null, "ServerStandard", null, "AMD64"), s_system),
        new VerdictScenario(
            "registry, only the older name of the build",
            Server.Unknown().Key(RegistryLocations.CurrentVersion, Server.Words("CurrentBuild", "9200")),
            s_system),
        new VerdictScenario(
            "registry, build against older build",
            Server.Unknown()
                .Key(RegistryLocations.CurrentVersion, Server.Words("CurrentBuild", "7601"), Server.Words("CurrentBuildNumber", "9600")),
            s_system),
        new VerdictScenario(
            "32-bit client of 8.1, tools",
            Registry("9600", "WinNT", null, "Client", "x86"),
            s_system,
            LyncRole.AdministrativeTools),
        new VerdictScenario(
            "64-bit client of 8.1, tools",
            Registry("9600", "WinNT", null, "Client", "AMD64"),
            s_system,
            LyncRole.AdministrativeTools),
        new VerdictScenario("client of 8.1, Front End", Registry("9600", "WinNT", null, "Client", "AMD64"), s_system),
        new VerdictScenario("a build that is not known", Server.Unknown().System(12345), s_system),
        new VerdictScenario(
            "a client build that is not known",
            Server.Unknown().System(12345, productType: 1),
            s_system,
            LyncRole.AdministrativeTools),
        new VerdictScenario("WMI against WMI", Server.Unknown().System(9600).System(9200), s_system),
        new VerdictScenario(
            "WMI before the registry",
            Registry("7601", "ServerNT", "ServerStandard", "Server", "AMD64").System(9600),
            s_system),
        new VerdictScenario("Core by its number", Server.Unknown().System(9600, sku: 12), s_system),
        new VerdictScenario(
            "Core by its word, and not by its number",
            Server.Unknown().System(9600, sku: 7, installationType: "Server Core"),
            s_system),
        new VerdictScenario("a number that is not known", Server.Unknown().System(9600, sku: 999), s_system),
        new VerdictScenario("a type and no build", Server.Unknown().System(null), [.. s_system, .. Web]),
        new VerdictScenario("a build and no type", Server.Unknown().System(9600, productType: null), [.. s_system, .. Web]),
        new VerdictScenario(
            "a type and no build, with a list",
            Server.Unknown().System(null).Features("Web-Server", "Web-Static-Content=Available"),
            Web),
        new VerdictScenario(
            "access denied",
            Server.Unknown().Gap(FactSubjects.OperatingSystem, UnknownCause.AccessDenied),
            s_system),
        new VerdictScenario(
            "access denied, and the registry",
            Registry("9600", "ServerNT", "ServerStandard", null, "AMD64")
                .Gap(FactSubjects.OperatingSystem, UnknownCause.AccessDenied),
            s_system),
    ];

    public static VerdictScenario[] Features =>
    [
        new VerdictScenario(
            "states",
            Server.WindowsServer2012R2()
                .Features("Web-Server=InstallPending", "Web-Static-Content=UninstallPending", "Web-Asp-Net=Removed", "NET-WCF-HTTP-Activation45=Unknown"),
            Web),
        new VerdictScenario(
            "DISM's names",
            Server.WindowsServer2012R2()
                .DismFeatures("IIS-WebServerRole", "IIS-WebServer", "IIS-StaticContent=Available", "IIS-ASPNET=Removed", "WCF-HTTP-Activation45"),
            Web),
        new VerdictScenario("DISM's names, half of a feature", Server.WindowsServer2012R2().DismFeatures("IIS-WebServerRole"), Web),
        new VerdictScenario(
            "two lists that agree",
            Server.WindowsServer2012R2()
                .Features("Web-Server", "Web-Static-Content")
                .DismFeatures("IIS-WebServerRole", "IIS-WebServer", "IIS-StaticContent"),
            Web),
        new VerdictScenario(
            "two lists that differ",
            Server.WindowsServer2012R2()
                .Features("Web-Server=Available", "Web-Static-Content")
                .DismFeatures("IIS-WebServerRole", "IIS-WebServer", "IIS-StaticContent=Available"),
            Web),
        new VerdictScenario(
            "a cut name",
            Server.WindowsServer2012R2().Features("Web-Stat...", "NET-WCF-HTTP-Activat..."),
            ["IIS.StaticContent", "IIS.StaticCompression", "WcfHttpActivation"]),
        new VerdictScenario(
            "a cut name that can be two",
            Server.WindowsServer2012R2().Features("Web-Stat-Compression", "Web-S...=Available"),
            ["IIS.StaticContent", "IIS.StaticCompression"]),
        new VerdictScenario(
            "IIS's own list",
            Server.WindowsServer2012R2()
                .Key(RegistryLocations.IisComponents, Server.Number("StaticContent", 1), Server.Number("W3SVC", 1)),
            Web),
        new VerdictScenario(
            "IIS's own list against the features",
            Server.WindowsServer2012R2()
                .Features("Web-Static-Content=Available")
                .Key(RegistryLocations.IisComponents, Server.Number("StaticContent", 1)),
            Web),
        new VerdictScenario(
            "what stands on another",
            Server.WindowsServer2012R2().Features("Web-Mgmt-Console"),
            ["IIS.WebServer", "IIS.ManagementConsole"]),
        new VerdictScenario(
            "no list that was readable",
            Server.WindowsServer2012R2().Gap(FactSubjects.Features, UnknownCause.QueryFailed),
            Web),
        new VerdictScenario(
            "no answer at all",
            Server.WindowsServer2012R2().Gap(FactSubjects.Everything, UnknownCause.TimedOut),
            Web),
        new VerdictScenario(
            "two reasons",
            Server.WindowsServer2012R2()
                .Gap(FactSubjects.Everything, UnknownCause.TimedOut)
                .Gap(FactSubjects.Features, UnknownCause.AccessDenied),
            Web),
        new VerdictScenario(
            "two reasons in the other order",
            Server.WindowsServer2012R2()
                .Gap(FactSubjects.Features, UnknownCause.AccessDenied)
                .Gap(FactSubjects.Everything, UnknownCause.TimedOut),
            Web),
        new VerdictScenario(
            "two causes",
            Server.WindowsServer2012R2()
                .Gap(FactSubjects.Features, UnknownCause.TimedOut)
                .Gap(FactSubjects.Features, UnknownCause.AccessDenied),
            Web),
    ];

    public static VerdictScenario[] Rest =>
    [
        .. s_releases.Select(release => new VerdictScenario(
            ".NET Framework " + release,
            Server.WindowsServer2012R2().Key(RegistryLocations.DotNetFramework4, Server.Number("Release", release)),
            ["DotNetFramework45"])),
        .. new long[] { 394254, 460798, 461808, 528040 }.Select(release => new VerdictScenario(
            "Skype for Business Server 2015, .NET Framework " + release,
            Server.WindowsServer2012R2().Key(RegistryLocations.DotNetFramework4, Server.Number("Release", release)),
            ["DotNetFramework45"],
            LyncProduct.SkypeForBusinessServer2015)),
        new VerdictScenario(
            ".NET Framework, a text",
            Server.WindowsServer2012R2().Key(RegistryLocations.DotNetFramework4, Server.Words("Release", "378389")),
            ["DotNetFramework45"]),
        new VerdictScenario(
            ".NET Framework 3.5",
            Server.WindowsServer2012R2()
                .Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 1), Server.Number("SP", 1)),
            ["DotNetFramework35"]),
        new VerdictScenario(
            ".NET Framework 3.5, not installed",
            Server.WindowsServer2012R2().Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 0)),
            ["DotNetFramework35"]),
        new VerdictScenario(
            ".NET Framework 3.5, a text",
            Server.WindowsServer2012R2().Key(RegistryLocations.DotNetFramework35, Server.Words("Install", "1")),
            ["DotNetFramework35"]),
        .. s_engines.Select(version => new VerdictScenario(
            "Windows PowerShell " + version,
            Server.WindowsServer2008R2().Key(RegistryLocations.PowerShellEngine, Server.Words("PowerShellVersion", version)),
            ["WindowsPowerShell3"])),
        new VerdictScenario(
            "an update where nothing else is",
            Server.WindowsServer2008R2().Updates("KB1").IdentityFoundationKeys(),
            ["WindowsIdentityFoundation"]),
        new VerdictScenario(
            "an update that is there",
            Server.WindowsServer2008R2().Updates("KB974405", "KB2646886"),
            ["Update.KB2646886", "WindowsIdentityFoundation"]),
        new VerdictScenario(
            "an update that is not there",
            Server.WindowsServer2008R2().Updates("KB1"),
            ["Update.KB2646886", "WindowsIdentityFoundation"]),
        new VerdictScenario(
            "an update that only proves",
            Server.WindowsServer2012R2().Updates("KB1"),
            ["Update.KB2982006"],
            LyncProduct.SkypeForBusinessServer2015),
        new VerdictScenario(
            "Windows Identity Foundation in one view",
            Server.WindowsServer2008R2().IdentityFoundationKeys(view64: true, view32: null),
            ["WindowsIdentityFoundation"]),
        new VerdictScenario(
            "Windows Identity Foundation in none",
            Server.WindowsServer2008R2().IdentityFoundationKeys(),
            ["WindowsIdentityFoundation"]),
        new VerdictScenario(
            "Windows Identity Foundation, one view unread",
            Server.WindowsServer2008R2().IdentityFoundationKeys(view64: false, view32: null),
            ["WindowsIdentityFoundation"]),
        .. new long?[] { 112, 80, 111, 0, null }.Select(state => new VerdictScenario(
            "media format package " + (state?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "absent"),
            Server.WindowsServer2008R2().Features("Desktop-Experience=Available").MediaPackage(state),
            ["MediaRuntime"])),
        new VerdictScenario(
            "a firewall client",
            Server.WindowsServer2012R2().FirewallClientKeys(view64: false, view32: true),
            ["NoFirewallClient"]),
        new VerdictScenario("no firewall client", Server.WindowsServer2012R2().FirewallClientKeys(), ["NoFirewallClient"]),
        new VerdictScenario(
            "base providers",
            Server.WindowsServer2012R2().Winsock([Server.Entry(1)], [Server.Entry(1)]),
            ["NoLayeredServiceProvider"]),
        new VerdictScenario(
            "a layered provider",
            Server.WindowsServer2012R2()
                .Winsock([Server.Entry(1)], [Server.Entry(1), Server.Entry(0, @"C:\lsp\lsp.dll", "Layer"), Server.Entry(2, @"C:\lsp\lsp.dll", "Layer over TCP")]),
            ["NoLayeredServiceProvider"]),
        new VerdictScenario(
            "a layered provider without a name",
            Server.WindowsServer2012R2()
                .Winsock([new WinsockEntryFact("000000000001") { ChainLength = 2 }], [Server.Entry(1)]),
            ["NoLayeredServiceProvider"]),
        new VerdictScenario(
            "a layered provider without a path",
            Server.WindowsServer2012R2()
                .Winsock([new WinsockEntryFact("000000000001") { ChainLength = 0, ProtocolName = "Layer" }], [Server.Entry(1)]),
            ["NoLayeredServiceProvider"]),
        new VerdictScenario(
            "a layered provider with a path alone",
            Server.WindowsServer2012R2()
                .Winsock([Server.Entry(1)], [new WinsockEntryFact("000000000001") { ChainLength = 0, ProviderPath = @"C:\lsp.dll" }]),
            ["NoLayeredServiceProvider"]),
        new VerdictScenario(
            "the layer of a firewall client",
            Server.WindowsServer2012R2()
                .Winsock([Server.Entry(0, @"C:\Program Files\Microsoft Firewall Client\wspwsp.dll", "TMG")], [Server.Entry(1)]),
            ["NoLayeredServiceProvider", "NoFirewallClient"]),
        new VerdictScenario(
            "a service",
            Server.WindowsServer2012R2().Services("MSMQ"),
            ["MessageQueuing"],
            LyncRole.PersistentChat),
        new VerdictScenario(
            "a service that is not listed",
            Server.WindowsServer2012R2().Services("W3SVC"),
            ["MessageQueuing"],
            LyncRole.PersistentChat),
        new VerdictScenario(
            "no catalog",
            Server.WindowsServer2012R2().Gap(FactSubjects.Winsock, UnknownCause.AccessDenied),
            ["NoLayeredServiceProvider"]),
        new VerdictScenario("no reason for a restart", Calm(Server.WindowsServer2012R2()), ["NoPendingRestart"]),
        new VerdictScenario("reasons for a restart", Server.WindowsServer2012R2()
            .Key(RegistryLocations.ServicingRebootPending)
            .Key(RegistryLocations.UpdateRebootRequired)
            .Key(RegistryLocations.UpdateExeVolatile, Server.Number("UpdateExeVolatile", 2))
            .Key(RegistryLocations.ComputerName, Server.Words("ComputerName", "NEW"))
            .Key(RegistryLocations.ActiveComputerName, Server.Words("ComputerName", "OLD")), ["NoPendingRestart"]),
        new VerdictScenario(
            "renamed files",
            Calm(Server.WindowsServer2012R2())
                .Key(RegistryLocations.SessionManager, new RegistryValueFact("PendingFileRenameOperations", [@"\??\C:\a", "", @"\??\C:\b", ""])),
            ["NoPendingRestart"]),
        new VerdictScenario(
            "a volatile value of the wrong type",
            Server.WindowsServer2012R2()
                .Key(RegistryLocations.UpdateExeVolatile, Server.Words("UpdateExeVolatile", "2")),
            ["NoPendingRestart"]),
        new VerdictScenario("nothing of a restart was read", Server.WindowsServer2012R2(), ["NoPendingRestart"]),
        new VerdictScenario(
            "a workload that is not deployed",
            Server.Bare2012R2().Test([LyncWorkload.None], LyncRole.FrontEnd),
            ["MediaRuntime"]),
        new VerdictScenario(
            "two roles",
            Server.Bare2012R2(),
            ["DotNetFramework45", "MessageQueuing", "IIS.WebServer"],
            LyncRole.FrontEnd,
            LyncRole.PersistentChat),
        new VerdictScenario(
            "two roles on 2008 R2",
            Server.Bare2008R2(),
            ["DotNetFramework45", "MessageQueuing", "IIS.WebServer"],
            LyncRole.PersistentChat,
            LyncRole.Edge),
    ];

    private static Server Calm(Server server) => server
        .NoKey(RegistryLocations.ServicingRebootPending)
        .NoKey(RegistryLocations.UpdateRebootRequired)
        .Key(RegistryLocations.UpdateExeVolatile, Server.Number("UpdateExeVolatile", 0))
        .Key(RegistryLocations.ComputerName, Server.Words("ComputerName", "SERVER"))
        .Key(RegistryLocations.ActiveComputerName, Server.Words("ComputerName", "SERVER"));

    private static Server Complete2012R2() => Calm(Server.WindowsServer2012R2())
        .Features([.. FeatureTable.For(WindowsRelease.WindowsServer2012R2)!.Features.Select(feature => feature.Name)])
        .Key(RegistryLocations.DotNetFramework4, Server.Number("Release", 378675))
        .Key(RegistryLocations.DotNetFramework35, Server.Number("Install", 1))
        .Key(RegistryLocations.PowerShellEngine, Server.Words("PowerShellVersion", "4.0"))
        .IdentityFoundationKeys(view64: true, view32: true)
        .FirewallClientKeys()
        .Winsock([Server.Entry(1)], [Server.Entry(1)]);

    private static Server Registry(string? build, string? type, string? edition, string? installation, string? processor, string? servicePack = null)
    {
        static RegistryValueFact[] Values(params (string Name, string? Text)[] values) =>
            [.. values.Where(value => value.Text is not null).Select(value => Server.Words(value.Name, value.Text!))];

        return Server.Unknown().Keys(
            new(RegistryLocations.CurrentVersion.Path, true, Values(("CurrentBuildNumber", build), ("EditionID", edition), ("InstallationType", installation), ("CSDVersion", servicePack))),
            new(RegistryLocations.ProductOptions.Path, true, Values(("ProductType", type))),
            new(RegistryLocations.Environment.Path, true, Values(("PROCESSOR_ARCHITECTURE", processor))));
    }
}
