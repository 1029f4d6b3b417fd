using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class JsonCaptureTests
{
    [Fact]
    public void Features_have_names_or_numbers_for_states()
    {
        InventorySource source = Assert.Single(Read("""
            [
              { "Name": "Web-Server", "DisplayName": "Web Server (IIS)", "Installed": true, "InstallState": 1, "FeatureType": "Role", "SubFeatures": ["Web-WebServer"] },
              { "Name": "BITS", "Installed": false, "InstallState": 0 },
              { "Name": "NET-Framework-Core", "Installed": false, "InstallState": 5 },
              { "Name": "MSMQ", "Installed": false, "InstallState": 3 },
              { "Name": "RSAT", "InstallState": "InstallPending" },
              { "Name": "WINS", "Installed": false }
            ]
            """));

        Assert.Equal((InventorySourceKind.WindowsFeature, FeatureNaming.ServerManager), (source.KindValue, source.FeatureNamingValue));
        Assert.Equal(
            [
                "Web-Server: Installed",
                "BITS: Available",
                "NET-Framework-Core: Removed",
                "MSMQ: Unknown",
                "RSAT: InstallPending",
                "WINS: NotInstalled",
            ],
            source.Features!.Select(feature => feature.ToString()));
    }

    [Theory]
    [InlineData("PS C:\\> Get-WindowsFeature | ConvertTo-Json\n", "\nPS C:\\>")]
    [InlineData("[srv01]: PS C:\\> Get-WindowsFeature | ConvertTo-Json\r\n", "\r\n\r\n[srv01]: PS C:\\> \r\n")]
    [InlineData("```json\n", "\n```\n")]
    [InlineData("Here it is:\n\n```json\n", "\n```\n\nRegards\n")]
    [InlineData("", "\n\nPS C:\\>\n")]
    public void Prompts_and_fences_around_a_document_are_foreign(string before, string after)
    {
        foreach (string document in new[] { """[{"Name":"BITS","InstallState":1,"FeatureType":0}]""", "{\n\"Name\":\"BITS\",\n\"Installed\": true\n}" })
        {
            Assert.Equal("BITS: Installed", Assert.Single(Assert.Single(Read(before + document + after)).Features!).ToString());
        }
    }

    [Fact]
    public void The_prompt_before_a_document_names_its_server() => Assert.Equal("srv01", Assert.Single(Read(
        "[srv01]: PS C:\\> Get-HotFix | ConvertTo-Json\n{\"HotFixID\":\"KB974405\"}\n")).ComputerName);

    [Fact]
    public void A_broken_document_after_a_prompt_has_the_lines_of_its_file() => Assert.Contains(
        "line 3",
        Refused("PS C:\\> Get-WindowsFeature | ConvertTo-Json\n[{\n\"Name\":?}]\nPS C:\\>").Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Web-Server", "BITS", InventorySourceKind.WindowsFeature)]
    [InlineData("IIS-WebServer", "BITS", InventorySourceKind.OptionalFeature)]
    public void Numbers_alone_are_read_by_whose_names_there_are(string first, string second, InventorySourceKind kind)
    {
        InventorySource source = Assert.Single(Read(
            $$"""[{"Name":"{{first}}","InstallState":1},{"Name":"{{second}}","InstallState":1}]"""));

        Assert.Equal(kind, source.KindValue);
        Assert.All(source.Features!, feature => Assert.Equal(FeatureState.Installed, feature.StateValue));
    }

    [Theory]
    [InlineData("""[{"Name":"Web-Server","InstallState":1},{"Name":"IIS-WebServer","InstallState":1}]""")]
    [InlineData("""[{"Name":"BITS","InstallState":1}]""")]
    public void Numbers_that_nothing_explains_are_refused(string text)
    {
        InputException problem = Refused(text);

        Assert.Equal("CaptureNoType", problem.ErrorId);
        Assert.Contains("Name, InstallState", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Name":"Web-Server","InstallState":"Installed"}""")]
    [InlineData("""{"value":[{"Name":"Web-Server","InstallState":"Installed"}],"Count":1}""")]
    [InlineData("""[[{"Name":"Web-Server","InstallState":"Installed"}]]""")]
    [InlineData("""{"Features":[{"Name":"Web-Server","InstallState":"Installed"}],"Taken":"2013-09-21"}""")]
    public void One_object_and_wrapped_ones_are_read(string text) =>
        Assert.Equal("Web-Server: Installed", Assert.Single(Assert.Single(Read(text)).Features!).ToString());

    [Fact]
    public void Updates_systems_and_services_are_read_with_their_server()
    {
        IReadOnlyList<InventorySource> sources = Read("""
            [
              { "HotFixID": "KB974405", "PSComputerName": "SRV01", "InstalledOn": { "value": "\/Date(1379714400000)\/", "DateTime": "x" } },
              { "BuildNumber": "9600", "ProductType": 3, "OperatingSystemSKU": 8, "Caption": "Microsoft Windows Server 2012 R2 Datacenter ", "CimSystemProperties": { "ServerName": "SRV01" } },
              { "CimClass": { "CimClassName": "Win32_OptionalFeature" }, "Name": "BITS", "InstallState": 1 },
              { "Name": "MSMQ", "Status": 4, "StartType": 2 }
            ]
            """);

        Assert.Equal(
            [InventorySourceKind.OptionalFeature, InventorySourceKind.Update, InventorySourceKind.OperatingSystem, InventorySourceKind.Service],
            sources.Select(source => source.KindValue));
        Assert.Equal([null, "SRV01", "SRV01", null], sources.Select(source => source.ComputerName));
        Assert.Equal(["KB974405"], sources[1].Updates!);
        Assert.Equal((9600, 8), (sources[2].OperatingSystem!.Build, sources[2].OperatingSystem!.Sku));
        Assert.Equal("MSMQ: Running", Assert.Single(sources[3].Services!).ToString());
    }

    [Fact]
    public void An_update_without_an_id_is_one_all_the_same()
    {
        InventorySource source = Assert.Single(Read("""[{"HotFixID":"KB974405"},{"HotFixID":null},{"HotFixID":"File 1","ServicePackInEffect":"KB123456"}]"""));

        Assert.Equal(["KB974405", "KB123456"], source.Updates!);
        Assert.Single(source.MissingFacts);
    }

    [Theory]
    [InlineData("""[{"HotFixID":"KB974405"},{"HotFixID":"KB25061""", "CaptureTruncated")]
    [InlineData("""[{"HotFixID":"KB974405"},]""", "CaptureMalformed")]
    [InlineData("""[{"HotFixID":"KB974405"},{"a":1}]""", "CaptureNoType")]
    [InlineData("""[["KB974405"]]""", "CaptureNoObjects")]
    [InlineData("""[{"CimClass":{"CimClassName":"Win32_Product"},"Name":"A","InstallState":5}]""", "CaptureNoType")]
    public void What_is_no_capture_is_refused(string text, string id) => Assert.Equal(id, Refused(text).ErrorId);

    [Theory]
    [InlineData("""{ "Name": "BITS", "InstallState": "Installed" }""", false)]
    [InlineData("""{ "format": "LyncPrereq.ServerInventory", "InstallState": 1 }""", true)]
    [InlineData("""{ "computerName": "s1", "sources": [ { "Status": 1 } ] }""", true)]
    [InlineData("""{ "a": 1 }""", true)]
    [InlineData("""[{ "a": 1 }]""", false)]
    public void An_object_is_an_inventory_unless_a_capture_left_it(string head, bool isInventory) =>
        Assert.Equal(isInventory, InventoryFile.Recognizes(head));

    [Fact]
    public void A_box_is_no_array() => Assert.False(new JsonCapture().Recognizes("[ ] Web Server  Web-Server  Available"));

    [Fact]
    public void An_enum_after_remoting_is_an_object_in_Windows_PowerShell()
    {
        IReadOnlyList<InventorySource> sources = Read("""
            [
              { "Name": "MSMQ", "Status": { "value": 4, "Value": "Running" }, "StartType": { "value": 2, "Value": "Automatic" } },
              { "Name": "Web-Server", "InstallState": { "value": 1, "Value": "Installed" } }
            ]
            """);

        ServiceFact service = Assert.Single(sources[0].Services!);
        Assert.Equal(("MSMQ: Running", "Automatic"), (service.ToString(), service.StartMode));
        Assert.Equal("Web-Server: Installed", Assert.Single(sources[1].Features!).ToString());
    }

    [Fact]
    public void A_list_with_a_few_names_of_the_other_kind_is_read()
    {
        const string Names = "IIS-WebServer|IIS-CGI|IIS-ASP|IIS-ASPNET|IIS-FTPServer|IIS-Metabase|IIS-WebDAV|IIS-HttpLogging|IIS-HttpErrors"
            + "|IIS-HttpTracing|IIS-ISAPIFilter|IIS-DefaultDocument|RSAT|IAS NT Service";
        string names = string.Join(",", Names.Split('|').Select(name => $$"""{"Name":"{{name}}","InstallState":2}"""));

        InventorySource source = Assert.Single(Read("[" + names + "]"));

        Assert.Equal((InventorySourceKind.OptionalFeature, 14), (source.KindValue, source.Features!.Length));
    }

    private static InputException Refused(string text) => Assert.Throws<InputException>(() => Read(text));

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("capture.txt", text)));
    }
}
