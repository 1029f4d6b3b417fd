using System.Management.Automation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>Import-LyncTopology, and its computers in Test-LyncPrerequisite.</summary>
public sealed class ImportLyncTopologyTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<string> Forms => MadeTopology.Forms;

    [Theory]
    [MemberData(nameof(Forms))]
    public void Computers_without_a_role_are_summed_in_one_warning(string form)
    {
        _engine.Set("file", _folder.Write("topology", Fleet().Write(form)));

        Assert.Equal(["edge.contoso.example", "med.contoso.example"], Names("Import-LyncTopology $file"));
        Assert.Empty(_engine.Errors);
        Assert.Equal("3 of 5 computers have no Lync Server role and were not returned: 1 SqlServer, 2 FileServer. To return them, use -All.", Assert.Single(_engine.Warnings));
    }

    [Fact]
    public void Each_of_them_is_a_verbose_line()
    {
        _engine.Set("file", _folder.Write("topology", Fleet().Write("published")));

        _engine.Run("Import-LyncTopology $file -Verbose");

        Assert.Equal(
            ["sql.contoso.example was not returned. Kind: SqlServer. Services: UserStore.", "f1.contoso.example was not returned. Kind: FileServer. Services: FileStore.", "f2.contoso.example was not returned. Kind: FileServer. Services: FileStore."],
            _engine.Verbose.Skip(1));
    }

    [Fact]
    public void All_returns_them_with_their_kind_and_without_a_warning()
    {
        _engine.Set("file", _folder.Write("topology", Fleet().Write("published")));

        Assert.Equal(["sql.contoso.example", "f1.contoso.example", "f2.contoso.example"], Names("Import-LyncTopology $file -All | Where-Object Kind -ne LyncServer"));
        Assert.Empty(_engine.Warnings);
        Assert.Equal(["edge.contoso.example"], Names("Import-LyncTopology $file | Where-Object Role -Contains Edge"));
        Assert.Equal(["edge.contoso.example"], Names("Import-LyncTopology $file | Where-Object Role -eq Edge"));
        Assert.Equal(["med.contoso.example"], Names("Import-LyncTopology $file | Where-Object Role -NotContains Edge"));
    }

    [Fact]
    public void Files_come_as_names_wildcards_and_from_the_pipeline()
    {
        _folder.Write("a[1].tbxml", Fleet().Write("tbxml"));
        _engine.Set("pattern", _folder.File("*.tbxml"));
        _engine.Set("file", _folder.File("a[1].tbxml"));

        Assert.Equal(2, Names("Import-LyncTopology $pattern").Length);
        Assert.Equal(2, Names("Import-LyncTopology -LiteralPath $file").Length);
        Assert.Equal(2, Names("[pscustomobject]@{ LiteralPath = $file } | Import-LyncTopology").Length);
        Assert.Equal(2, Names("$pattern | Import-LyncTopology").Length);
        Assert.Empty(_engine.Errors);
        Assert.StartsWith("PathNotFound,", _engine.Fail("Import-LyncTopology $file").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_topology_does_not_spoil_the_others()
    {
        _engine.Set("files", new[]
        {
            _folder.Write("empty.xml", ""),
            _folder.Write("other.txt", "Hello"),
            _folder.File("gone.xml"),
            _folder.Write("topology.xml", Fleet().Write("published")),
            _folder.Path,
        });

        Assert.Equal(2, Names("Import-LyncTopology -LiteralPath $files").Length);
        Assert.Equal(
            ["InputEmpty", "TopologyNotRecognized", "InputNotFound", "InputIsFolder"],
            _engine.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void A_computer_in_two_pools_is_an_error_and_no_computer()
    {
        _engine.Set("file", _folder.Write("topology", new MadeTopology()
            .Pool("edge.contoso.example", 1, "a.contoso.example").Runs("edge.contoso.example", "7", "EdgeServer")
            .Pool("med.contoso.example", 1, "A.contoso.example", "b.contoso.example").Runs("med.contoso.example", "7", "MediationServer")
            .Pool("apps.contoso.example", 1, "a.contoso.example").Runs("apps.contoso.example", "7", "ExternalServer").Write("published")));

        Assert.Equal(["b.contoso.example"], Names("Import-LyncTopology $file"));
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("TopologyConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("a.contoso.example", error.TargetObject);
        Assert.Contains("edge.contoso.example (Edge", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("med.contoso.example (Mediation", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_computer_in_a_pool_and_in_one_that_was_refused_is_an_error()
    {
        _engine.Set("file", _folder.Write("topology", new MadeTopology()
            .Pool("half.contoso.example", 1, "a.contoso.example").Runs("half.contoso.example", "7", "UserServices").Runs("half.contoso.example", "6", "Registrar")
            .Pool("med.contoso.example", 1, "a.contoso.example").Runs("med.contoso.example", "7", "MediationServer").Write("published")));

        Assert.Empty(_engine.Run("Import-LyncTopology $file"));
        Assert.Equal(["TopologyVersionsDiffer", "TopologyConflict"], _engine.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void A_topology_in_two_forms_gives_each_computer_once_and_another_state_is_an_error()
    {
        _engine.Set("one", _folder.Write("one.tbxml", Fleet().Write("tbxml")));
        _engine.Set("two", _folder.Write("two.zip", Fleet().Write("zip")));
        _engine.Set("later", _folder.Write("later.xml", Fleet("7").Write("published")));

        Assert.Equal(["edge.contoso.example", "med.contoso.example"], Names("Import-LyncTopology $one, $two"));
        Assert.Empty(_engine.Errors);
        Assert.Empty(_engine.Run("Import-LyncTopology $one, $later"));
        Assert.Equal(["edge.contoso.example", "med.contoso.example"], _engine.Errors.Select(error => error.TargetObject));
        Assert.All(_engine.Errors, error => Assert.Contains("later.xml", error.Exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_without_a_domain_are_a_warning_for_servers_only()
    {
        _engine.Set("file", _folder.Write("topology", new MadeTopology()
            .Pool("med01", 1, [null]).Runs("med01", "7", "MediationServer").Pool("owas", 1, [null]).Runs("owas", "7", "WacService").Write("tbxml")));

        Assert.Equal(["med01"], Names("Import-LyncTopology $file"));
        Assert.StartsWith("These server names do not include a domain: med01.", _engine.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_topology_that_was_not_published_is_a_verbose_line_and_its_private_path_is_not_shown()
    {
        _engine.Set("file", _folder.Write("topology", new MadeTopology { IsPublished = false }.Pool("med.contoso.example", 1, [null]).Runs("med.contoso.example", "7", "MediationServer").Write("tbxml")));

        _engine.Run("Import-LyncTopology $file -Verbose");

        Assert.Contains("was not published", _engine.Verbose[1], StringComparison.Ordinal);
        Assert.DoesNotContain(_engine.Verbose, line => line.Contains("someone", StringComparison.Ordinal));
    }

    [Fact]
    public void A_computer_has_no_property_that_Test_binds_to_files_or_sessions()
    {
        string[] taken = ["Path", "FullName", "PSPath", "LiteralPath", "InputObject", "Session", "CimSession", "Credential", "Name"];

        Assert.DoesNotContain(typeof(TopologyComputer).GetProperties(), property => taken.Contains(property.Name));
    }

    [Fact]
    public void A_computer_comes_back_from_serialization()
    {
        _engine.Set("file", _folder.Write("topology", Fleet().Write("published")));

        foreach (TopologyComputer computer in _engine.Run<TopologyComputer>("Import-LyncTopology $file -All"))
        {
            object back = PSSerializer.Deserialize(PSSerializer.Serialize(computer));

            Assert.Equal(
                Inventories.Describe(computer),
                Inventories.Describe(LanguagePrimitives.ConvertTo(back, typeof(TopologyComputer), System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Pool_and_product_of_each_object_reach_its_rows()
    {
        _engine.Set("objects", new[] { Piped("a", "LyncServer2013", "p1"), Piped("b", "SkypeForBusinessServer2019", "p2"), Piped("c", null, null), Piped("b", "SkypeForBusinessServer2019", "p3") });

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("$objects | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem");

        Assert.Empty(_engine.Errors);
        Assert.Equal(
            ["a LyncServer2013 p1", "b SkypeForBusinessServer2019 p2", "c LyncServer2013 ", "b SkypeForBusinessServer2019 p3"],
            rows.Select(row => row.ComputerName + " " + row.Product + " " + row.Pool));
        Assert.All(rows.Where(row => row.Product == "LyncServer2013"), row => Assert.Equal(PrerequisiteStatus.Met, row.StatusValue));
        Assert.All(rows.Where(row => row.Product != "LyncServer2013"), row => Assert.NotEqual(PrerequisiteStatus.Met, row.StatusValue));
        Assert.Equal(false, Assert.Single(_engine.Run("$objects | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -Quiet")).BaseObject);
        Assert.Equal(true, Assert.Single(_engine.Run("$objects[0], $objects[2] | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -Quiet")).BaseObject);
    }

    [Fact]
    public void A_computer_that_cannot_be_reached_has_rows_of_its_product_and_pool()
    {
        _engine.Set("file", _folder.Write("topology", new MadeTopology()
            .Pool("med.invalid", 1, "m1.invalid").Runs("med.invalid", "6", "MediationServer")
            .Pool("edge.invalid", 1, "e1.invalid").Runs("edge.invalid", "7", "EdgeServer").Write("zip")));

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "Import-LyncTopology $file | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -Protocol Wsman -TimeoutSec 20");

        Assert.Equal(
            ["e1.invalid Edge SkypeForBusinessServer2015 edge.invalid Unknown", "m1.invalid Mediation LyncServer2013 med.invalid Unknown"],
            rows.Select(row => string.Join(" ", [row.ComputerName, row.Role.ToString(), row.Product, row.Pool, row.Status.ToString()])).Order(StringComparer.Ordinal));
        Assert.Equal(["e1.invalid", "m1.invalid"], _engine.Errors.Select(error => (string)error.TargetObject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_product_and_a_pool_can_be_said_for_all()
    {
        _engine.Set("objects", new[] { Piped("a", "LyncServer2013", "p1") });

        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>(
            "$objects | Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -Product SkypeForBusinessServer2015 -Pool p9"));

        Assert.Equal(("SkypeForBusinessServer2015", "p9"), (row.Product, row.Pool));
    }

    [Theory]
    [InlineData("'LyncServer2010'")]
    [InlineData("''")]
    [InlineData("$null")]
    [InlineData("'1'")]
    [InlineData("1")]
    [InlineData("'LyncServer2013, SkypeForBusinessServer2015'")]
    public void An_unknown_product_is_an_error_that_names_the_server_and_no_row(string product)
    {
        string script = $"[pscustomobject]@{{ ComputerName = 'a'; Role = 'Edge'; Product = {product} }} | Test-LyncPrerequisite";

        ErrorRecord error = _engine.Fail(script);

        Assert.StartsWith("ProductNotRecognized,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("a", error.TargetObject);
        Assert.Equal(false, Assert.Single(_engine.Run(script + " -Quiet")).BaseObject);
    }

    [Fact]
    public void An_unknown_product_for_all_ends_the_command()
    {
        ErrorRecord error = _engine.Fail("Test-LyncPrerequisite -ComputerName a, b -Role Edge -Product LyncServer2010");

        Assert.StartsWith("ProductNotRecognized,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("LyncServer2013, SkypeForBusinessServer2015, SkypeForBusinessServer2019", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalog_file_has_its_own_product()
    {
        _engine.Set("catalog", _folder.Write("catalog.json", CatalogText.Good));
        _engine.Set("objects", new[] { Piped("a", "Contoso", "p1") });

        Assert.Equal("Test.Product2", Assert.Single(_engine.Run<PrerequisiteResult>("$objects | Test-LyncPrerequisite -CatalogPath $catalog -RequirementId First")).Product);
    }

    [Fact]
    public void A_requirement_that_one_of_the_products_has_is_no_error_of_another_product()
    {
        _engine.Set("objects", new[] { Piped("b", "SkypeForBusinessServer2019", "p2") });

        Assert.Single(_engine.Run<PrerequisiteResult>("$objects | Test-LyncPrerequisite -RequirementId DotNetFramework47"));
        Assert.Empty(_engine.Errors);
    }

    [Fact]
    public void Captures_are_tested_for_the_product_and_pool_of_the_call()
    {
        _engine.Set("file", _folder.Write("os.clixml", Clixml.File(Clixml.System("s1"))));

        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>(
            "Test-LyncPrerequisite -Path $file -Role FrontEnd -Product SkypeForBusinessServer2019 -Pool p -RequirementId SupportedOperatingSystem"));

        Assert.Equal(("SkypeForBusinessServer2019", "p"), (row.Product, row.Pool));
    }

    private string[] Names(string script) => [.. _engine.Run<TopologyComputer>(script).Select(computer => computer.ComputerName)];

    /// <summary>An inventory with the properties of a computer.</summary>
    private static PSObject Piped(string name, string? product, string? pool)
    {
        var piped = new PSObject(new ServerInventory(name, null, Rows.Time, Server.WindowsServer2012().Inventory.Sources));
        piped.Properties.Add(new PSNoteProperty("Role", "FrontEnd"));
        if (product is not null)
        {
            piped.Properties.Add(new PSNoteProperty("Product", product));
            piped.Properties.Add(new PSNoteProperty("Pool", pool));
        }

        return piped;
    }

    private static MadeTopology Fleet(string version = "6") => new MadeTopology()
        .Pool("edge.contoso.example", 1, [null]).Runs("edge.contoso.example", version, "EdgeServer")
        .Pool("sql.contoso.example", 1, [null]).Stores("sql.contoso.example", version, "UserStore")
        .Pool("f1.contoso.example", 1, [null]).Runs("f1.contoso.example", version, "FileStore")
        .Pool("f2.contoso.example", 1, [null]).Runs("f2.contoso.example", version, "FileStore")
        .Pool("med.contoso.example", 2, [null]).Runs("med.contoso.example", version, "MediationServer");
}
