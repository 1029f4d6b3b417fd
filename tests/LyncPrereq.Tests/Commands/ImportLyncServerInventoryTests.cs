using System.Management.Automation;
using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;
using LyncPrereq.Tests.Support.Generated;

namespace LyncPrereq.Tests.Commands;

public sealed class ImportLyncServerInventoryTests : IDisposable
{
    private const string Listing = "[X] Web Server (IIS)     Web-Server        Installed\n";
    private const string Dism = "Feature Name : IIS-WebServer\nState : Enabled\n";

    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Every_file_is_told_by_its_content_whatever_it_is_called()
    {
        string[] names =
        [
            _folder.Write("a.json", Clixml.File(Clixml.System("s1"))),
            _folder.Write("b.clixml", Listing),
            _folder.Write("c.reg", Dism),
            _folder.Write("d.txt", RegistryText.File(RegistryText.Key(@"SOFTWARE\Microsoft\Updates"))),
            _folder.Write("e", InventoryFile.Write(Named("s2"))),
        ];

        List<ServerInventory> servers = Import(names);

        Assert.Empty(_engine.Errors);
        Assert.Equal(["s2", "s1"], servers.Select(server => server.ComputerName));
        Assert.Equal(
            [InventorySourceKind.OperatingSystem, InventorySourceKind.WindowsFeature, InventorySourceKind.Dism, InventorySourceKind.Registry],
            servers[1].Sources.Select(source => source.KindValue));
        Assert.Equal(["a.json", "b.clixml", "c.reg", "d.txt"], servers[1].Sources.Select(source => source.Location));
    }

    [Fact]
    public void The_time_of_captures_is_that_of_the_oldest_file()
    {
        string old = _folder.Write("old.clixml", Clixml.File(Clixml.System("s1")));
        string late = _folder.Write("late.txt", Listing);
        var time = new DateTime(2013, 10, 7, 12, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(old, time);
        File.SetLastWriteTimeUtc(late, time.AddDays(1));

        ServerInventory server = Assert.Single(Import(late, old));

        Assert.Equal(time, server.InspectedAt);
        Assert.Equal(DateTimeKind.Utc, server.InspectedAt.Kind);
        Assert.Null(server.RequestedName);
    }

    [Fact]
    public void An_empty_file_is_one_error() => AssertOneError(_folder.Write("x.json", ""), "InputEmpty", ErrorCategory.InvalidData);

    [Fact]
    public void An_empty_folder_is_one_error() => AssertOneError(_folder.Path, "FolderNoInventories", ErrorCategory.ObjectNotFound);

    [Fact]
    public void A_missing_file_is_one_error() =>
        AssertOneError(_folder.File("gone.json"), "InputNotFound", ErrorCategory.ObjectNotFound);

    [Fact]
    public void A_missing_folder_is_one_error() =>
        AssertOneError(Path.Combine(_folder.File("gone"), "x.json"), "InputNotFound", ErrorCategory.ObjectNotFound);

    [Fact]
    public void A_file_of_100_megabytes_is_one_error()
    {
        string path = _folder.File("big.clixml");
        using (FileStream stream = File.Create(path))
        {
            stream.Write(Encoding.UTF8.GetBytes(Clixml.File(Clixml.System("s1"))));
            stream.SetLength(100_000_000);
        }

        AssertOneError(path, "InputTooLarge", ErrorCategory.LimitsExceeded);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_error()
    {
        string path = _folder.Write("locked.clixml", Clixml.File(Clixml.System("s1")));
        using FileStream locked = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        AssertOneError(path, "InputUnreadable", ErrorCategory.ReadError);
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("\u00ff")]
    [InlineData("Hello, world\n")]
    [InlineData("<html><body>Objs</body></html>")]
    [InlineData("<Objs><Obj /></Objs>")]
    [InlineData("Name,Path\nWeb-Server,C:\\\n")]
    [InlineData("IIS-WebServer\nIIS-ASPNET\n")]
    public void A_binary_or_foreign_file_is_one_error(string content) =>
        AssertOneError(
            _folder.Write("x.clixml", Encoding.Latin1.GetBytes(content)),
            "CaptureNotRecognized",
            ErrorCategory.InvalidData);

    [Theory]
    [InlineData("fe01.zip")]
    [InlineData("fe01.json")]
    public void An_archive_is_one_error_that_says_so(string name) =>
        AssertOneError(_folder.Write(name, [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3]), "CaptureArchive", ErrorCategory.InvalidData);

    [Fact]
    public void A_list_of_names_without_states_is_not_taken_for_a_listing() => AssertOneError(
        _folder.Write("names.txt", string.Concat(new GeneratedServer(WindowsRelease.WindowsServer2012R2).DismFeatures.Select(feature => feature.Key + "\r\n"))),
        "CaptureNotRecognized",
        ErrorCategory.InvalidData);

    [Theory]
    [InlineData("<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><Obj", "CaptureTruncated")]
    [InlineData("<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"></Objs>", "CaptureNoObjects")]
    [InlineData("<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><x></Objs>", "CaptureMalformed")]
    [InlineData("Windows Registry Editor Version 5.00\n\n", "CaptureNoKeys")]
    [InlineData("Feature Name : A\n", "CaptureTruncated")]
    [InlineData("[X] Web Server   Web-Server   Installed\n[X] ?\n", "CaptureMalformed")]
    [InlineData("[X] Web Server   Web-Server   Installed\n\n[ ] Web Server   Web-Server   Removed\n", "CaptureTwoListings")]
    [InlineData("FeatureName : A\nState : Enabled\nPSComputerName : a\n\nFeatureName : B\nState : Enabled\nPSComputerName : b\n", "CaptureTwoComputers")]
    [InlineData("Nimi | Tila\n---- | ----\nNetFx3 | Poissa\n", "CaptureLocalized")]
    [InlineData("{ \"format\": \"LyncPrereq.ServerInventory\"", "InventoryTruncated")]
    [InlineData("{ \"format\": \"LyncPrereq.ServerInventory\", \"formatVersion\": 99 }", "InventoryVersion")]
    [InlineData("{ \"a\": 1 }", "InventoryForeign")]
    [InlineData("{ a: 1 }", "InventoryMalformed")]
    public void A_broken_file_is_one_error_of_its_own(string content, string id) =>
        AssertOneError(_folder.Write("x.txt", content), id, ErrorCategory.InvalidData);

    [Theory]
    [InlineData("")]
    [InlineData("nothing of ours")]
    [InlineData(Dism + "Feature Name : B\n")]
    public void A_bad_capture_fails_its_server_and_no_inventory(string bad)
    {
        string[] paths =
        [
            _folder.Write("a.json", InventoryFile.Write(Named("s1"))),
            _folder.Write("b.clixml", Clixml.File(Clixml.System("s2"))),
            _folder.Write("c.txt", bad),
            _folder.Write("d.txt", Listing),
            _folder.Write("e.json", InventoryFile.Write(Named("s3"))),
        ];

        List<ServerInventory> servers = Import(paths);

        Assert.Equal(["s1", "s3"], servers.Select(server => server.ComputerName));
        Assert.Equal(paths[2], Assert.Single(_engine.Errors).TargetObject);
    }

    [Fact]
    public void A_bad_inventory_spoils_no_other_server()
    {
        string[] paths =
        [
            _folder.Write("a.json", "{"),
            _folder.Write("b.clixml", Clixml.File(Clixml.System("s2"))),
            _folder.Write("c.json", InventoryFile.Write(Named("s3"))),
        ];

        List<ServerInventory> servers = Import(paths);

        Assert.Equal(["s3", "s2"], servers.Select(server => server.ComputerName));
        Assert.Equal(paths[0], Assert.Single(_engine.Errors).TargetObject);
    }

    [Theory]
    [InlineData("-Path")]
    [InlineData("-LiteralPath")]
    public void A_capture_that_is_not_there_fails_its_server(string parameter)
    {
        _engine.Set("paths", new[] { _folder.Write("a.clixml", Clixml.File(Clixml.System("s1"))), _folder.File("gone.txt") });

        var output = _engine.Run($"Import-LyncServerInventory {parameter} $paths");

        Assert.Empty(output);
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal(_folder.File("gone.txt"), error.TargetObject);
    }

    [Fact]
    public void A_server_whose_file_is_not_there_is_never_compliant()
    {
        _engine.Set("paths", new[] { _folder.Write("a.json", InventoryFile.Write(Named("s1"))), _folder.File("gone.json") });

        var output = _engine.Run("Test-LyncPrerequisite -Path $paths -Role Edge -RequirementId NoPendingRestart -Quiet");

        Assert.Equal(false, Assert.Single(output).BaseObject);
        Assert.Single(_engine.Errors);
    }

    [Theory]
    [InlineData("*.nothing", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("nowhere:\\x.json", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("x[", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Variable:\\PID", "PathNotFileSystem", ErrorCategory.InvalidArgument)]
    public void A_path_that_leads_to_no_file_is_one_error(string path, string id, ErrorCategory category)
    {
        _engine.Set("path", path);

        ErrorRecord error = _engine.Fail("Import-LyncServerInventory -Path $path");

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(path, error.TargetObject);
    }

    [Fact]
    public void Wildcards_are_resolved_in_paths_and_not_in_literal_ones()
    {
        _folder.Write("s[1].json", InventoryFile.Write(Named("bracket")));
        _folder.Write("s1.json", InventoryFile.Write(Named("plain")));
        _engine.Set("path", _folder.File("s[1].json"));

        ServerInventory wild = Assert.Single(_engine.Run<ServerInventory>("Import-LyncServerInventory $path"));
        ServerInventory literal = Assert.Single(_engine.Run<ServerInventory>("Import-LyncServerInventory -LiteralPath $path"));

        Assert.Equal("plain", wild.ComputerName);
        Assert.Equal("bracket", literal.ComputerName);
    }

    [Theory]
    [InlineData("$path")]
    [InlineData("[pscustomobject]@{ PSPath = $path }")]
    [InlineData("[pscustomobject]@{ PSPath = \"Microsoft.PowerShell.Core\\FileSystem::$path\"; Name = 's1' }")]
    [InlineData("[pscustomobject]@{ LiteralPath = $path }")]
    [InlineData("[pscustomobject]@{ Path = $path }")]
    public void Files_come_in_by_the_pipeline(string input)
    {
        _engine.Set("path", _folder.Write("s1.json", InventoryFile.Write(Named("s1"))));

        ServerInventory server = Assert.Single(_engine.Run<ServerInventory>(input + " | Import-LyncServerInventory"));

        Assert.Empty(_engine.Errors);
        Assert.Equal("s1", server.ComputerName);
    }

    [Fact]
    public void Listed_files_bind_by_their_place_and_not_as_patterns()
    {
        _engine.Set("path", _folder.Write("s[1].json", InventoryFile.Write(Named("s1"))));

        ServerInventory server = Assert.Single(
            _engine.Run<ServerInventory>("[pscustomobject]@{ PSPath = $path } | Import-LyncServerInventory"));

        Assert.Equal("s1", server.ComputerName);
    }

    [Fact]
    public void Captures_that_name_different_machines_are_refused_with_both_names()
    {
        string first = _folder.Write("a.clixml", Clixml.File(Clixml.System("FE01")));
        string second = _folder.Write("b.clixml", Clixml.File(Clixml.Feature("Web-Server", "Installed", "FE02")));

        Assert.Empty(Import(first, second));

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("CaptureOtherComputer,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidOperation, error.CategoryInfo.Category);
        Assert.Equal(second, error.TargetObject);
        Assert.Contains("FE01", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("FE02", error.Exception.Message, StringComparison.Ordinal);

        // Test-LyncPrerequisite, which says the same, has another -ComputerName.
        Assert.Contains("Import-LyncServerInventory -ComputerName", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_listing_that_came_through_remoting_names_its_machine()
    {
        string first = _folder.Write("a.clixml", Clixml.File(Clixml.System("FE01")));
        string second = _folder.Write("b.txt", "[X] Web Server (IIS)   Web-Server   Installed fe02\n");

        Assert.Empty(Import(first, second));

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("CaptureOtherComputer,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("fe02", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_of_different_machines_in_one_file_are_refused_too()
    {
        string path = _folder.Write("a.clixml", Clixml.File(Clixml.System("FE01"), Clixml.System("FE02")));

        AssertOneError(path, "CaptureTwoComputers", ErrorCategory.InvalidData);
    }

    [Fact]
    public void Captures_of_different_machines_are_one_server_where_somebody_says_so()
    {
        _engine.Set("paths", new[]
        {
            _folder.Write("a.clixml", Clixml.File(Clixml.System("FE01"))),
            _folder.Write("b.clixml", Clixml.File(Clixml.Feature("Web-Server", "Installed", "FE02"))),
            _folder.Write("c.json", InventoryFile.Write(Named("own"))),
        });

        List<ServerInventory> servers = _engine.Run<ServerInventory>("Import-LyncServerInventory $paths -ComputerName lab");

        Assert.Empty(_engine.Errors);
        Assert.Empty(_engine.Warnings);
        Assert.Equal(["own", "lab"], servers.Select(server => server.ComputerName));
        Assert.Equal(["FE01", "FE02"], servers[1].Sources.Select(source => source.ComputerName));
    }

    [Theory]
    [InlineData("FE01", "fe01.contoso.example", "fe01.contoso.example")]
    [InlineData("fe01.contoso.example", "FE01", "fe01.contoso.example")]
    [InlineData("FE01", "fe01", "FE01")]
    public void A_name_with_and_without_its_domain_is_one_machine(string first, string second, string name)
    {
        ServerInventory server = Assert.Single(Import(
            _folder.Write("a.clixml", Clixml.File(Clixml.System(first))),
            _folder.Write("b.clixml", Clixml.File(Clixml.Feature("Web-Server", "Installed", second)))));

        Assert.Equal(name, server.ComputerName);
        Assert.Empty(_engine.Errors);
    }

    [Theory]
    [InlineData("fe01", "fe01.contoso.example", "fe01.fabrikam.example")]
    [InlineData("fe01.contoso.example", "fe01", "fe01.fabrikam.example")]
    [InlineData("fe01.contoso.example", "fe01.fabrikam.example", "fe01")]
    public void One_name_in_two_domains_is_two_machines_in_any_order(string first, string second, string third)
    {
        string[] paths =
        [
            _folder.Write("a.clixml", Clixml.File(Clixml.System(first))),
            _folder.Write("b.clixml", Clixml.File(Clixml.Feature("A", "Installed", second))),
            _folder.Write("c.clixml", Clixml.File(Clixml.Feature("B", "Installed", third))),
        ];

        Assert.Empty(Import(paths));

        Assert.StartsWith(
            "CaptureOtherComputer,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7601", "3", "Image Version: 6.3.9600.17031", null)]
    [InlineData("9600", "3", "Image Version: 6.3.9600.17031", null)]
    [InlineData("7601", "3", "Image Version: 6.1.7600.16385", null)]
    [InlineData("7601", "3", "OS Version: 6.3.9600 N/A Build 9600", "CaptureOtherSystem")]
    [InlineData("7601", "3", "OS Version: 6.1.7601 N/A Build 7601\nOS Configuration: Member Workstation", "CaptureOtherSystem")]
    [InlineData("7601", "2", "OS Version: 6.1.7601 N/A Build 7601\nOS Configuration: Member Server", null)]
    [InlineData("9600", "3", "CurrentBuildNumber    REG_SZ    7601", "CaptureOtherSystem")]
    public void Captures_of_different_systems_are_refused(string build, string productType, string other, string? id)
    {
        string text = other.StartsWith("Current", StringComparison.Ordinal)
            ? "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\n    EditionID    REG_SZ    x\n    " + other + "\n\n"
            : other + "\n\n" + Dism;
        string[] paths =
        [
            _folder.Write("a.clixml", Clixml.File(Clixml.System("FE01", build, productType))),
            _folder.Write("b.txt", text),
        ];

        for (int i = 0; i < 2; i++, Array.Reverse(paths))
        {
            _engine.Errors.Clear();
            Assert.Equal(id is null ? 1 : 0, Import(paths).Count);
            Assert.Equal(id is null ? [] : [id + ",LyncPrereq.Commands.ImportLyncServerInventoryCommand"], _engine.Errors.Select(error => error.FullyQualifiedErrorId));
        }
    }

    [Fact]
    public void A_name_that_only_a_localized_output_tells_is_compared_too()
    {
        string first = _folder.Write("a.clixml", Clixml.File(Clixml.System("FE01")));
        string second = _folder.Write("b.txt", "Nom de l'h\u00f4te:    FE02\nNom:    Windows\nVersion:    6.3.9600 N/A version 9600\n");

        Assert.Empty(Import(first, second));
        Assert.StartsWith("CaptureOtherComputer,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Captures_that_are_not_used_because_of_another_come_with_a_warning()
    {
        Assert.Empty(Import(_folder.Write("a.clixml", Clixml.File(Clixml.System("FE01"))), _folder.File("gone.txt")));

        Assert.Contains("not used", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
        Assert.Single(_engine.Errors);
    }

    [Fact]
    public void Captures_that_name_no_machine_come_with_a_warning()
    {
        ServerInventory server = Assert.Single(Import(_folder.Write("a.txt", Listing)));

        Assert.Equal("(unnamed)", server.ComputerName);
        Assert.Contains("-ComputerName", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
        Assert.Empty(_engine.Errors);
    }

    [Fact]
    public void The_captures_of_two_machines_are_refused_with_both_names_and_accepted_under_one()
    {
        _engine.Set("path", CapturesOfTwoServers());

        Assert.Empty(_engine.Run("Import-LyncServerInventory $path"));
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.Contains("SRV01", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("SRV02", error.Exception.Message, StringComparison.Ordinal);

        ServerInventory server = Assert.Single(
            _engine.Run<ServerInventory>("Import-LyncServerInventory $path -ComputerName lab"));
        Assert.Empty(_engine.Errors);
        Assert.Equal("lab", server.ComputerName);
        Assert.Equal(4, server.Sources.Count);
    }

    [Fact]
    public void Captures_come_back_from_an_inventory_file_as_they_were_read()
    {
        _engine.Set("captures", CapturesOfTwoServers());
        _engine.Set("registry", Write("server.reg", RegistryFile.Of(new GeneratedServer(WindowsRelease.WindowsServer2012R2)).ToString()));
        _engine.Set("file", _folder.File("lab.json"));

        ServerInventory server = Assert.Single(_engine.Run<ServerInventory>(
            "Import-LyncServerInventory $captures, $registry -ComputerName lab -OutVariable read; "
            + "$read | Export-LyncServerInventory $file"));
        ServerInventory back = Assert.Single(_engine.Run<ServerInventory>("Import-LyncServerInventory $file"));

        Assert.Empty(_engine.Errors);
        Assert.Equal(Inventories.Describe(server), Inventories.Describe(back));
    }

    [Theory]
    [InlineData("""{ "format": "LyncPrereq.ServerInventory", "formatVersion": 3, "facts": [] }""", "InventoryVersion")]
    [InlineData("""{ "format": "LyncPrereq.Catalog", "formatVersion": 1 }""", "InventoryForeign")]
    [InlineData("""{ "Name": "Web-Server", "Path": "C:\\" }""", "InventoryForeign")]
    [InlineData("""{ "format": 1 }""", "InventoryForeign")]
    [InlineData("{}", "InventoryForeign")]
    [InlineData("""{ "format": """, "InventoryTruncated")]
    [InlineData("{\\rtf1\\ansi", "InventoryMalformed")]
    [InlineData("[1]", "CaptureNotRecognized")]
    public void An_inventory_that_cannot_be_used_is_one_error_of_its_own(string text, string id)
    {
        string path = _folder.Write("s1.json", text);
        _engine.Set("path", path);

        var output = _engine.Run("Import-LyncServerInventory -LiteralPath $path");

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(path, error.TargetObject);
        Assert.Contains(path, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    /// <summary>The features of one server, and what else is captured of another.</summary>
    private string CapturesOfTwoServers()
    {
        var other = new GeneratedServer(WindowsRelease.WindowsServer2012R2, "SRV02");
        Write("windowsfeature.clixml", FeatureClixml.WindowsFeature(new GeneratedServer(WindowsRelease.WindowsServer2012R2)));
        Write("updates.clixml", WmiClixml.HotFixes(other, "KB2919355"));
        Write("services.clixml", ServiceClixml.Write("MSMQ:RpcSs", "RpcSs"));
        Write("system.clixml", WmiClixml.OperatingSystem(other, "Microsoft Windows Server 2012 R2 Standard"));
        return _folder.File("*.clixml");
    }

    private string Write(string name, string text) => _folder.Write(name, GeneratedServer.Unicode(text));

    private static ServerInventory Named(string name) =>
        new(name, null, new DateTime(2013, 11, 4, 9, 0, 0, DateTimeKind.Utc), []);

    private List<ServerInventory> Import(params string[] paths)
    {
        _engine.Set("paths", paths);
        return _engine.Run<ServerInventory>("Import-LyncServerInventory -LiteralPath $paths");
    }

    private void AssertOneError(string path, string id, ErrorCategory category)
    {
        Assert.Empty(Import(path));

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.Equal(id + ",LyncPrereq.Commands.ImportLyncServerInventoryCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(path, error.TargetObject);
        Assert.Contains(path, error.Exception.Message, StringComparison.Ordinal);
    }
}
