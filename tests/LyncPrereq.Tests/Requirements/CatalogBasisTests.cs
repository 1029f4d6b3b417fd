using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>A catalog that changes another one: what it takes over, what it changes, and what it leaves out.</summary>
public sealed class CatalogBasisTests
{
    private const string Source =
        """{ "document": "own", "section": "Here", "origin": "RelatedDocument", "quote": "As before." }""";

    private static readonly Catalog s_base = Catalogs.For(LyncProduct.SkypeForBusinessServer2015);

    [Fact]
    public void A_catalog_without_changes_has_everything_of_the_other()
    {
        Catalog catalog = Read("");

        Assert.Equal(("Own", "Own product"), (catalog.Product, catalog.Name));
        Assert.Equal(s_base.Roles, catalog.Roles);
        Assert.Equal(s_base.OperatingSystems, catalog.OperatingSystems);
        Assert.Equal(s_base.SeparateServers.Length, catalog.SeparateServers.Length);
        Assert.Equal(Ids(s_base), Ids(catalog));
        Assert.Equal(s_base.Find("IIS.AspNet")!.Sources.Select(source => source.Quote), catalog.Find("IIS.AspNet")!.Sources.Select(source => source.Quote));
    }

    [Fact]
    public void A_requirement_with_a_known_id_changes_only_the_members_that_it_has()
    {
        Requirement before = s_base.Find("IIS.AspNet")!;

        Catalog catalog = Read(""", "requirements": [{ "id": "iis.aspnet", "importance": "Recommended" }]""");

        Requirement after = catalog.Find("IIS.AspNet")!;
        Assert.Equal(RequirementImportance.Recommended, after.Importance);
        Assert.Equal((before.Name, before.Sources.Length, before.Cases.Length), (after.Name, after.Sources.Length, after.Cases.Length));
        Assert.Equal(s_base.Requirements.Select(requirement => requirement.Id.ToUpperInvariant()), Ids(catalog).Select(id => id.ToUpperInvariant()));
    }

    [Fact]
    public void A_new_requirement_follows_the_one_before_it()
    {
        string[] ids = [.. Ids(Read($$""", "requirements": [{{New("First")}}, { "id": "IIS.AspNet" }, {{New("Second")}}, {{New("Third")}}]"""))];

        Assert.Equal("First", ids[0]);
        Assert.Equal(["IIS.AspNet", "Second", "Third", "IIS.AspNet45"], ids.SkipWhile(id => id != "IIS.AspNet").Take(4));
    }

    [Fact]
    public void A_requirement_that_is_left_out_does_not_exist()
    {
        Catalog catalog = Read(""", "without": ["commandline.bits"]""");

        Assert.Equal(Ids(s_base).Where(id => id != "CommandLine.Bits"), Ids(catalog));
    }

    [Fact]
    public void What_is_only_for_a_role_that_the_product_does_not_have_is_left_out()
    {
        Catalog catalog = Read(""", "roles": ["FrontEnd", "Edge"]""");

        Assert.Null(catalog.Find("MessageQueuing"));
        Assert.Equal([LyncRole.FrontEnd], catalog.Find("IIS.AspNet")!.Roles);
        Assert.All(catalog.Requirements, requirement =>
        {
            Assert.Empty(requirement.Roles.Except(catalog.Roles));
            Assert.Empty(requirement.Sources.SelectMany(source => source.RoleValue).Except(catalog.Roles));
        });
        Assert.All(catalog.SeparateServers, rule => Assert.Empty(rule.Roles.Concat(rule.From).Except(catalog.Roles)));
        Assert.DoesNotContain(catalog.SeparateServers, rule => rule.Roles.Contains(LyncRole.PersistentChat));
    }

    [Fact]
    public void What_is_only_for_a_system_that_the_product_does_not_support_is_left_out()
    {
        Catalog catalog = Read(""", "operatingSystems": ["WindowsServer2019"]""");

        Assert.Equal([WindowsRelease.WindowsServer2019], catalog.Find("IIS.AspNet")!.Cases[0].OperatingSystems);
        Assert.Single(catalog.Find("MediaRuntime")!.Cases);
        Assert.DoesNotContain(
            catalog.Requirements.SelectMany(requirement => requirement.Cases).SelectMany(some => some.OperatingSystems),
            release => release != WindowsRelease.WindowsServer2019 && s_base.OperatingSystems.Contains(release));
    }

    [Fact]
    public void A_system_that_the_product_adds_is_one_of_the_supported_ones() => Assert.Equal(
        [WindowsRelease.WindowsServer2016, WindowsRelease.WindowsServer2022],
        Read(""", "operatingSystems": ["WindowsServer2016", "WindowsServer2022"]""").Find("IIS.AspNet")!.Cases[0].OperatingSystems);

    [Fact]
    public void A_document_of_the_same_name_takes_the_place_of_the_other()
    {
        Catalog catalog = Read(
            """
            , "documents": { "requirements": {
              "title": "New page", "uri": "https://docs.example/new", "modified": "2026-01-02", "words": { "product": "Own", "iis": "IIS with:" } } }
            """);

        RequirementSource source = catalog.Find("IIS.AspNet")!.Sources[0];
        Assert.Equal(
            ("New page", "Software that should be installed before a Own deployment", "IIS with: … ASP.NET 3.5"),
            (source.Document, source.Section, source.Quote));
    }

    [Fact]
    public void The_sources_of_the_basis_are_added_to_each_requirement_that_is_taken_over_with_its_sources()
    {
        Catalog catalog = Read(
            $$"""
            , "documents": { "own": { "title": "Own page", "uri": "https://docs.example/own", "modified": "2026-01-02" } },
              "requirements": [{ "id": "IIS.AspNet", "sources": [{{Source}}] }, {{New("Added")}}]
            """,
            $$""", "sources": [{{Source}}]""");

        Assert.All(catalog.Requirements, requirement =>
            Assert.Equal(1, requirement.Sources.Count(source => source.Document == "Own page")));
        Assert.Equal("Own page", catalog.Find("IIS.WebServer")!.Sources[^1].Document);
        Assert.Equal(s_base.Find("IIS.WebServer")!.Sources.Length + 1, catalog.Find("IIS.WebServer")!.Sources.Length);
        Assert.Single(catalog.Find("IIS.AspNet")!.Sources);
    }

    [Fact]
    public void A_catalog_that_is_based_on_another_can_be_the_basis_of_a_third() => Assert.Equal(
        Ids(Catalogs.For(LyncProduct.SkypeForBusinessServer2019)),
        Ids(Read("", product: "SkypeForBusinessServer2019")));

    [Theory]
    [InlineData(""", "basedOn": { "product": "LyncServer2010" }""", "$.basedOn.product")]
    [InlineData(""", "basedOn": { }""", "$.basedOn")]
    [InlineData(""", "basedOn": "LyncServer2013" """, "$.basedOn")]
    [InlineData(""", "basedOn": { "product": "LyncServer2013", "path": "a.json" }""", "$.basedOn")]
    [InlineData(""", "basedOn": { "product": "LyncServer2013", "sources": [{ "document": "none", "section": "A", "origin": "Prose", "quote": "B" }] }""", "$.basedOn.sources[0].document")]
    [InlineData(""", "basedOn": { "product": "LyncServer2013" }, "without": ["Nothing"]""", "$.without[0]")]
    [InlineData(""", "basedOn": { "product": "LyncServer2013" }, "without": ["MessageQueuing", "messagequeuing"]""", "$.without[1]")]
    [InlineData(""", "basedOn": { "product": "LyncServer2013" }, "requirements": [{ "id": "MessageQueuing" }, { "id": "messagequeuing" }]""", "$.requirements[1].id")]
    [InlineData(""", "basedOn": { "product": "LyncServer2013" }, "requirements": [{ "id": "New" }]""", "$.requirements[0]")]
    [InlineData(""", "basedOn": { "product": "LyncServer2013" }, "requirements": [{ "id": "MessageQueuing", "roles": ["VideoInteropServer"] }]""", "$.requirements[0].roles[0]")]
    [InlineData(""", "basedOn": { "product": "LyncServer2013" }, "requirements": [{ "id": "MessageQueuing", "condition": 1 }]""", "$.requirements[0]")]
    [InlineData(""", "without": ["MessageQueuing"]""", "$")]
    public void A_wrong_reference_is_an_error_at_its_place(string members, string path)
    {
        InputException problem = Assert.Throws<InputException>(() => CatalogReader.Read(Text(members), "own.json"));

        Assert.Equal("CatalogInvalid", problem.ErrorId);
        Assert.Contains("'own.json'", problem.Message, StringComparison.Ordinal);
        Assert.Contains(", " + path + ": ", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>The place in the other catalog is not one that the author of the file can change.</summary>
    [Theory]
    [InlineData("""{ "product": "SkypeForBusinessServer2015" }, "documents": { "requirements": { "title": "A", "uri": "https://docs.example/a", "modified": "2026-01-02" } }""", "'{product}' does not exist")]
    [InlineData("""{ "product": "LyncServer2013" }, "without": ["IIS.WebServer"]""", "'IIS.WebServer' does not exist")]
    public void A_change_that_breaks_the_other_catalog_is_an_error_of_the_file(string basis, string reason)
    {
        InputException problem = Assert.Throws<InputException>(() => CatalogReader.Read(Text(", \"basedOn\": " + basis), "own.json"));

        Assert.Contains("'own.json' is not valid, ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(", $.basedOn: The catalog ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_guide_is_a_catalog()
    {
        string guide = File.ReadAllText(Path.Combine(TestFiles.Repository, "docs", "catalog.md"));
        string example = guide.Split("```json").Select(block => block.Split("```")[0]).Single(block => block.Contains("basedOn", StringComparison.Ordinal));

        Catalog catalog = CatalogReader.Read(example, "catalog.md");

        Assert.Null(catalog.Find("CommandLine.TelnetClient"));
        Assert.Equal(RequirementImportance.Required, catalog.Find("CommandLine.Bits")!.Importance);
        Assert.Equal(Catalogs.For(LyncProduct.SkypeForBusinessServer2019).Requirements.Length - 1, catalog.Requirements.Length);
    }

    private static IEnumerable<string> Ids(Catalog catalog) => catalog.Requirements.Select(requirement => requirement.Id);

    private static Catalog Read(string members, string basis = "", string product = "SkypeForBusinessServer2015") =>
        CatalogReader.Read(Text($$""", "basedOn": { "product": "{{product}}"{{basis}} }{{members}}"""), "own.json");

    private static string Text(string members) => $$"""
        { "format": "LyncPrereq.Catalog", "formatVersion": 1, "product": "Own", "name": "Own product"{{members}} }
        """;

    private static string New(string id) => $$"""
        {
          "id": "{{id}}", "name": "New", "category": "Tools", "importance": "Required", "roles": ["Edge"],
          "sources": [{{(id == "Added" ? Source : Source.Replace("own", "requirements", StringComparison.Ordinal))}}],
          "cases": [{ "condition": { "feature": "BITS" } }]
        }
        """;
}
