using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>Every object of the pipeline gives rows, or one error that names it, and then no quiet answer is true.</summary>
public sealed class InputItemTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public InputItemTests()
    {
        _engine.Set("inventory", Edge());
        _engine.Set("file", _folder.Write("edge[01].json", InventoryFile.Write(Edge())));
        _engine.Set("pattern", System.IO.Path.Combine(_folder.Path, "edge*.json"));
        _engine.Set("os", _folder.Write(
            "os.csv",
            "#TYPE System.Management.ManagementObject#root\\cimv2\\Win32_OperatingSystem\n"
            + "PSComputerName,BuildNumber,ProductType\nCAP01,9200,3\n"));
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("[pscustomobject]@{ LiteralPath = $file; Role = 'Edge' }")]
    [InlineData("[pscustomobject]@{ Path = $pattern; Role = 'Edge' }")]
    [InlineData("[pscustomobject]@{ FullName = $file; Role = 'Edge' }")]
    [InlineData("[pscustomobject]@{ ComputerName = 'server.contoso.example'; Path = $pattern; Role = 'Edge' }")]
    [InlineData("[pscustomobject]@{ Path = ''; LiteralPath = $file; Role = ' edge ' }")]
    [InlineData("[IO.FileInfo]$file | ForEach-Object { $_.PSObject.Properties.Add([psnoteproperty]::new('Role', 'Edge')); $_ }")]
    [InlineData("$inventory | ForEach-Object { $_.PSObject.Properties.Add([psnoteproperty]::new('Role', 'Edge')); $_ }")]
    public void Files_and_inventories_are_tested_for_the_role_of_the_object(string item)
    {
        PrerequisiteResult row = Assert.Single(
            _engine.Run<PrerequisiteResult>(item + " | Test-LyncPrerequisite -RequirementId WindowsPowerShell3"));

        Assert.Empty(_engine.Errors);
        Assert.Equal("server", row.ComputerName);
        Assert.Equal(["Edge"], row.Role);
        Assert.True(Assert.Single(_engine.Run<bool>(item + " | Test-LyncPrerequisite -RequirementId WindowsPowerShell3 -Quiet")));
    }

    [Theory]
    [InlineData("$null", "ComputerNameInvalid", "$null")]
    [InlineData("''", "ComputerNameInvalid", "''")]
    [InlineData("' '", "ComputerNameInvalid", "' '")]
    [InlineData("42", "ComputerNameInvalid", "42 (System.Int32)")]
    [InlineData("[pscustomobject]@{ ComputerName = ''; Role = 'Edge' }", "ComputerNameInvalid", "Role=Edge")]
    [InlineData("[pscustomobject]@{ Path = $null; Role = 'Edge' }", "ComputerNameInvalid", "Role=Edge")]
    [InlineData("[pscustomobject]@{ ComputerName = 'fe 01'; Role = 'Edge' }", "ComputerNameInvalid", "fe 01")]
    [InlineData("[pscustomobject]@{ Path = 'missing.json'; Role = 'Edge' }", "PathNotFound", "missing.json")]
    [InlineData("[pscustomobject]@{ Path = $pattern; Role = 'Egde' }", "RoleNotRecognized", "edge*.json: 'Egde'")]
    [InlineData("[pscustomobject]@{ Path = $pattern; Role = 'Edge'; Product = 'Exchange' }", "ProductNotRecognized", "edge*.json: 'Exchange'")]
    [InlineData("[pscustomobject]@{ Path = $pattern; Role = 'Edge'; Product = ' ' }", "ProductNotRecognized", "edge*.json: The product is missing")]
    [InlineData("[pscustomobject]@{ Path = $pattern; Role = 'Edge'; Product = 1 }", "ProductNotRecognized", "edge*.json: '1'")]
    [InlineData("']'", "ComputerNameInvalid", "']'")]
    [InlineData("[pscustomobject]@{ ComputerName = 'no.such.server'; Role = 'Edge, 3' }", "RoleNotRecognized", "no.such.server: '3'")]
    public void An_object_that_cannot_be_tested_is_one_error_that_names_it(string item, string id, string name)
    {
        string script = $"& {{ $inventory; {item} }} | Test-LyncPrerequisite -Role Edge -RequirementId WindowsPowerShell3";

        Assert.Single(_engine.Run(script));
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(name, error.Exception.Message, StringComparison.Ordinal);
        Assert.False(Assert.Single(_engine.Run<bool>(script + " -Quiet")));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Path = $pattern }")]
    [InlineData("[pscustomobject]@{ Path = $pattern; Role = '' }")]
    [InlineData("$inventory")]
    [InlineData("'no.such.server'")]
    public void Without_a_role_there_is_an_error_that_names_the_object(string item)
    {
        ErrorRecord error = _engine.Fail(item + " | Test-LyncPrerequisite");

        Assert.StartsWith("RoleNotRecognized,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("The role is missing", error.Exception.Message, StringComparison.Ordinal);
        Assert.False(Assert.Single(_engine.Run<bool>(item + " | Test-LyncPrerequisite -Quiet")));
    }

    [Fact]
    public void Role_is_for_objects_without_one()
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "[pscustomobject]@{ Path = $pattern; Role = 'Mediation' }, [pscustomobject]@{ Path = $pattern; Role = '' }"
            + " | Test-LyncPrerequisite -Role Edge -RequirementId WindowsPowerShell3");

        Assert.Equal(["Mediation", "Edge"], rows.Select(row => row.Role.ToString()));
    }

    [Fact]
    public void Product_and_pool_of_an_object_are_used()
    {
        PrerequisiteResult row = _engine.Run<PrerequisiteResult>(
            "[pscustomobject]@{ Path = $pattern; Role = 'Edge'; Product = 'SkypeForBusinessServer2015'; Pool = 'p1' } | Test-LyncPrerequisite")[0];

        Assert.Equal(("SkypeForBusinessServer2015", "p1"), (row.Product, row.Pool));
    }

    [Fact]
    public void Captures_are_tested_for_their_own_roles_only()
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "[pscustomobject]@{ Path = $pattern; Role = 'Edge' }, [pscustomobject]@{ Path = $os; Role = 'Mediation' }"
            + " | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem");

        Assert.Equal(["server: Edge", "CAP01: Mediation"], rows.Select(row => row.ComputerName + ": " + row.Role));
    }

    [Theory]
    [InlineData("@{ ComputerName = 'fe01' }", "@{ ComputerName = 'fe02' }", "fe01: Met", "fe02: NotMet")]
    [InlineData("@{ Role = 'Edge' }", "@{ Role = 'Mediation' }", "(unnamed): Met", "(unnamed): NotMet")]
    [InlineData("@{ Pool = 'p1' }", "@{ Pool = 'p2' }", "(unnamed): Met", "(unnamed): NotMet")]
    public void Captures_of_objects_for_different_servers_are_not_combined(string first, string second, string met, string notMet)
    {
        _engine.Set("a", Captures("a", "Windows Server 2012 R2 Standard", build: 9600));
        _engine.Set("b", Captures("b", "Windows Server 2016 Standard", build: 14393));

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            $"{Item(first, "$a")}, {Item(second, "$b")} | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -Role Edge");

        Assert.Empty(_engine.Errors);
        Assert.Equal([met, notMet], rows.Select(row => row.ComputerName + ": " + row.Status));

        static string Item(string columns, string path) => $"([pscustomobject]({columns} + @{{ Path = {path} }}))";
    }

    [Fact]
    public void Captures_keep_the_name_of_their_computer()
    {
        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>(
            "[pscustomobject]@{ Path = $os; ComputerName = 'alias' } | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -Role Edge"));

        Assert.Equal(("CAP01", "alias"), (row.ComputerName, row.RequestedName));
    }

    [Theory]
    [InlineData("SERVER")]
    [InlineData("server.contoso.example")]
    [InlineData("10.0.0.7")]
    [InlineData("localhost")]
    public void An_inventory_file_keeps_its_name_and_has_the_requested_one(string name)
    {
        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>(
            $"[pscustomobject]@{{ Path = $pattern; ComputerName = '{name}'; Role = 'Edge' }} | Test-LyncPrerequisite -RequirementId WindowsPowerShell3"));

        Assert.Equal(("server", name), (row.ComputerName, row.RequestedName));
        Assert.Empty(_engine.Errors);
    }

    [Fact]
    public void An_inventory_of_a_server_that_was_requested_by_this_name_is_not_of_another_computer()
    {
        ServerInventory edge = Edge();
        _engine.Set("alias", _folder.Write("alias.json", InventoryFile.Write(new ServerInventory(edge.ComputerName, "lyncedge", edge.InspectedAt, edge.Sources))));

        Assert.Single(_engine.Run<PrerequisiteResult>(
            "[pscustomobject]@{ Path = $alias; ComputerName = 'lyncedge'; Role = 'Edge' } | Test-LyncPrerequisite -RequirementId WindowsPowerShell3"));
        Assert.Empty(_engine.Warnings);
    }

    [Theory]
    [InlineData("$pattern", "server", "WindowsPowerShell3")]
    [InlineData("$os", "CAP01", "SupportedOperatingSystem")]
    public void A_file_of_another_computer_keeps_its_name_and_is_a_warning_with_both_names(string path, string name, string id)
    {
        string script = $"[pscustomobject]@{{ Path = {path}; ComputerName = 'edge02.contoso.example'; Role = 'Edge' }} | Test-LyncPrerequisite -RequirementId {id}";

        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>(script));
        Assert.Equal((name, "edge02.contoso.example"), (row.ComputerName, row.RequestedName));
        Assert.Contains(
            $"describes the computer {name}, but the object names the computer edge02.contoso.example.",
            Assert.Single(_engine.Warnings),
            StringComparison.Ordinal);
        Assert.False(Assert.Single(_engine.Run<bool>(script + " -Quiet")));
    }

    [Fact]
    public void A_capture_that_fails_does_not_affect_the_captures_of_other_servers()
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "[pscustomobject]@{ Path = $os, 'missing.csv'; ComputerName = 'fe01' }, [pscustomobject]@{ Path = $os; ComputerName = 'fe02' }"
            + " | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -Role Edge");

        Assert.Equal("fe02", Assert.Single(rows).RequestedName);
        Assert.StartsWith("PathNotFound,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("$inventory")]
    [InlineData("[IO.FileInfo]$file")]
    [InlineData("[pscustomobject]@{ Role = 'Edge' }")]
    public void What_is_no_server_is_an_error_of_Get_LyncServerInventory(string item)
    {
        ErrorRecord error = _engine.Fail(item + " | Get-LyncServerInventory");

        Assert.StartsWith("ComputerNameInvalid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void An_incomplete_inventory_is_an_error_and_no_server_is_inspected_instead()
    {
        _engine.Set("broken", PSSerializer.Deserialize(PSSerializer.Serialize(Edge(), 8).Replace("N=\"Sources\"", "N=\"Other\"", StringComparison.Ordinal)));

        ErrorRecord error = _engine.Fail("$broken | Test-LyncPrerequisite -Role Edge");

        Assert.StartsWith("DeserializedNotWhole,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Assert.Single(_engine.Run<bool>("$broken | Test-LyncPrerequisite -Role Edge -Quiet")));
    }

    private static ServerInventory Edge() => Server.WindowsServer2012()
        .Features("NET-Framework-45-Core", "Windows-Identity-Foundation", "Server-Gui-Mgmt-Infra", "PowerShell").Inventory;

    private string Captures(string name, string caption, int build) => _folder.Write(
        name + ".csv",
        "#TYPE System.Management.ManagementObject#root\\cimv2\\Win32_OperatingSystem\n"
        + $"Caption,BuildNumber,ProductType,OperatingSystemSKU\n{caption},{build},3,7\n");
}
