using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;
using LyncPrereq.Topology;

namespace LyncPrereq.Tests.Fuzzing;

/// <summary>Whatever a file holds: it is read, or refused with an error of ours, in bounded room.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Megabyte = 1 << 20;

    /// <summary>Texts that cost most where a reader looks at what it has read again and again.</summary>
    public static TheoryData<string, string, string, string> Megabytes => new()
    {
        { "nested arrays", "", "[", "" },
        { "nested objects", "", "{\"a\":", "" },
        { "many arrays", "{\"a\":[", "[],", "1]}" },
        { "many members", "{\"a\":[", "{\"b\":1},", "1]}" },
        { "a long string", "{\"a\":\"", "\\u0041", "\"}" },
        { "nested elements", ClixmlHead + "<Obj>", "<A>", "" },
        { "a text in pieces", ClixmlHead + ObjectHead, "<![CDATA[x]]>", ObjectTail },
        { "a text around comments", ClixmlHead + ObjectHead, "x<!---->", ObjectTail },
        { "many type names", ClixmlHead + "<Obj><TN RefId=\"0\">", "<T>x</T>", "</TN></Obj></Objs>" },
        { "many attributes", ClixmlHead + "<Obj ", "a=\"\" ", "/></Objs>" },
        { "many objects", ClixmlHead, "<Obj><TN><T>Win32_QuickFixEngineering</T></TN><Props><S N=\"HotFixID\">KB1</S></Props></Obj>", "</Objs>" },
        { "a value in pieces", RegistryHead + "\"a\"=hex:", "00,\\\r\n", "00\r\n" },
        { "a string of many lines", RegistryHead + "\"CurrentBuildNumber\"=\"", "x\r\n", "\"\r\n" },
        { "many keys", RegistryText.Header, "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\r\n", "" },
        { "many values", RegistryHead, "\"CurrentBuildNumber\"=\"9600\"\r\n", "" },
        { "a line without end", "Display Name   Name   Install State\r\n", "[X] ", "" },
        { "many features", ListingHead, "[X] Web Server (IIS)   Web-Server   Installed\r\n", "" },
        { "rows without a name", ListingHead, "[X] \r\n", "" },
        { "foreign lines", ListingHead + "[X] Web Server (IIS)   Web-Server   Installed\r\n", "x\r\n", "" },
        { "rules", "", "-- --\r\n", "" },
        { "a long rule", "", "-- ", "" },
        { "many properties", "", "Name : BITS\r\n", "" },
        { "a long property", "FeatureName : NetFx3\r\n", "x y z\r\n", "" },
        { "many optional features", "FeatureName State\r\n----------- -----\r\n", "NetFx3 Enabled\r\n", "" },
        { "many features of DISM", "", "Feature Name : NetFx3\r\nState : Enabled\r\n\r\n", "" },
        { "names without states", "", "x : NetFx3\r\n", "" },
        { "many rows of DISM", "", "NetFx3 | Enabled\r\n", "" },
        { "many rows of updates", "Source  HotFixID  InstalledOn\r\n", "SRV01   KB974405  9/21/2013\r\n", "" },
        { "many updates", "", "HotFixID=KB974405\r\n\r\n", "" },
        { "properties without an update", "", "a=b\r\n", "" },
        { "many lines of systeminfo", "Host Name: a\r\n", "                           [01]: KB974405\r\n", "" },
        { "many keys of a query", "", "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Updates\r\n    UpdateExeVolatile    REG_DWORD    0x0\r\n    Other    REG_SZ    other\r\n", "" },
        { "many rows of CSV", "\"Name\",\"DisplayName\",\"InstallState\"\r\n", "\"Web-Server\",\"Web Server (IIS)\",\"Installed\"\r\n", "" },
        { "a field without end", "Name,InstallState\r\n\"", "x\r\n", "" },
        { "many objects of JSON", "[", "{\"Name\": \"Web-Server\", \"Installed\": true, \"InstallState\": 1},\n", "{\"Name\": \"BITS\", \"InstallState\": 0}]" },
        { "many entries", ClixmlHead + "<Obj><DCT>", "<En><S N=\"Key\">a</S><S N=\"Value\">b</S></En>", "</DCT></Obj></Objs>" },
        { "many members", ClixmlHead + "<Obj><DCT>", "<En><S N=\"Key\">a</S><Obj N=\"Value\"><MS><S N=\"HotFixID\">KB1</S></MS></Obj></En>", "</DCT></Obj></Objs>" },
        { "many collected rows", CollectedHead, CollectedValue("k"), CollectedTail(Megabyte / CollectedValue("k").Length) },
        { "many collected values", CollectedHead, CollectedValue(CollectedKey), CollectedTail(Megabyte / CollectedValue(CollectedKey).Length) },
        { "many collected instances", CollectedHead, CollectedInstance, CollectedTail(Megabyte / CollectedInstance.Length) },
        { "many collected texts", CollectedHead + "[\"Instance\",\"Win32_Service\",\"Name\",\"\",[", "\"a\",", "\"a\"]],\n" + CollectedTail(1) },
        { "nested elements of a topology", TopologyHead, "<a>", "" },
        { "many computers", TopologyHead + "<Clusters><Cluster Fqdn=\"a.b\"><ClusterId SiteId=\"1\" Number=\"1\" />", "<Machine Fqdn=\"a.b\" />", "</Cluster></Clusters></Topology>" },
        { "many services", TopologyHead + "<Services>", "<Service><ServiceId RoleName=\"a\" /></Service>", "</Services></Topology>" },
        { "a service in many places", TopologyHead + "<Services><Service><ServiceId RoleName=\"a\" /><InstalledOn>", "<ClusterId SiteId=\"1\" Number=\"1\" />", "</InstalledOn></Service></Services></Topology>" },
        { "a document of many parts", "<DocItemSet>", "<DocItem><Data>x</Data></DocItem>", "</DocItemSet>" },
        { "escapes", "", "\u001b[", "" },
        { "blanks", "", " ", "" },
        { "zeros", "", "\0", "" },
    };

    private static string CorpusFolder => Path.Combine(TestFiles.Repository, "tests", "LyncPrereq.Tests", "Fuzzing", "Corpus");

    private static string ClixmlHead => "<Objs Version=\"1.1.0.1\" xmlns=\"" + ClixmlReader.Namespace + "\">";

    private static string TopologyHead => "<Topology xmlns=\"" + TopologyNamespaces.Published + "\">";

    private static string CollectedHead => CollectedText.Write([CollectedText.Row("Name", "", "", "", "FE01")]).Split("\n]")[0] + ",\n";

    private static string CollectedKey => RegistryLocations.IisComponents.Path;

    private static string CollectedInstance => "[\"Instance\",\"Win32_Service\",\"Name\",\"\",[\"a\"]],\n";

    private static string ObjectHead => "<Obj><TN><T>Win32_QuickFixEngineering</T></TN><Props><S N=\"HotFixID\">";

    private static string ObjectTail => "</S></Props></Obj></Objs>";

    private static string RegistryHead => RegistryText.Header + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\r\n";

    private static string ListingHead => "Display Name   Name   Install State\r\n------------   ----   -------------\r\n";

    [Fact]
    public void Broken_files_made_of_thought_up_ones_are_read_or_refused() => Fuzz(Seeds.Made);

    [Fact]
    public void Broken_files_made_of_captures_are_read_or_refused() => Fuzz(Seeds.Captured());

    [Fact]
    public void Broken_topologies_are_read_or_refused() => Fuzz(Seeds.Topologies);

    [Fact]
    public void Broken_collected_files_are_read_or_refused() => Fuzz(Seeds.Collected);

    [Fact]
    public void Broken_waivers_and_packages_are_read_or_refused() => Fuzz(Seeds.Waivers);

    [Fact]
    public void What_once_failed_is_read_or_refused()
    {
        string[] files = Directory.GetFiles(CorpusFolder);

        Assert.NotEmpty(files);
        Assert.All(files, file => Check(new FuzzRun().Over([File.ReadAllBytes(file)])));
    }

    [Theory]
    [MemberData(nameof(Megabytes))]
    public void A_megabyte_takes_room_in_proportion(string what, string head, string piece, string tail)
    {
        string text = head + string.Concat(Enumerable.Repeat(piece, Megabyte / piece.Length)) + tail;

        FuzzRun run = new FuzzRun().Over([Encoding.UTF8.GetBytes(text)]);

        output.WriteLine(what + ": " + run);
        Check(run);
    }

    [Theory]
    [InlineData("<!DOCTYPE Objs [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE Objs SYSTEM \"http://192.0.2.1/x.dtd\">")]
    [InlineData("<!DOCTYPE Objs [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")]
    public void A_document_type_is_refused_whatever_it_says(string documentType)
    {
        using var folder = new Folder();
        string path = folder.Write("x.clixml", documentType + ClixmlHead + ObjectHead + "KB1" + ObjectTail);

        InputException problem = Assert.Throws<InputException>(() => CaptureFormats.Read(new CaptureFile(path)));

        Assert.Equal("CaptureMalformed", problem.ErrorId);
    }

    private static string CollectedValue(string key) => CollectedText.Row("Value", key, "n", "DWord", 1) + ",\n";

    /// <param name="rows">The number of rows between the name and these last ones.</param>
    private static string CollectedTail(int rows)
    {
        string[] last =
        [
            CollectedText.Row("Done", CollectedKey, "", "", true),
            CollectedText.Row("Done", "Win32_Service", "", "", ""),
            CollectedText.Row("End", "", "", "", ""),
        ];
        return CollectedText.Write(last, count: rows + last.Length + 1).Split("\"rows\":[\n")[1];
    }

    private void Fuzz(IReadOnlyList<byte[]> seeds)
    {
        var mutator = new Mutator(LongForm.Seed);

        FuzzRun run = new FuzzRun().Over(Enumerable.Range(0, LongForm.Inputs).Select(_ => mutator.Next(seeds)));

        output.WriteLine("Seed " + LongForm.Seed + ": " + run);
        Check(run);
        Assert.InRange(run.Accepted, 1, run.Inputs - 1);
    }

    private static void Check(FuzzRun run) => Assert.True(run.Failures.Count == 0, string.Join("\n", run.Failures.Take(5).Select(failure =>
        failure.Problem + "\n" + Convert.ToBase64String(failure.Input.AsSpan(0, Math.Min(failure.Input.Length, 20_000))))));
}
