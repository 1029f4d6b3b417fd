using System.Text.Json;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;
using NJsonSchema;

namespace LyncPrereq.Tests.Requirements;

/// <summary>The published schema and the reader give one answer to the same catalog.</summary>
public sealed class CatalogSchemaTests
{
    private const string FirstPart = "requirements[1].cases[0].condition.anyOf[0]";

    private static readonly string s_path = Path.Combine(TestFiles.Repository, "docs", "catalog.schema.json");
    private static readonly Lazy<JsonSchema> s_schema = new(() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(s_path)).GetAwaiter().GetResult());

    public static TheoryData<LyncProduct> Products => [.. Enum.GetValues<LyncProduct>()];

    /// <summary>What may stand in a catalog in other ways than in the good one.</summary>
    public static TheoryData<string, string?> Good => new()
    {
        { "$schema", null },
        { "product", "\"X\"" },
        { "version", "\"2013-11\"" },
        { "version", null },
        { "operatingSystems", """["WindowsServer2019", "WindowsServer2016"]""" },
        { "documents.page.modified", null },
        { "documents.page.commit", null },
        { "documents.page.words", """{ "name": "Text" }""" },
        { "documents.page.read", "\"2026-01-02\"" },
        { FirstPart, """{ "operatingSystem": [{ "release": "Windows7" }], "undocumented": { "build": 20348, "note": "So." } }""" },
        { "requirements[0].cases[0].operatingSystems", "\"Supported\"" },
        { "separateServers", null },
        { "separateServers", "[]" },
        { "sameInPool", null },
        { "sameInPool", "[]" },
        { FirstPart, """{ "service": "A", "blocksOnly": false }""" },
        { FirstPart, """{ "dotNetRelease": 1, "remarks": [{ "dotNetRelease": 2, "note": "So." }] }""" },
        { "documents.article.uri", "\"http://server-1.example/path%20with/ü\"" },
        { "requirements[0].id", "\"Third\"" },
        { "requirements[0].workloads", null },
        { "requirements[0].interpretations", null },
        { "requirements[0].interpretations", "[]" },
        { "requirements[0].sources[0].roles", null },
        { "requirements[0].cases[0].operatingSystems", null },
        { "requirements[0].cases[0].roles", null },
        { "requirements[0].cases[0].restart", "false" },
        { "requirements[0].cases[0].restart", null },
        { "requirements[0].cases[0].remedy", """{ "sentence": "Do." }""" },
        { "requirements[0].cases[1].remedy", """{ "sentence": "Do.", "package": "DotNetFramework45" }""" },
        { CatalogText.Condition + ".broughtBy", null },
        { CatalogText.Condition, """{ "broughtBy": ["B"], "feature": "A" }""" },
        { CatalogText.Condition, """{ "observations": [{ "feature": "A" }, { "service": "B" }] }""" },
        { FirstPart, """{ "dotNetRelease": 1 }""" },
        { FirstPart, """{ "dotNetRelease": 2147483647 }""" },
        { FirstPart, """{ "below": 528040, "dotNetRelease": 378389 }""" },
        { FirstPart, """{ "dotNetRelease": 378389, "undocumented": [{ "dotNetRelease": 460798 }] }""" },
        { FirstPart, """{ "installationType": "Server" }""" },
        { FirstPart, """{ "service": "A", "running": false }""" },
        { FirstPart, """{ "networkInterfaces": {} }""" },
        { FirstPart, """{ "freeSpace": 72 }""" },
        { FirstPart, """{ "receiveSideScaling": true }""" },
        { FirstPart, """{ "manualCheck": "Look." }""" },
        { FirstPart, """{ "domainMember": true }""" },
        { FirstPart, """{ "installationType": "Server", "confirmsOnly": true }""" },
        { FirstPart, """{ "operatingSystem": [{ "release": "Windows81", "servicePack": 0 }, { "release": "Windows81" }] }""" },
        { FirstPart, """{ "update": ["KB123456"] }""" },
        { FirstPart, """{ "powerShellEngine": "5.1" }""" },
        { FirstPart, """{ "product": "MediaFormatPackage" }""" },
        { FirstPart, """{ "allOf": [{ "anyOf": [{ "dotNet35": true }, { "dotNet35": true }] }, { "service": "A" }] }""" },
    };

    /// <summary>One mistake each: a member left out (null) or another value for it.</summary>
    public static TheoryData<string, string?> Bad
    {
        get
        {
            var data = new TheoryData<string, string?>
            {
                { "$schema", "1" },
                { "format", null },
                { "format", "\"LyncPrereq.ServerInventory\"" },
                { "format", "1" },
                { "formatVersion", null },
                { "formatVersion", "2" },
                { "formatVersion", "0" },
                { "formatVersion", "\"1\"" },
                { "product", null },
                { "product", "\"Test product\"" },
                { "product", "\"Test.\"" },
                { "product", "\"Test\\n\"" },
                { "version", "\"\"" },
                { "version", "1" },
                { "name", null },
                { "name", "\"\"" },
                { "name", "\" \\t\"" },
                { "extra", "1" },
                { "roles", null },
                { "roles", "[]" },
                { "roles", """["FrontEnd", "Edge", "AdministrativeTools", "Edge"]""" },
                { "roles", """["FrontEnd", "Edge", "AdministrativeTools", "BackEnd"]""" },
                { "operatingSystems", null },
                { "operatingSystems", "[]" },
                { "operatingSystems", """["WindowsServer2012", "WindowsServer2012"]""" },
                { "operatingSystems", """["WindowsServer2003"]""" },
                { "documents", null },
                { "documents", "[]" },
                { "documents", "{}" },
                { "documents.article", "\"title\"" },
                { "documents.article.title", null },
                { "documents.article.title", "\" \"" },
                { "documents.article.uri", null },
                { "documents.article.uri", "\"ftp://docs.example/a\"" },
                { "documents.article.uri", "\"https://docs.example/a b\"" },
                { "documents.article.uri", "\"https://[\"" },
                { "documents.article.uri", "\"https://\"" },
                { "documents.article.uri", "\"https://docs.example/a\\n\"" },
                { "documents.article.modified", null },
                { "documents.page.commit", "\"0123456789ABCDEF0123456789ABCDEF01234567\"" },
                { "documents.page.commit", "\"0123456\"" },
                { "documents.page.commit", "1" },
                { "documents.page.words", "[]" },
                { "documents.page.read", "\"today\"" },
                { "documents.page.words", """{ "name": 1 }""" },
                { "basedOn", "\"LyncServer2013\"" },
                { "requirements[0].cases[0].operatingSystems", "\"supported\"" },
                { "separateServers[0].roles", null },
                { "separateServers[0].from", "[]" },
                { "separateServers[0].source", null },
                { "separateServers[0].source.quote", "\"\"" },
                { "separateServers[0].extra", "1" },
                { "sameInPool[0].requirement", null },
                { "sameInPool[0].requirement", "\"a b\"" },
                { "sameInPool[0].source", null },
                { "sameInPool[0].extra", "1" },
                { "documents.article.modified", "\"7.10.2013\"" },
                { "documents.article.modified", "\"2013-10-07\\n\"" },
                { "documents.article.author", "\"?\"" },
                { "requirements", null },
                { "requirements", "[]" },
                { "requirements", "{}" },
                { "requirements[0]", "null" },
                { "requirements[0].id", null },
                { "requirements[0].id", "\"\"" },
                { "requirements[0].id", "\"1st\"" },
                { "requirements[0].id", "\"First-one\"" },
                { "requirements[0].name", null },
                { "requirements[0].name", "\"\"" },
                { "requirements[0].category", null },
                { "requirements[0].category", "\"framework\"" },
                { "requirements[0].category", "1" },
                { "requirements[0].importance", null },
                { "requirements[0].importance", "\"Optional\"" },
                { "requirements[0].roles", null },
                { "requirements[0].roles", "[]" },
                { "requirements[0].roles", "\"FrontEnd\"" },
                { "requirements[0].roles", """["FrontEnd", "FrontEnd"]""" },
                { "requirements[0].roles", """["frontend"]""" },
                { "requirements[0].roles", """["3"]""" },
                { "requirements[0].roles", "[3]" },
                { "requirements[0].workloads", "[]" },
                { "requirements[0].workloads", "null" },
                { "requirements[0].workloads", """["None"]""" },
                { "requirements[0].workloads", """["Conferencing", "Conferencing"]""" },
                { "requirements[0].sources", null },
                { "requirements[0].sources", "[]" },
                { "requirements[0].sources[0].document", null },
                { "requirements[0].sources[0].document", "1" },
                { "requirements[0].sources[0].section", null },
                { "requirements[0].sources[0].section", "\"\"" },
                { "requirements[0].sources[0].origin", null },
                { "requirements[0].sources[0].origin", "\"Hearsay\"" },
                { "requirements[0].sources[0].quote", null },
                { "requirements[0].sources[0].quote", "\" \"" },
                { "requirements[0].sources[0].roles", "[]" },
                { "requirements[0].sources[0].roles", """["Edge", "Edge"]""" },
                { "requirements[0].sources[0].page", "1" },
                { "requirements[0].interpretations", "{}" },
                { "requirements[0].interpretations[0].contradiction", "\"D1\"" },
                { "requirements[0].interpretations[0].contradiction", "null" },
                { "requirements[0].interpretations[0].note", null },
                { "requirements[0].interpretations[0].note", "\"\"" },
                { "requirements[0].interpretations[0].why", "\"?\"" },
                { "requirements[0].cases", null },
                { "requirements[0].cases", "[]" },
                { "requirements[0].command", "\"Add-WindowsFeature\"" },
                { CatalogText.Case + ".operatingSystems", "[]" },
                { CatalogText.Case + ".operatingSystems", """["WindowsServer2003"]""" },
                { CatalogText.Case + ".operatingSystems", """["Windows7", "Windows7"]""" },
                { CatalogText.Case + ".roles", "[]" },
                { CatalogText.Case + ".condition", null },
                { CatalogText.Case + ".notApplicable", "\"Both.\"" },
                { CatalogText.Case + ".restart", "\"true\"" },
                { CatalogText.Case + ".command", "\"Add-WindowsFeature\"" },
                { CatalogText.Case + ".remedy", "\"Do it.\"" },
                { CatalogText.Case + ".remedy", """{ "package": "KB2646886" }""" },
                { CatalogText.Case + ".remedy", """{ "sentence": " " }""" },
                { CatalogText.Case + ".remedy", """{ "sentence": "Do.", "package": "KB1" }""" },
                { CatalogText.Case + ".remedy", """{ "sentence": "Do.", "command": "format c:" }""" },
                { "requirements[0].cases[1].notApplicable", "\"\"" },
            };
            foreach (string condition in BadConditions)
            {
                data.Add(CatalogText.Condition, condition);
                data.Add("requirements[1].cases[0].condition.anyOf[13].allOf[1]", condition);
            }

            return data;
        }
    }

    private static string[] BadConditions =>
    [
        "{}",
        "[]",
        "true",
        "null",
        """{ "Feature": "A" }""",
        """{ "dotNetRelease": 1, "below": 0 }""",
        """{ "dotNetRelease": 1, "below": "2" }""",
        """{ "below": 2 }""",
        """{ "dotNetRelease": 1, "undocumented": [] }""",
        """{ "dotNetRelease": 1, "undocumented": [{ "below": 2 }] }""",
        """{ "dotNetRelease": 1, "undocumented": [{ "dotNetRelease": 2, "undocumented": [{ "dotNetRelease": 2 }] }] }""",
        """{ "broughtBy": ["A"] }""",
        """{ "service": "A", "running": 1 }""",
        """{ "domainMember": "true" }""",
        """{ "dnsSuffix": false }""",
        """{ "standardNames": [] }""",
        """{ "standardNames": ["Computer", "Computer"] }""",
        """{ "standardNames": ["Forest"] }""",
        """{ "multiLabelDomain": 1 }""",
        """{ "tls10": false }""",
        """{ "timeFormat": "HH:mm" }""",
        """{ "networkInterfaces": 2 }""",
        """{ "networkInterfaces": { "min": 0 } }""",
        """{ "networkInterfaces": { "least": 1 } }""",
        """{ "staticAddresses": false }""",
        """{ "defaultGateways": 0 }""",
        """{ "networkSpeed": "1000" }""",
        """{ "memory": 0 }""",
        """{ "memory": 32, "cores": 1 }""",
        """{ "processors": 2, "cores": 12 }""",
        """{ "processors": 2, "megahertz": 2260 }""",
        """{ "notItanium": false }""",
        """{ "hyperThreading": false }""",
        """{ "freeSpace": 72, "systemDrive": "C:" }""",
        """{ "feature": "A", "service": "A" }""",
        """{ "feature": "A", "decides": "First" }""",
        """{ "feature": "" }""",
        """{ "feature": "Web Server" }""",
        """{ "feature": "A\n" }""",
        """{ "feature": ["A"] }""",
        """{ "feature": "A", "broughtBy": [] }""",
        """{ "feature": "A", "broughtBy": ["B", "B"] }""",
        """{ "feature": "A", "broughtBy": ["B C"] }""",
        """{ "feature": "A", "broughtBy": "B" }""",
        """{ "service": "a b" }""",
        """{ "service": "A", "blocksOnly": "true" }""",
        """{ "dotNetRelease": 1, "remarks": [] }""",
        """{ "dotNetRelease": 1, "remarks": [{ "dotNetRelease": 2 }] }""",
        """{ "dotNetRelease": 1, "remarks": [{ "dotNetRelease": 2, "note": " " }] }""",
        """{ "update": ["KB2646886"], "rollups": [] }""",
        """{ "update": ["KB2646886"], "rollups": ["3125574"] }""",
        """{ "service": "A", "broughtBy": ["B"] }""",
        """{ "dotNetRelease": 0 }""",
        """{ "dotNetRelease": 2147483648 }""",
        """{ "dotNetRelease": 378389.5 }""",
        """{ "dotNetRelease": "378389" }""",
        """{ "dotNetRelease": 1, "dotNet35": true }""",
        """{ "dotNet35": false }""",
        """{ "dotNet35": "true" }""",
        """{ "powerShellEngine": "3" }""",
        """{ "powerShellEngine": 3.0 }""",
        """{ "powerShellEngine": "3.0.1" }""",
        """{ "powerShellEngine": "3.0\n" }""",
        """{ "update": "KB2646886" }""",
        """{ "update": [] }""",
        """{ "update": ["2646886"] }""",
        """{ "update": ["kb2646886"] }""",
        """{ "update": ["KB2646886", "KB2646886"] }""",
        """{ "product": "Firewall" }""",
        """{ "product": "FirewallClient", "absentProduct": "FirewallClient" }""",
        """{ "absentProduct": "1" }""",
        """{ "noLayeredServiceProvider": false }""",
        """{ "noLayeredServiceProvider": 1 }""",
        """{ "noPendingRestart": false }""",
        """{ "operatingSystem": [] }""",
        """{ "operatingSystem": { "release": "Windows7" } }""",
        """{ "operatingSystem": [{ "servicePack": 1 }] }""",
        """{ "operatingSystem": [{ "release": "windows7" }] }""",
        """{ "operatingSystem": [{ "release": "Windows7", "servicePack": 10 }] }""",
        """{ "operatingSystem": [{ "release": "Windows7", "servicePack": -1 }] }""",
        """{ "operatingSystem": [{ "release": "Windows7", "editions": [] }] }""",
        """{ "operatingSystem": [{ "release": "Windows7", "editions": ["Web"] }] }""",
        """{ "operatingSystem": [{ "release": "Windows7", "editions": ["Standard", "Standard"] }] }""",
        """{ "operatingSystem": [{ "release": "Windows7", "build": 7601 }] }""",
        """{ "operatingSystem": [{ "release": "Windows7" }], "undocumented": { "build": 0, "note": "So." } }""",
        """{ "operatingSystem": [{ "release": "Windows7" }], "undocumented": { "build": 20348 } }""",
        """{ "installationType": " " }""",
        """{ "installationType": "Server", "confirmsOnly": "yes" }""",
        """{ "confirmsOnly": true }""",
        """{ "graphicalManagement": true }""",
        """{ "graphicalManagement": { "management": "A" } }""",
        """{ "graphicalManagement": { "shell": "A" } }""",
        """{ "graphicalManagement": { "management": "A", "shell": "B C" } }""",
        """{ "graphicalManagement": { "management": "A", "shell": "B", "core": "C" } }""",
        """{ "requirement": "First.", "remedy": 1 }""",
        """{ "requirement": "" }""",
        """{ "requirement": ["First"] }""",
        """{ "anyOf": [] }""",
        """{ "anyOf": [{ "feature": "A" }] }""",
        """{ "anyOf": [{ "feature": "A" }, {}] }""",
        """{ "anyOf": { "feature": "A" } }""",
        """{ "anyOf": [{ "feature": "A" }, { "feature": "B" }], "decides": "First" }""",
        """{ "allOf": [{ "feature": "A" }] }""",
        """{ "allOf": [{ "feature": "A" }, { "feature": "B", "x": 1 }] }""",
        """{ "observations": [{ "feature": "A" }] }""",
        """{ "observations": [{ "feature": "A" }, { "feature": "B" }], "decides": "Last" }""",
        """{ "observations": [{ "feature": "A" }, { "feature": "B" }], "decides": true }""",
        """{ "decides": "First" }""",
        """{ "installedRole": "PersistentChat" }""",
        """{ "installedRole": ["Edge"] }""",
        """{ "strongCrypto": false }""",
        """{ "receiveSideScaling": false }""",
        """{ "receiveSideScaling": true, "queues": 0 }""",
        """{ "silverlight": "5" }""",
        """{ "silverlight": 5.0 }""",
        """{ "absentServices": [] }""",
        """{ "absentServices": ["MSExchangeIS"] }""",
        """{ "absentServices": [{ "service": "MSExchangeIS" }] }""",
        """{ "absentServices": [{ "service": "A B", "software": "Exchange" }] }""",
        """{ "absentServices": [{ "service": "A", "software": "Exchange", "state": "Running" }] }""",
        """{ "installedProduct": "LyncServer2010" }""",
        """{ "installedUpdate": "5.0.8308" }""",
        """{ "installedUpdate": "5.0.8308.556\n" }""",
        """{ "manualCheck": " " }""",
        """{ "manualCheck": "Look.", "shows": "Everything" }""",
        """{ "script": "Get-WindowsFeature" }""",
    ];

    [Fact]
    public void The_good_catalog_is_accepted_by_reader_and_schema()
    {
        Catalog catalog = CatalogReader.Read(CatalogText.Good, "test.json");

        Assert.Empty(s_schema.Value.Validate(CatalogText.Good));
        Assert.Equal(["First", "Second.Part2"], catalog.Requirements.Select(requirement => requirement.Id));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void A_shipped_catalog_is_accepted_by_reader_and_schema(LyncProduct product)
    {
        string file = Path.Combine(
            TestFiles.Repository, "src", "LyncPrereq", "Requirements", "Catalogs", product + ".json");
        string text = File.ReadAllText(file);

        Catalog catalog = CatalogReader.Read(text, file);

        Assert.Empty(s_schema.Value.Validate(text));
        Assert.Equal(product.ToString(), catalog.Product);
        Assert.Equal(Catalogs.For(product).Requirements.Length, catalog.Requirements.Length);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_may_stand_otherwise_is_accepted_by_reader_and_schema(string path, string? value)
    {
        string text = CatalogText.With(path, value);
        if (path == "requirements[0].id")
        {
            text = text.Replace("\"requirement\": \"First\"", "\"requirement\": \"Third\"", StringComparison.Ordinal);
        }

        Assert.NotEmpty(CatalogReader.Read(text, "test.json").Requirements);
        Assert.Empty(s_schema.Value.Validate(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "roles": ["Edge"], "operatingSystems": ["WindowsServer2016"], "documents": {}, "separateServers": [], "without": [], "requirements": []""")]
    [InlineData(""", "without": ["MessageQueuing"], "requirements": [{ "id": "IIS.AspNet" }, { "id": "IIS.WebServer", "name": "IIS" }]""")]
    public void A_catalog_that_changes_another_is_accepted_by_reader_and_schema(string members)
    {
        string text = Based(members);

        Assert.Equal("Own", CatalogReader.Read(text, "test.json").Product);
        Assert.Empty(s_schema.Value.Validate(text));
    }

    [Theory]
    [InlineData(""", "roles": []""")]
    [InlineData(""", "documents": []""")]
    [InlineData(""", "documents": { "requirements": { "title": "A" } }""")]
    [InlineData(""", "documents": { "other": { "title": "A", "uri": "https://a.example", "modified": "2026-01-02", "words": { "a": "" } } }""")]
    [InlineData(""", "without": ["Not an ID"]""")]
    [InlineData(""", "without": "MessageQueuing" """)]
    [InlineData(""", "requirements": [{ "name": "IIS" }]""")]
    [InlineData(""", "requirements": [{ "id": "IIS.WebServer", "sources": [] }]""")]
    [InlineData(""", "requirements": [{ "id": "IIS.WebServer", "cases": [{ "operatingSystems": "All", "notApplicable": "No." }] }]""")]
    public void A_mistake_in_a_change_is_refused_by_reader_and_schema(string members)
    {
        string text = Based(members);

        Assert.Equal("CatalogInvalid", Assert.Throws<InputException>(() => CatalogReader.Read(text, "test.json")).ErrorId);
        Assert.NotEmpty(s_schema.Value.Validate(text));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_mistake_is_refused_by_reader_and_schema(string path, string? value)
    {
        string text = CatalogText.With(path, value);

        InputException problem = Assert.Throws<InputException>(() => CatalogReader.Read(text, "test.json"));

        Assert.Equal("CatalogInvalid", problem.ErrorId);
        Assert.NotEmpty(s_schema.Value.Validate(text));
    }

    [Fact]
    public void The_schema_explains_every_member_and_has_a_name_of_its_own()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(s_path));
        JsonElement root = schema.RootElement;

        Assert.Equal("http://json-schema.org/draft-07/schema#", root.GetProperty("$schema").GetString());
        Assert.Equal("urn:lyncprereq:catalog:1", root.GetProperty("$id").GetString());
        Assert.Empty(Unexplained(root, "$"));
    }

    [Fact]
    public void The_schema_names_the_members_of_every_enumeration()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(s_path));
        JsonElement definitions = schema.RootElement.GetProperty("definitions");
        JsonElement requirement = definitions.GetProperty("requirement").GetProperty("properties");

        Assert.Equal(Enum.GetNames<LyncRole>(), Names(definitions.GetProperty("role")));
        Assert.Equal(Enum.GetNames<WindowsRelease>(), Names(definitions.GetProperty("release")));
        Assert.Equal(Enum.GetNames<LyncProduct>(), Names(Member(definitions, "basis", "product")));
        Assert.Equal(Enum.GetNames<KnownProduct>(), Names(definitions.GetProperty("product")));
        Assert.Equal(Enum.GetNames<KnownPackage>(), Names(Member(definitions, "remedy", "package")));
        Assert.Equal(Enum.GetNames<RequirementOrigin>(), Names(Member(definitions, "source", "origin")));
        Assert.Equal(Enum.GetNames<ServerEdition>(), Names(Member(definitions, "supportedSystem", "editions").GetProperty("items")));
        Assert.Equal(Enum.GetNames<RequirementCategory>(), Names(requirement.GetProperty("category")));
        Assert.Equal(Enum.GetNames<RequirementImportance>(), Names(requirement.GetProperty("importance")));
        Assert.Equal(
            Enum.GetNames<LyncWorkload>().Except([nameof(LyncWorkload.None)]),
            Names(requirement.GetProperty("workloads").GetProperty("items")));
    }

    private static string Based(string members) => $$"""
        {
          "format": "LyncPrereq.Catalog", "formatVersion": 1, "product": "Own", "name": "Own product",
          "basedOn": { "product": "SkypeForBusinessServer2015" }{{members}}
        }
        """;

    private static JsonElement Member(JsonElement definitions, string definition, string member) =>
        definitions.GetProperty(definition).GetProperty("properties").GetProperty(member);

    private static IEnumerable<string?> Names(JsonElement schema) =>
        schema.GetProperty("enum").EnumerateArray().Select(name => name.GetString());

    private static IEnumerable<string> Unexplained(JsonElement schema, string path)
    {
        foreach (string keyword in new[] { "properties", "definitions" })
        {
            if (schema.TryGetProperty(keyword, out JsonElement members))
            {
                foreach (JsonProperty member in members.EnumerateObject())
                {
                    string here = path + "." + member.Name;
                    if (!member.Value.TryGetProperty("title", out _) || !member.Value.TryGetProperty("description", out _))
                    {
                        yield return here;
                    }

                    foreach (string below in Unexplained(member.Value, here))
                    {
                        yield return below;
                    }
                }
            }
        }

        if (schema.TryGetProperty("oneOf", out JsonElement kinds))
        {
            foreach (string below in kinds.EnumerateArray().SelectMany(kind => Unexplained(kind, path + ".oneOf")))
            {
                yield return below;
            }
        }
    }
}
