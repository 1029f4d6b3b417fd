using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>What Export-LyncServerInventory writes into a folder is read from the folder.</summary>
public sealed class InventoryFolderTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public InventoryFolderTests() => _engine.Set("folder", _folder.Path);

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Import-LyncServerInventory $folder")]
    [InlineData("Import-LyncServerInventory -LiteralPath $folder")]
    [InlineData("Import-LyncServerInventory \"$folder/\"")]
    [InlineData("[pscustomobject]@{ PSPath = $folder } | Import-LyncServerInventory")]
    [InlineData("Test-LyncPrerequisite -Role Edge -Path $folder")]
    [InlineData("Test-LyncPrerequisite -Role Edge -LiteralPath $folder")]
    [InlineData("[pscustomobject]@{ Path = $folder; Role = 'Edge' } | Test-LyncPrerequisite")]
    public void A_folder_is_its_inventories_in_the_natural_order_of_names(string script)
    {
        _engine.Set("servers", new[] { Named("s10"), Named("s2"), Named("s1") });
        _engine.Run("$servers | Export-LyncServerInventory $folder");

        IEnumerable<object> names = _engine.Run(script).Select(item => item.Properties["ComputerName"].Value).Distinct();

        Assert.Equal(["s1", "s2", "s10"], names);
        Assert.Empty(_engine.Errors);
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void A_file_of_another_name_is_recognized_by_its_content()
    {
        _folder.Write("old.txt", InventoryFile.Write(Named("s1")));

        Assert.Equal("s1", Assert.Single(_engine.Run<ServerInventory>("Import-LyncServerInventory $folder")).ComputerName);
    }

    [Fact]
    public void Other_files_and_folders_are_named_in_one_warning_and_not_read()
    {
        _folder.Write("s1.json", InventoryFile.Write(Named("s1")));
        _folder.Write("read.me", "Files of the servers");
        _folder.Write("os.xml", Clixml.File(Clixml.System("s9")));
        Directory.CreateDirectory(_folder.File("older"));
        File.WriteAllText(Path.Combine(_folder.File("older"), "s1.json"), InventoryFile.Write(Named("s1")));

        Assert.Equal(["s1"], _engine.Run<ServerInventory>("Import-LyncServerInventory $folder").Select(server => server.ComputerName));

        Assert.Empty(_engine.Errors);
        Assert.EndsWith(": older, os.xml, read.me.", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s2.json", "", "InputEmpty")]
    [InlineData("s2.json", "\0\0\0\0\0\0\0\0", "InventoryForeign")]
    [InlineData("s2.JSON", "[]", "InventoryForeign")]
    [InlineData("s2.json", "{ \"format\": \"LyncPrereq.ServerInventory\"", "InventoryTruncated")]
    [InlineData("s2.txt", "", "InputEmpty")]
    [InlineData("report.json", "{ \"servers\": [] }", "InventoryForeign")]
    public void A_file_that_can_be_a_damaged_inventory_is_an_error_and_never_compliant(string name, string content, string id)
    {
        _folder.Write("s1.json", InventoryFile.Write(Named("s1")));
        string bad = _folder.Write(name, content);

        var read = _engine.Run<ServerInventory>("Import-LyncServerInventory $folder");

        Assert.Equal(["s1"], read.Select(server => server.ComputerName));
        Assert.StartsWith(id + ",", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(bad, _engine.Errors[0].TargetObject);
        Assert.Empty(_engine.Warnings);
        Assert.False((bool)Assert.Single(_engine.Run("Test-LyncPrerequisite -Role Edge -Path $folder -RequirementId Nothing* -Quiet")).BaseObject);
    }

    [Theory]
    [InlineData("features.txt", "Feature Name : IIS-WebServer\nState : Enabled\n")]
    [InlineData("read.me", "Files of the servers")]
    public void A_folder_without_inventories_is_one_error(string name, string content)
    {
        _folder.Write(name, content);

        ErrorRecord error = _engine.Fail("Import-LyncServerInventory $folder");

        Assert.StartsWith("FolderNoInventories,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal(_folder.Path, error.TargetObject);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_does_not_keep_the_captures_from_being_used()
    {
        string capture = _folder.Write("os.xml", Clixml.File(Clixml.System("s9")));
        Directory.CreateDirectory(_folder.File("empty"));
        _engine.Set("paths", new[] { capture, _folder.File("empty") });

        Assert.Equal("s9", Assert.Single(_engine.Run<ServerInventory>("Import-LyncServerInventory $paths")).ComputerName);

        Assert.StartsWith("FolderNoInventories,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static ServerInventory Named(string name) =>
        new(name, null, new DateTime(2013, 11, 4, 9, 0, 0, DateTimeKind.Utc), []);
}
