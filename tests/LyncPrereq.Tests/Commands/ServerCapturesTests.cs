using System.Text;
using LyncPrereq.Tests.Support;
using LyncPrereq.Tests.Support.Generated;

namespace LyncPrereq.Tests.Commands;

/// <summary>The captures of whole servers tested for their roles, as an administrator would do it.</summary>
public sealed class ServerCapturesTests : IDisposable
{
    private const string Lsp = @"C:\Program Files\Lavasoft\LavasoftTcpService64.dll";

    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Captures_of_two_machines_are_refused_with_both_names()
    {
        _engine.Set("files", Captures2012R2());

        Assert.Empty(_engine.Run("Import-LyncServerInventory $files"));

        Assert.All(_engine.Errors, error => Assert.StartsWith("CaptureOtherComputer", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.NotEmpty(_engine.Errors);
    }

    [Fact]
    public void A_Front_End_Server_lacks_what_it_lacks_and_what_is_not_known_has_its_cause()
    {
        List<PrerequisiteResult> rows = Judge("FrontEnd", Captures2012R2());

        Assert.Equal(
            ["DotNetFramework35", "IIS.AspNet", "IIS.ManagementScripts", "IIS.NetExtensibility"],
            Ids(rows, PrerequisiteStatus.NotMet, RequirementImportance.Required));
        Assert.Equal(
            [
                "CommandLine.Bits", "CommandLine.TelnetClient", "IISConfig.Bits", "IISConfig.HttpRedirection",
                "IISConfig.ServerSideIncludes",
            ],
            Ids(rows, PrerequisiteStatus.NotMet, RequirementImportance.Recommended));
        Assert.Equal(
            ["NoFirewallClient", "NoLayeredServiceProvider", "NoPendingRestart", "RolesAsInstalled"],
            Ids(rows, PrerequisiteStatus.Unknown));
        Assert.All(
            rows.Where(row => row.StatusValue == PrerequisiteStatus.Unknown && !IsOfComputer(row)),
            row => Assert.Equal(UnknownCause.NotCaptured, row.CauseValue));
        Assert.Equal(["DotNetFramework35SP1", "Update.KB2646886"], Ids(rows, PrerequisiteStatus.NotApplicable));
        Assert.All(rows, row => Assert.Equal("lab", row.ComputerName));
    }

    [Fact]
    public void What_was_removed_from_the_server_needs_a_source()
    {
        List<PrerequisiteResult> rows = Judge("FrontEnd", Captures2012R2());

        Assert.Equal(
            ["DotNetFramework35", "IIS.AspNet", "IIS.NetExtensibility"],
            rows.Where(row => row.RemediationCommand?.EndsWith(@"-Source D:\sources\sxs", StringComparison.Ordinal) == true)
                .Select(row => row.RequirementId)
                .Order());
    }

    [Fact]
    public void A_Persistent_Chat_server_lacks_Message_Queuing_although_the_other_machine_runs_it()
    {
        List<PrerequisiteResult> rows = Judge("PersistentChat", Captures2012R2());

        Assert.Equal(["MessageQueuing"], Ids(rows, PrerequisiteStatus.NotMet));
        PrerequisiteResult row = rows.Single(row => row.RequirementId == "MessageQueuing");
        Assert.Equal(["MSMQ-Server: Available", "service MSMQ: Running (Automatic)"], row.Evidence.Select(some => some.Value));
        Assert.Equal(["Get-WindowsFeature.clixml", "Get-Service.clixml"], row.Evidence.Select(some => some.Location));
        Assert.Contains("service MSMQ: Running (Automatic)", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_Edge_Server_is_asked_for_no_IIS()
    {
        List<PrerequisiteResult> rows = Judge("Edge", Captures2012R2());

        Assert.Empty(Ids(rows, PrerequisiteStatus.NotMet));
        Assert.Equal(["NoPendingRestart", "RolesAsInstalled"], Ids(rows, PrerequisiteStatus.Unknown));
        Assert.DoesNotContain(rows, row => row.RequirementId.StartsWith("IIS.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Winsock_catalog_settles_the_layered_providers_and_nothing_else()
    {
        List<PrerequisiteResult> without = Judge("FrontEnd", Captures2012R2());
        List<PrerequisiteResult> with =
            Judge("FrontEnd", [.. Captures2012R2(), Winsock()]);

        Assert.Equal(PrerequisiteStatus.Met, with.Single(row => row.RequirementId == "NoLayeredServiceProvider").StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, with.Single(row => row.RequirementId == "NoFirewallClient").StatusValue);
        Assert.Equal(
            without.Where(row => row.RequirementId != "NoLayeredServiceProvider").Select(row => row.ToString()),
            with.Where(row => row.RequirementId != "NoLayeredServiceProvider").Select(row => row.ToString()));
    }

    [Fact]
    public void A_layered_provider_is_named_with_its_path()
    {
        string registry = _folder.Write("winsock.reg", WinsockItem.Export(
            WinsockItem.Bytes(1001, [1001], @"%SystemRoot%\system32\mswsock.dll", "MSAFD Tcpip [TCP/IP]"),
            WinsockItem.Bytes(1031, [], Lsp, "LavasoftLSP"),
            WinsockItem.Bytes(1032, [1031, 1001], Lsp, "LavasoftLSP over [MSAFD Tcpip [TCP/IP]]")), Encoding.Unicode);

        PrerequisiteResult row = Judge("Mediation", [.. Captures2012R2(), registry])
            .Single(row => row.RequirementId == "NoLayeredServiceProvider");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Equal("LavasoftLSP, " + Lsp, row.Actual);
        Assert.Equal(4, row.Evidence.Count);
        Assert.All(row.Evidence, some => Assert.StartsWith("Registry (winsock.reg)", some.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_export_without_its_layered_provider_is_met()
    {
        string registry = _folder.Write("winsock.reg", WinsockItem.Export(
            WinsockItem.Bytes(1001, [1001], @"%SystemRoot%\system32\mswsock.dll", "MSAFD Tcpip [TCP/IP]")), Encoding.Unicode);

        Assert.Equal(["NoLayeredServiceProvider"], Ids(Judge("Mediation", [registry]), PrerequisiteStatus.Met));
    }

    public static TheoryData<string> Disguises => ["titles", "case", "utf-16", "utf-16be", "utf-8 mark", "crlf", "lf", "utf-16 no mark"];

    [Theory]
    [MemberData(nameof(Disguises))]
    public void A_listing_is_judged_alike_however_it_was_saved(string disguise)
    {
        string listing = FeatureListings.WindowsFeature(
            new GeneratedServer(WindowsRelease.WindowsServer2012).Install("Web-Http-Errors", "Web-Client-Auth"));
        string plain = _folder.Write("plain.txt", listing);
        string[] system = [.. Captures2012R2().Where(path => path.Contains("Win32_OperatingSystem", StringComparison.Ordinal))];
        string disguised = disguise switch
        {
            "titles" => _folder.Write("features.txt", Localize(listing)),
            "case" => _folder.Write("features.txt", listing.ToUpperInvariant()),
            "utf-16" => _folder.Write("features.txt", listing, Encoding.Unicode),
            "utf-16be" => _folder.Write("features.txt", listing, Encoding.BigEndianUnicode),
            "utf-16 no mark" => _folder.Write("features.txt", listing, new UnicodeEncoding(false, false)),
            "utf-8 mark" => _folder.Write("features.txt", listing, new UTF8Encoding(true)),
            "crlf" => _folder.Write("features.txt", listing.ReplaceLineEndings("\r\n")),
            _ => _folder.Write("features.txt", listing.ReplaceLineEndings("\n")),
        };

        List<PrerequisiteResult> expected = Judge("FrontEnd", [.. system, plain]);
        List<PrerequisiteResult> actual = Judge("FrontEnd", [.. system, disguised]);

        Assert.Equal(expected.Select(row => row.ToString()), actual.Select(row => row.ToString()));
        Assert.Contains(expected, row => row.RequirementId == "IIS.HttpErrors" && row.StatusValue == PrerequisiteStatus.Met);
        Assert.Contains(expected, row => row.RequirementId == "WcfHttpActivation" && row.StatusValue == PrerequisiteStatus.NotMet);
    }

    /// <summary>
    /// A server that was prepared for the role of a Front End Server, but without .NET Framework 3.5, whose files are not on
    /// the disk, and without the features that need it. The updates and the services come from another server.
    /// </summary>
    private string[] Captures2012R2()
    {
        GeneratedServer server = new GeneratedServer(WindowsRelease.WindowsServer2012R2, "FE01")
            .Install(
                "Web-Static-Content", "Web-Default-Doc", "Web-Http-Errors", "Web-Dir-Browsing", "Web-Asp-Net45", "Web-Http-Logging",
                "Web-Log-Libraries", "Web-Request-Monitor", "Web-Http-Tracing", "Web-Basic-Auth", "Web-Windows-Auth", "Web-Client-Auth",
                "Web-Stat-Compression", "Web-Dyn-Compression", "Web-Mgmt-Console", "Web-WMI", "NET-WCF-HTTP-Activation45",
                "Server-Media-Foundation", "Desktop-Experience", "Windows-Identity-Foundation", "RSAT-ADDS-Tools");
        var other = new GeneratedServer(WindowsRelease.WindowsServer2012R2, "FE02");
        return
        [
            Write("Get-WindowsFeature.clixml", FeatureClixml.WindowsFeature(server)),
            Write("Get-HotFix.clixml", WmiClixml.HotFixes(other, "KB2919355", "KB2919442", "KB2939087", "KB4486105")),
            Write("Get-Service.clixml", ServiceClixml.Write("EventLog", "MSMQ:RpcSs,EventLog", "RpcSs", "W3SVC:RpcSs")),
            Write("Win32_OperatingSystem.clixml", WmiClixml.OperatingSystem(other, "Microsoft Windows Server 2012 R2 Standard")),
        ];
    }

    private string Winsock() => _folder.Write(
        "winsock.reg",
        new RegistryFile().Winsock(RegistryFile.BaseProviders(16), RegistryFile.BaseProviders(16)).ToString(),
        Encoding.Unicode);

    private string Write(string name, string text) => _folder.Write(name, GeneratedServer.Unicode(text));

    private static string Localize(string listing) => listing
        .Replace("Display Name ", "Anzeigename ", StringComparison.Ordinal)
        .Replace("Install State", "Installationsstatus", StringComparison.Ordinal)
        .Replace("Static Content", "Statischer Inhalt für alle möglichen Anfragen", StringComparison.Ordinal)
        .Replace("HTTP Errors", "HTTP エラー", StringComparison.Ordinal);

    /// <summary>What these captures do not contain: the computer, its network and its hardware.</summary>
    private static bool IsOfComputer(PrerequisiteResult row) => row.CategoryValue == RequirementCategory.Platform
        || row.RequirementId is "WindowsFirewallRunning" or "DomainMember" or "EdgeOutsideDomain" or "EdgeDnsSuffix" or "AsciiComputerName"
            or "NoSingleLabelDomain" or "Tls10Enabled" or "TimeFormatForFabric" or "WebAndQueueServicesRun"
            or "NoForeignServerRoles" or "ProductUpdateOn2012R2" or "SchannelForLyncOn2012R2" or "SilverlightControlPanel" or "ProductAsInstalled";

    private static IEnumerable<string> Ids(
        List<PrerequisiteResult> rows,
        PrerequisiteStatus status,
        RequirementImportance? importance = null) =>
        rows.Where(row => !IsOfComputer(row) && row.StatusValue == status && (importance is null || row.ImportanceValue == importance))
            .Select(row => row.RequirementId)
            .Order();

    private List<PrerequisiteResult> Judge(string role, string[] files)
    {
        _engine.Set("files", files);
        _engine.Set("role", role);
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "Import-LyncServerInventory -LiteralPath $files -ComputerName lab | Test-LyncPrerequisite -Role $role");
        Assert.Empty(_engine.Errors);
        Assert.NotEmpty(rows);
        return rows;
    }
}
