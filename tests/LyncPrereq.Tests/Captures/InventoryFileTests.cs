using System.Text;
using System.Text.Json.Nodes;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

/// <summary>An inventory file gives back exactly what was written, or it is an error.</summary>
public sealed class InventoryFileTests
{
    private const string Small = """
        {
          "format": "LyncPrereq.ServerInventory",
          "formatVersion": 1,
          "computerName": "s1",
          "inspectedAt": "2013-11-04T09:00:00Z",
          "sources": [
            {
              "kind": "WindowsFeature",
              "location": "größe.txt",
              "featureNames": "ServerManager",
              "features": [{"name": "Web-Server", "state": "Installed"}, {"name": "BITS", "state": "Available"}],
              "updates": ["KB974405"],
              "registryKeys": [{"path": "A", "exists": true, "values": [{"name": "n", "type": "DWord", "number": 12}]}],
              "winsockCatalogs": [
                {
                  "name": "Catalog_Entries",
                  "declaredCount": 1,
                  "entries": [{"key": "1", "entryId": 1, "chainLength": 1, "provider": "p", "protocol": "q"}]
                }
              ],
              "gaps": [{"subject": "*", "cause": "TimedOut", "message": "m"}]
            }
          ]
        }

        """;

    public static TheoryData<string, string> Malformed => new()
    {
        { "", """{ "format": "LyncPrereq.ServerInventory" }""" },
        { "computerName", "null" },
        { "computerName", "\" \"" },
        { "computerName", "1" },
        { "requestedName", "null" },
        { "formatVersion", "0" },
        { "formatVersion", "\"1\"" },
        { "formatVersion", "1.5" },
        { "inspectedAt", "\"2013-11-04\"" },
        { "inspectedAt", "\"2013-11-04T09:00:00+01:00\"" },
        { "inspectedAt", "\"2013-11-04T25:00:00Z\"" },
        { "inspectedAt", "1383555600" },
        { "sources", "{}" },
        { "sources", "null" },
        { "sources", "[null]" },
        { "extra", "1" },
        { "sources[0].extra", "1" },
        { "sources[0].kind", "\"windowsFeature\"" },
        { "sources[0].kind", "\"2\"" },
        { "sources[0].location", "null" },
        { "sources[0].featureNames", "\"Both\"" },
        { "sources[0].features", "\"Web-Server\"" },
        { "sources[0].features[0]", "\"Web-Server\"" },
        { "sources[0].features[0].name", "\"\"" },
        { "sources[0].features[0].state", "\"On\"" },
        { "sources[0].features[0].extra", "true" },
        { "sources[0].updates", "[1]" },
        { "sources[0].services", """[{"name": "MSMQ"}]""" },
        { "sources[0].classes", """[{"name": "Win32_Processor"}]""" },
        { "sources[0].classes", """[{"name": "", "instances": []}]""" },
        { "sources[0].classes", """[{"name": "Win32_Processor", "instances": [{"properties": [{"name": "Cores"}]}]}]""" },
        { "sources[0].classes", """[{"name": "Win32_Processor", "instances": [{"properties": [{"name": "Cores", "values": "4"}]}]}]""" },
        { "sources[0].services", """[{"name": "", "status": "Running"}]""" },
        { "sources[0].operatingSystem", """{"build": "9600"}""" },
        { "sources[0].operatingSystem", """{"build": 9600.5}""" },
        { "sources[0].operatingSystem", """{"build": 99999999999}""" },
        { "sources[0].operatingSystem", """{"version": "6.3"}""" },
        { "sources[0].registryKeys[0].exists", "\"true\"" },
        { "sources[0].registryKeys[0].values", "null" },
        { "sources[0].registryKeys[0].values[0].type", "\"REG_DWORD\"" },
        { "sources[0].registryKeys[0].values[0].number", "\"12\"" },
        { "sources[0].registryKeys[0].values[0].text", "\"12\"" },
        { "sources[0].registryKeys[0].values[0]", """{"name": "n", "type": "MultiText", "text": "a"}""" },
        { "sources[0].registryKeys[0].values[0]", """{"name": "n", "type": "Text", "number": 1}""" },
        { "sources[0].winsockCatalogs[0].declaredCount", "\"1\"" },
        { "sources[0].winsockCatalogs[0].entries[0].chainLength", "null" },
        { "sources[0].winsockCatalogs[0].entries[0].entryId", "-1" },
        { "sources[0].winsockCatalogs[0].entries[0].problem", "\"unreadable\"" },
        { "sources[0].gaps", "{}" },
        { "sources[0].gaps[0].cause", "\"Because\"" },
        { "sources[0].gaps[0].cause", "\"None\"" },
    };

    public static TheoryData<string, string> Incomplete => new()
    {
        { "", "computerName" },
        { "", "inspectedAt" },
        { "", "sources" },
        { "", "formatVersion" },
        { "sources[0]", "kind" },
        { "sources[0]", "location" },
        { "sources[0]", "featureNames" },
        { "sources[0]", "features" },
        { "sources[0].features[0]", "name" },
        { "sources[0].features[0]", "state" },
        { "sources[0].registryKeys[0]", "path" },
        { "sources[0].registryKeys[0]", "exists" },
        { "sources[0].registryKeys[0]", "values" },
        { "sources[0].registryKeys[0].values[0]", "name" },
        { "sources[0].registryKeys[0].values[0]", "type" },
        { "sources[0].registryKeys[0].values[0]", "number" },
        { "sources[0].winsockCatalogs[0]", "name" },
        { "sources[0].winsockCatalogs[0]", "entries" },
        { "sources[0].winsockCatalogs[0].entries[0]", "key" },
        { "sources[0].winsockCatalogs[0].entries[0]", "entryId" },
        { "sources[0].winsockCatalogs[0].entries[0]", "chainLength" },
        { "sources[0].gaps[0]", "subject" },
        { "sources[0].gaps[0]", "cause" },
        { "sources[0].gaps[0]", "message" },
    };

    [Fact]
    public void What_is_written_comes_back_field_by_field()
    {
        using var folder = new Folder();
        string path = folder.File("strange.json");
        ServerInventory strange = Inventories.Strange;

        InventoryFile.Save(strange, path);
        ServerInventory read = InventoryFile.Read(new CaptureFile(path));

        Assert.Equal(Inventories.Describe(strange), Inventories.Describe(read));
        Assert.Equal(File.ReadAllText(path), InventoryFile.Write(read));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("edge01.json")]
    [InlineData("fe01.contoso.example.json")]
    [InlineData("med01.contoso.example.json")]
    public void A_sample_is_as_the_module_would_write_it(string name)
    {
        string path = Path.Combine(TestFiles.Repository, "samples", name);

        ServerInventory read = InventoryFile.Read(new CaptureFile(path));

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), InventoryFile.Write(read));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2013-11-04T09:00:00.5Z")]
    public void A_time_comes_back_to_the_tick(string time)
    {
        using var folder = new Folder();
        string text = With("inspectedAt", "\"" + time + "\"");

        ServerInventory read = Read(folder, text);

        Assert.Equal(DateTimeKind.Utc, read.InspectedAt.Kind);
        Assert.Contains("\"inspectedAt\": \"" + time + "\"", InventoryFile.Write(read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_an_error_and_never_a_smaller_inventory()
    {
        using var folder = new Folder();
        byte[] whole = Encoding.UTF8.GetBytes(Small.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Single(InventoryFile.Read(new CaptureFile(folder.Write("whole.json", whole))).Sources);

        for (int length = 1; length < whole.Length; length++)
        {
            string path = folder.Write("cut.json", whole[..length]);

            InputException problem = Assert.Throws<InputException>(() => InventoryFile.Read(new CaptureFile(path)));

            Assert.True(problem.ErrorId == "InventoryTruncated", "Cut after " + length + " bytes: " + problem.Message);
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void An_editor_may_leave_another_encoding_and_other_line_ends(string encoding)
    {
        using var folder = new Folder();
        string path = folder.Write("s1.json", Small.ReplaceLineEndings("\r\n"), Encoding.GetEncoding(encoding));

        ServerInventory read = InventoryFile.Read(new CaptureFile(path));

        Assert.Equal("größe.txt", read.Sources[0].Location);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_the_format_does_not_know_is_refused_and_not_passed_over(string path, string value)
    {
        using var folder = new Folder();
        string text = path.Length == 0 ? value : With(path, value);

        InputException problem = Assert.Throws<InputException>(() => Read(folder, text));

        Assert.Equal("InventoryMalformed", problem.ErrorId);
    }

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void What_the_format_asks_for_must_be_there(string path, string member)
    {
        using var folder = new Folder();
        JsonNode root = JsonNode.Parse(Small)!;
        Assert.True(Find(root, path).AsObject().Remove(member));

        InputException problem = Assert.Throws<InputException>(() => Read(folder, root.ToJsonString()));

        Assert.Equal("InventoryMalformed", problem.ErrorId);
        Assert.Contains("$" + (path.Length == 0 ? "" : "." + path), problem.Message, StringComparison.Ordinal);
    }

    private static ServerInventory Read(Folder folder, string text) =>
        InventoryFile.Read(new CaptureFile(folder.Write("s1.json", text)));

    private static string With(string path, string value)
    {
        JsonNode root = JsonNode.Parse(Small)!;
        int last = path.LastIndexOf('.');
        JsonNode owner = Find(root, last < 0 ? "" : path[..last]);
        string member = path[(last + 1)..];
        int bracket = member.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
        {
            owner[member] = JsonNode.Parse(value);
        }
        else
        {
            owner[member[..bracket]]![member[bracket + 1] - '0'] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }

    private static JsonNode Find(JsonNode root, string path)
    {
        JsonNode node = root;
        foreach (string step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = step.Split('[');
            node = node[parts[0]]!;
            node = parts.Length > 1 ? node[parts[1][0] - '0']! : node;
        }

        return node;
    }
}
