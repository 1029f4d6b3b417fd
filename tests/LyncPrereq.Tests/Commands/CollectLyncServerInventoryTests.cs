using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Collection;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>The script itself, run on servers of which only the registry and Get-CimInstance are made up.</summary>
public sealed class CollectLyncServerInventoryTests : IDisposable
{
    private static readonly LyncWorkload[] s_workloads = Enum.GetValues<LyncWorkload>()[1..];
    private static readonly string[] s_renames = [@"\??\C:\""a""", "", "ü"];
    private static readonly string[] s_servicesOfWindows = ["RpcSs", "EventLog", "Winmgmt"];

    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public CollectLyncServerInventoryTests()
    {
        _engine.Run(ScriptedServer.StandIns);
        _engine.Set("script", _folder.Write("collect.ps1", CollectorScript.Over("$global:server")));
        _engine.Set("folder", _folder.Path);
    }

    public static TheoryData<string, WindowsRelease, LyncProduct> Servers => new()
    {
        { "7601", WindowsRelease.WindowsServer2008R2, LyncProduct.LyncServer2013 },
        { "9200", WindowsRelease.WindowsServer2012, LyncProduct.LyncServer2013 },
        { "9600", WindowsRelease.WindowsServer2012R2, LyncProduct.LyncServer2013 },
        { "9600", WindowsRelease.WindowsServer2012R2, LyncProduct.SkypeForBusinessServer2015 },
        { "14393", WindowsRelease.WindowsServer2016, LyncProduct.SkypeForBusinessServer2019 },
        { "17763", WindowsRelease.WindowsServer2019, LyncProduct.SkypeForBusinessServerSubscriptionEdition },
    };

    public static TheoryData<string> Cultures => new("tr-TR", "de-DE", "sv-SE", "ar-SA", "th-TH");

    private string CollectedPath => _folder.File(System.Net.Dns.GetHostName() + ".json");

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void Every_row_of_every_role_is_that_of_a_session(string build, WindowsRelease release, LyncProduct product)
    {
        FakeServer server = Running(build, release);
        ServerInventory collected = Collect(server);
        Catalog catalog = Catalogs.For(product);

        foreach (LyncRole role in catalog.Roles)
        {
            ServerInventory session = InSession(server, FactNeeds.Of(catalog.Requirements, [role], _ => true));

            Assert.Equal(Rows(catalog, role, session), Rows(catalog, role, collected));
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void Every_row_of_every_role_is_decided(string build, WindowsRelease release, LyncProduct product)
    {
        ServerInventory collected = Collect(Running(build, release));
        Catalog catalog = Catalogs.For(product);

        // What a person has to look at is never decided.
        Assert.All(catalog.Roles, role => Assert.DoesNotContain(
            Rows(catalog, role, collected),
            row => row.Contains(" Unknown ", StringComparison.Ordinal) && !row.Contains(" Unknown Undocumented ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_file_has_the_facts_of_the_session_whatever_the_server_denies()
    {
        FakeServer server = Running("9600", WindowsRelease.WindowsServer2012R2)
            .Fails("Win32_QuickFixEngineering", FakeFault.Denied)
            .Fails("Win32_NetworkAdapter", FakeFault.Throws(new InvalidOperationException("Öffnen\r\nfehlgeschlagen.")))
            .Fails(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", FakeFault.Denied)
            .With(@"SOFTWARE\Microsoft\Updates", ("UpdateExeVolatile", 5L))
            .With(@"SYSTEM\CurrentControlSet\Control\Session Manager", ("PendingFileRenameOperations", s_renames))
            .With(@"SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine", ("PowerShellVersion", new byte[] { 1, 2, 255 }));

        Assert.Equal(Facts(InSession(server, FactNeeds.All())), Facts(Collect(server)));
        Assert.Equal(
            [
                @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full could not be read: Access is denied.",
                "Win32_NetworkAdapter could not be read: Öffnen\r\nfehlgeschlagen.",
                "Win32_QuickFixEngineering could not be read: Access is denied.",
            ],
            Warned());
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_file_does_not_depend_on_the_culture(string culture)
    {
        FakeServer server = Running("9600", WindowsRelease.WindowsServer2012R2)
            .Set("Win32_OperatingSystem", "Caption", "İıŞ 1,5")
            .With(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", ("Release", -1));
        string[] expected = File.ReadAllLines(CollectFile(server));

        string[] lines = File.ReadAllLines(CollectFile(server, before: $"[Threading.Thread]::CurrentThread.CurrentCulture = '{culture}'"));

        Assert.Equal(expected[1..], lines[1..]);
        Assert.Contains(expected, line => line.EndsWith("\"DWord\",-1],", StringComparison.Ordinal));
        Assert.InRange(CollectedFile.Read(new CaptureFile(CollectedPath)).InspectedAt, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow);
    }

    [Theory]
    [InlineData("Set-StrictMode -Version 3")]
    [InlineData("$ErrorActionPreference = 'SilentlyContinue'")]
    [InlineData("$ErrorActionPreference = 'Stop'")]
    [InlineData("$PSDefaultParameterValues = @{ 'Get-CimInstance:Namespace' = 'other'; 'ForEach-Object:Begin' = { 'begun' } }")]
    [InlineData("$OFS = '-'")]
    [InlineData("$look = $parameters = $mostRows = $rows = $problems = 7")]
    public void The_settings_of_the_caller_do_not_matter(string settings)
    {
        FakeServer server = Running("9600", WindowsRelease.WindowsServer2012R2);
        string[] expected = File.ReadAllLines(CollectFile(server));

        Assert.Equal(expected[1..], File.ReadAllLines(CollectFile(server, before: settings))[1..]);
    }

    [Fact]
    public void A_file_is_kept_with_NoClobber_and_replaced_without_it_and_nothing_else_is_left()
    {
        FakeServer server = Running("9600", WindowsRelease.WindowsServer2012R2);
        File.WriteAllText(CollectedPath, "other");
        _engine.Set("server", new ScriptedServer(server));

        ErrorRecord problem = _engine.Fail("& $script -Path $folder -NoClobber");

        Assert.Contains("exists. To replace it, omit -NoClobber.", problem.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("other", File.ReadAllText(CollectedPath));
        Assert.Empty(server.Asked);
        Assert.Equal("FE01.contoso.example", Collect(server).ComputerName);
        Assert.Equal(
            new[] { CollectedPath, _folder.File("collect.ps1") }.Order(StringComparer.Ordinal),
            Directory.GetFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("-Path $folder/missing")]
    [InlineData("-Path Variable:")]
    [InlineData("-Path NoSuchDrive:")]
    [InlineData("-Path $folder -Other 1")]
    public void What_is_no_folder_is_refused_before_the_server_is_read(string arguments)
    {
        FakeServer server = Running("9600", WindowsRelease.WindowsServer2012R2);
        _engine.Set("server", new ScriptedServer(server));

        Assert.NotEmpty(_engine.Fail("& $script " + arguments).Exception.Message);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public void Too_many_rows_end_the_file_with_the_reason()
    {
        FakeServer server = Running("9600", WindowsRelease.WindowsServer2012R2);
        Dictionary<string, object?> feature = server.Classes["Win32_OptionalFeature"][0];
        server.Classes["Win32_OptionalFeature"].AddRange(Enumerable.Repeat(feature, AnswerLimit.Rows));

        ServerInventory inventory = Collect(server);

        MissingFact[] missing = [.. inventory.Sources.SelectMany(source => source.MissingFacts)];
        Assert.Equal([FactSubjects.Features, FactSubjects.Updates], missing.Select(fact => fact.Subject).Order(StringComparer.Ordinal));
        Assert.All(missing, fact => Assert.Equal(UnknownCause.Unreadable, fact.CauseValue));
        Assert.All(missing, fact => Assert.Contains("more than 50000 rows", fact.Message, StringComparison.Ordinal));
        Assert.Contains("more than 50000 rows", Assert.Single(Warned()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_without_the_full_language_is_told_why()
    {
        _engine.Set("server", new ScriptedServer(Running("9600", WindowsRelease.WindowsServer2012R2)));

        ErrorRecord problem = _engine.Fail("$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; & $script");

        Assert.Contains("constrained language mode", problem.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_files_are_several_servers_and_a_server_collected_twice_has_its_rows_twice()
    {
        Collect(Running("9600", WindowsRelease.WindowsServer2012R2));
        File.Copy(CollectedPath, _folder.File("march.json"));
        _folder.Write("april.json", CollectedText.Of(FakeServers.Of(WindowsRelease.WindowsServer2012, "FE02")));

        List<ServerInventory> servers = _engine.Run<ServerInventory>("Import-LyncServerInventory -Path $folder/*.json");
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "Test-LyncPrerequisite -Role Edge -RequirementId SupportedOperatingSystem -Path $folder/*.json");

        Assert.Empty(_engine.Errors);
        Assert.Equal(["FE01.contoso.example", "FE01.contoso.example", "FE02.contoso.example"], servers.Select(server => server.ComputerName).Order());
        Assert.Equal(["FE01.contoso.example", "FE01.contoso.example", "FE02.contoso.example"], rows.Select(row => row.ComputerName).Order());
        Assert.Contains(rows, row => row.Evidence.Any(evidence => evidence.Location == "march.json"));
    }

    private static FakeServer Running(string build, WindowsRelease release)
    {
        FakeServer server = FakeServers.Of(release)
            .Set("Win32_OperatingSystem", "BuildNumber", build)
            .With(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", ("CurrentBuildNumber", build));
        server.Classes["Win32_QuickFixEngineering"].Add(new() { ["HotFixID"] = "KB2982006" });
        foreach (string service in s_servicesOfWindows)
        {
            server.Classes["Win32_Service"].Add(new() { ["Name"] = service, ["State"] = "Running", ["StartMode"] = "Auto" });
        }

        return server;
    }

    private static List<string> Rows(Catalog catalog, LyncRole role, ServerInventory inventory) =>
    [
        .. new RequirementEvaluator(catalog, [role], s_workloads, catalog.Requirements).Evaluate(inventory).Select(row =>
            $"{row.ComputerName} {row.RequirementId} {row.Status} {row.Cause} {row.Actual} {row.Reason} {row.RemediationCommand}"),
    ];

    /// <summary>Everything that was read, except for its place and time.</summary>
    private static string Facts(ServerInventory inventory) => string.Join('\n', InventoryFile
        .Write(new ServerInventory(inventory.ComputerName, null, DateTime.UnixEpoch, inventory.Sources))
        .Split('\n')
        .Where(line => !line.Contains("\"location\"", StringComparison.Ordinal)));

    private string[] Warned() => [.. _engine.Run<string>("$global:warned")];

    private ServerInventory Collect(FakeServer server) => CollectedFile.Read(new CaptureFile(CollectFile(server)));

    private string CollectFile(FakeServer server, string before = "")
    {
        _engine.Set("server", new ScriptedServer(server));
        string path = Assert.Single(_engine.Run<string>($"{before}\n& $script -Path $folder"));
        Assert.Empty(_engine.Errors);
        Assert.Equal(CollectedPath, path);
        return path;
    }

    /// <summary>The script of a session, run over the same server.</summary>
    private static ServerInventory InSession(FakeServer server, FactNeeds needs)
    {
        using var session = new Engine();
        session.Run(ScriptedServer.StandIns);
        session.Set("server", new ScriptedServer(server));
        session.Set("parameters", new SnapshotRequest(needs).Parameters);
        string script = Scripts.Snapshot.Replace("[Microsoft.Win32.Registry]::", "$global:server.", StringComparison.Ordinal);
        List<SnapshotRow> rows =
        [
            .. session.Run("$arguments = @{}; foreach ($some in $parameters.GetEnumerator()) { $arguments[$some.Key] = $some.Value }; & {" + script + "} @arguments")
                .Select(row => new SnapshotRow(
                    (string)row.Properties["Kind"].Value,
                    (string)row.Properties["Subject"].Value,
                    (string)row.Properties["Name"].Value,
                    (string)row.Properties["Type"].Value,
                    row.Properties["Data"].Value is PSObject wrapped ? wrapped.BaseObject : row.Properties["Data"].Value)),
        ];
        Assert.Empty(session.Errors);
        var reader = new SnapshotReader("session", _ => rows);
        var target = new InspectionTarget("session", isRequested: false, _ => reader);
        return new ServerInspector(reader, target, _ => needs, CancellationToken.None).Inspect().Inventory;
    }
}
