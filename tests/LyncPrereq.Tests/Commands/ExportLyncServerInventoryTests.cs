using System.Collections.ObjectModel;
using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class ExportLyncServerInventoryTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public ExportLyncServerInventoryTests()
    {
        _engine.Set("folder", _folder.Path);
        _engine.Set("file", _folder.File("out.json"));
        Give(Named("s1"), Named("s2"));
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_folder_gets_a_file_for_each_server()
    {
        List<FileInfo> files = _engine.Run<FileInfo>("$servers | Export-LyncServerInventory $folder -PassThru");

        Assert.Empty(_engine.Errors);
        Assert.Equal([_folder.File("s1.json"), _folder.File("s2.json")], files.Select(file => file.FullName));
        Assert.Equal(["s1.json", "s2.json"], Files());
        Assert.Equal("s2", InventoryFile.Read(new CaptureFile(_folder.File("s2.json"))).ComputerName);
    }

    [Theory]
    [InlineData("Import-LyncServerInventory")]
    [InlineData("Test-LyncPrerequisite -Role Edge")]
    public void The_written_files_can_be_piped_on(string command)
    {
        Collection<PSObject> read = _engine.Run("$servers | Export-LyncServerInventory $folder -PassThru | " + command);

        Assert.Empty(_engine.Errors);
        Assert.Equal(["s1", "s2"], read.Select(item => item.Properties["ComputerName"].Value).Distinct());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("\\")]
    public void A_path_that_ends_in_a_separator_is_a_folder_that_is_made(string separator)
    {
        _engine.Set("folder", _folder.File("new") + separator);

        Assert.Empty(_engine.Run("$servers | Export-LyncServerInventory -Path $folder"));

        Assert.Empty(_engine.Errors);
        Assert.Equal(["s1.json", "s2.json"], Directory.GetFiles(_folder.File("new")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_file_takes_one_server_and_its_folder_is_made()
    {
        _engine.Set("file", Path.Combine(_folder.File("new"), "out.json"));

        _engine.Run("$servers[0] | Export-LyncServerInventory $file");

        Assert.Empty(_engine.Errors);
        Assert.Equal("s1", InventoryFile.Read(new CaptureFile(Path.Combine(_folder.File("new"), "out.json"))).ComputerName);
    }

    [Theory]
    [InlineData("$servers | Export-LyncServerInventory $file")]
    [InlineData("Export-LyncServerInventory -InputObject $servers -LiteralPath $file -Force")]
    [InlineData("$servers + $servers | Export-LyncServerInventory $file")]
    public void Several_servers_into_one_file_is_one_error_and_writes_nothing(string script)
    {
        _engine.Set("file", Path.Combine(_folder.File("new"), "out.json"));

        ErrorRecord error = _engine.Fail(script);

        Assert.StartsWith("ExportSeveral,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Equal(Path.Combine(_folder.File("new"), "out.json"), error.TargetObject);
        Assert.Contains("s1 and s2", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("-NoClobber", false, "ExportExists", ErrorCategory.ResourceExists)]
    [InlineData("-NoClobber -Force", true, "ExportExists", ErrorCategory.ResourceExists)]
    [InlineData("", true, "ExportReadOnly", ErrorCategory.PermissionDenied)]
    public void A_file_that_is_to_be_kept_is_an_error_and_the_others_are_written(string switches, bool isReadOnly, string id, ErrorCategory category)
    {
        string path = _folder.Write("s1.json", "mine");
        new FileInfo(path).IsReadOnly = isReadOnly;

        ErrorRecord error = _engine.Fail("$servers | Export-LyncServerInventory $folder " + switches);

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(path, error.TargetObject);
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal(["s1.json", "s2.json"], Files());

        _engine.Set("file", path);
        Assert.StartsWith(id + ",", _engine.Fail("$servers[0] | Export-LyncServerInventory $file " + switches).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(path));
        new FileInfo(path).IsReadOnly = false;
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("-Force", false)]
    [InlineData("-Force", true)]
    public void Any_other_file_is_overwritten_and_keeps_its_attribute(string switches, bool isReadOnly)
    {
        string path = _folder.Write("s1.json", "old");
        new FileInfo(path).IsReadOnly = isReadOnly;

        _engine.Run("$servers | Export-LyncServerInventory $folder " + switches);

        Assert.Empty(_engine.Errors);
        Assert.Equal("s1", InventoryFile.Read(new CaptureFile(path)).ComputerName);
        Assert.Equal(["s1.json", "s2.json"], Files());
        Assert.Equal(isReadOnly, new FileInfo(path).IsReadOnly);
        new FileInfo(path).IsReadOnly = false;
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_leaves_no_other_file_behind()
    {
        Directory.CreateDirectory(_folder.File("s1.json"));

        Assert.StartsWith("ExportFailed,", _engine.Fail("$servers[0] | Export-LyncServerInventory $folder").FullyQualifiedErrorId, StringComparison.Ordinal);

        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("$servers | Export-LyncServerInventory $folder -WhatIf -PassThru")]
    [InlineData("$servers[0] | Export-LyncServerInventory \"$folder/new/out.json\" -WhatIf")]
    [InlineData("$servers | Export-LyncServerInventory \"$folder/new/\" -WhatIf -Force")]
    public void What_if_writes_nothing(string script)
    {
        Assert.Empty(_engine.Run(script));

        Assert.Empty(_engine.Errors);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    [InlineData("../s3")]
    [InlineData("..\\s3")]
    [InlineData("/etc/s3")]
    [InlineData("C:s3")]
    [InlineData("s3:stream")]
    [InlineData("s*")]
    [InlineData("s?")]
    [InlineData("s<3>")]
    [InlineData("s|3")]
    [InlineData("s\"3\"")]
    [InlineData("s\n3")]
    [InlineData("s\03")]
    [InlineData("CON")]
    [InlineData("nul")]
    [InlineData("com1.contoso.example")]
    [InlineData("COM\u00b9")]
    [InlineData("lpt\u00b3.txt")]
    [InlineData("CONIN$")]
    [InlineData("conout$.contoso.example")]
    [InlineData("s\u202e3")]
    [InlineData("s\u001b[31m3")]
    [InlineData("s\u20283")]
    [InlineData("s\t3")]
    public void A_name_that_cannot_be_a_file_name_is_an_error_and_the_others_are_written(string name)
    {
        ServerInventory bad = Named(name);
        Give(bad, Named("s2"));

        ErrorRecord error = _engine.Fail("$servers | Export-LyncServerInventory $folder");

        Assert.StartsWith("ExportNameInvalid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Same(bad, error.TargetObject);
        Assert.Equal(["s2.json"], Files());
    }

    [Theory]
    [InlineData("fe01.contoso.example")]
    [InlineData("(unnamed)")]
    [InlineData("größe[1]")]
    [InlineData("Console1")]
    [InlineData("192.0.2.1")]
    public void A_name_of_a_server_is_the_name_of_its_file(string name)
    {
        Give(Named(name));

        _engine.Run("$servers | Export-LyncServerInventory $folder");

        Assert.Empty(_engine.Errors);
        Assert.Equal([name + ".json"], Files());
    }

    [Theory]
    [InlineData("s1")]
    [InlineData("S1")]
    public void Two_servers_of_one_name_are_never_written_over_each_other(string second)
    {
        ServerInventory other = Named(second);
        Give(Named("s1"), other);

        ErrorRecord error = _engine.Fail("$servers | Export-LyncServerInventory $folder -Force");

        Assert.StartsWith("ExportTwice,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Same(other, error.TargetObject);
        Assert.Equal(["s1.json"], Files());
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_an_error_for_its_server()
    {
        _folder.Write("taken", "a file");
        _engine.Set("file", Path.Combine(_folder.File("taken"), "out.json"));

        ErrorRecord error = _engine.Fail("$servers[0] | Export-LyncServerInventory $file");

        Assert.StartsWith("ExportFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.WriteError, error.CategoryInfo.Category);
        Assert.Equal("s1", Assert.IsType<ServerInventory>(error.TargetObject).ComputerName);
    }

    [Fact]
    public void A_place_outside_the_file_system_is_refused()
    {
        ErrorRecord error = _engine.Fail("$servers[0] | Export-LyncServerInventory Variable:\\x");

        Assert.StartsWith("PathNotFileSystem,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Variable:\\x", error.TargetObject);
    }

    private static ServerInventory Named(string name) =>
        new(name, null, new DateTime(2013, 11, 4, 9, 0, 0, DateTimeKind.Utc), []);

    private void Give(params ServerInventory[] servers) => _engine.Set("servers", servers);

    private IEnumerable<string?> Files() => Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order();
}
