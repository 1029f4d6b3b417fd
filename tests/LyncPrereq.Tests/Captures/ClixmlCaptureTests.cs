using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class ClixmlCaptureTests
{
    [Theory]
    [InlineData("Microsoft.Windows.ServerManager.Commands.Feature")]
    [InlineData("Deserialized.Microsoft.Windows.ServerManager.Commands.Feature")]
    [InlineData("Selected.Microsoft.Windows.ServerManager.Commands.Feature")]
    [InlineData("Selected.Deserialized.Microsoft.Windows.ServerManager.Commands.Feature")]
    public void A_feature_is_known_by_its_type_however_it_travelled(string typeName)
    {
        InventorySource source = Assert.Single(ReadText(Clixml.File(
            Clixml.Object(typeName, ("Name", "A"), ("InstallState", "enum:Installed")),
            Clixml.Object(typeName, (":Name", "B"), (":InstallState", "5")),
            Clixml.Object(typeName, (":Name", "C"), (":Installed", "true")),
            Clixml.Object(typeName, (":Name", "D"), (":Installed", "false")),
            Clixml.Object(typeName, ("Name", "E"), ("InstallState", "enum:InstallPending"), ("Installed", "true")),
            Clixml.Object(typeName, ("Name", "F"), ("InstallState", "3"), ("Installed", "true")),
            Clixml.Object(typeName, ("name", "G")))));

        Assert.Equal(InventorySourceKind.WindowsFeature, source.KindValue);
        Assert.Equal(
            ["A: Installed", "B: Removed", "C: Installed", "D: NotInstalled", "E: InstallPending", "F: Unknown", "G: Unknown"],
            source.Features!.Select(feature => feature.ToString()));
    }

    [Theory]
    [InlineData("Microsoft.Management.Infrastructure.CimInstance#root/cimv2/{0}")]
    [InlineData("Deserialized.Microsoft.Management.Infrastructure.CimInstance#ROOT/cimv2/{0}")]
    [InlineData(@"System.Management.ManagementObject#root\cimv2\{0}")]
    [InlineData(@"Selected.System.Management.ManagementObject#root\cimv2\{0}")]
    public void A_class_of_wmi_is_known_from_either_family_of_cmdlets(string typeName)
    {
        string Type(string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, typeName, name);

        IReadOnlyList<InventorySource> sources = ReadText(Clixml.File(
            Clixml.Object(
                Type("Win32_OperatingSystem"),
                ("BuildNumber", "7601"),
                ("ProductType", "2"),
                ("ServicePackMajorVersion", "1"),
                ("OperatingSystemSKU", "10"),
                ("OSArchitecture", "64 bits"),
                ("CSName", "FE01"),
                (":__ClassMetadata", "server:fe01.contoso.example")),
            Clixml.Object(Type("Win32_QuickFixEngineering"), ("HotFixID", "KB974405"), (":__ClassMetadata", "server:FE01")),
            Clixml.Object(Type("Win32_OptionalFeature"), ("Name", "IIS-ASPNET"), ("InstallState", "1"), ("__SERVER", "FE01")),
            Clixml.Object(Type("Win32_OptionalFeature"), ("Name", "IIS-CGI"), ("InstallState", "2"), ("__SERVER", "FE01")),
            Clixml.Object(Type("Win32_OptionalFeature"), ("Name", "NetFx3"), ("InstallState", "3"), ("__SERVER", "FE01")),
            Clixml.Object(Type("Win32_OptionalFeature"), ("Name", "Odd"), ("InstallState", "4"), ("__SERVER", "FE01"))));

        Assert.Equal(
            [InventorySourceKind.OperatingSystem, InventorySourceKind.Update, InventorySourceKind.OptionalFeature],
            sources.Select(source => source.KindValue));
        Assert.Equal(["fe01.contoso.example", "FE01", "FE01"], sources.Select(source => source.ComputerName));
        OperatingSystemFact system = sources[0].OperatingSystem!;
        Assert.Equal((7601, 2, 1, 10, 64), (system.Build, system.ProductType, system.ServicePack, system.Sku, system.AddressWidth));
        Assert.Equal(["KB974405"], sources[1].Updates!);
        Assert.Equal(FeatureNaming.Dism, sources[2].FeatureNamingValue);
        Assert.Equal(
            ["IIS-ASPNET: Installed", "IIS-CGI: Available", "NetFx3: Removed", "Odd: Unknown"],
            sources[2].Features!.Select(feature => feature.ToString()));
    }

    [Theory]
    [InlineData("Microsoft.Dism.Commands.BasicFeatureObject")]
    [InlineData("Deserialized.Microsoft.Dism.Commands.AdvancedFeatureObject")]
    public void Features_of_DISM_have_their_names_of_states(string type)
    {
        InventorySource source = Assert.Single(ReadText(Clixml.File(
            Clixml.Object(type, ("FeatureName", "IIS-ASPNET"), ("State", "enum:Enabled")),
            Clixml.Object(type, ("FeatureName", "NetFx3"), ("State", "enum:DisabledWithPayloadRemoved")),
            Clixml.Object(type, ("FeatureName", "MSMQ-Server"), ("State", "3")))));

        Assert.Equal((InventorySourceKind.OptionalFeature, FeatureNaming.Dism), (source.KindValue, source.FeatureNamingValue));
        Assert.Equal(
            ["IIS-ASPNET: Installed", "NetFx3: Removed", "MSMQ-Server: Unknown"],
            source.Features!.Select(feature => feature.ToString()));
    }

    [Fact]
    public void Services_have_their_state_and_how_they_start_from_either_source()
    {
        IReadOnlyList<InventorySource> sources = ReadText(Clixml.File(
            Clixml.Object("System.ServiceProcess.ServiceController", ("Name", "A"), ("Status", "Stopped"), ("StartType", "Disabled")),
            Clixml.Object("System.ServiceProcess.ServiceController", ("Name", "B"), ("Status", "Running")),
            Clixml.Object(
                "Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Service",
                ("Name", "C"),
                ("Status", "OK"),
                ("State", "Stopped"),
                ("StartMode", "Auto"))));

        Assert.All(sources, source => Assert.Equal(InventorySourceKind.Service, source.KindValue));
        Assert.Equal(
            [("A", "Stopped", "Disabled"), ("B", "Running", null), ("C", "Stopped", "Auto")],
            sources.SelectMany(source => source.Services!).Select(service => (service.Name, service.Status, service.StartMode)));
    }

    [Fact]
    public void A_list_that_was_exported_as_one_object_is_read_as_its_members()
    {
        InventorySource source = Assert.Single(ReadText(Clixml.File(Clixml.List(Clixml.List(
            Clixml.Feature("A", "Installed"),
            Clixml.Feature("B", "Available"),
            Clixml.Feature("C", "Removed"))))));

        Assert.Equal(["A: Installed", "B: Available", "C: Removed"], source.Features!.Select(feature => feature.ToString()));
    }

    [Fact]
    public void Escaped_characters_are_read_as_what_they_stand_for()
    {
        InventorySource source = Assert.Single(ReadText(Clixml.File(
            Clixml.Feature("Web-Server_x000A_&", "Installed"), Clixml.Feature("A_x005F_x000A_", "Installed"))));

        Assert.Equal(["Web-Server\n&", "A_x000A_"], source.Features!.Select(feature => feature.Name));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("localhost")]
    [InlineData("")]
    public void A_name_that_means_whoever_reads_it_names_no_machine(string name)
    {
        InventorySource source = Assert.Single(ReadText(Clixml.File(Clixml.Feature("A", "Installed", name))));

        Assert.Null(source.ComputerName);
    }

    [Fact]
    public void Objects_of_several_servers_are_refused()
    {
        InputException problem = Assert.Throws<InputException>(() => ReadText(Clixml.File(
            Clixml.Feature("A", "Installed", "s1"), Clixml.Feature("B", "Available", "s2"))));

        Assert.Equal("CaptureTwoComputers", problem.ErrorId);
        Assert.Contains("contains output from s1 (line ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_answers_about_the_operating_system_are_both_kept()
    {
        IReadOnlyList<InventorySource> sources = ReadText(Clixml.File(Clixml.System(null, "7601"), Clixml.System(null, "9600")));

        Assert.Equal([7601, 9600], sources.Select(source => source.OperatingSystem!.Build));
    }

    [Fact]
    public void A_foreign_object_is_refused_with_its_type()
    {
        InputException problem = Refused(Clixml.File(
            Clixml.Feature("A", "Installed"), Clixml.Object("System.Diagnostics.Process", ("Name", "lsass"))));

        Assert.Equal("CaptureForeignObject", problem.ErrorId);
        Assert.Contains("System.Diagnostics.Process", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"Contoso.Commands.FeatureSet")]
    [InlineData(@"Contoso.NotWin32_OperatingSystem")]
    [InlineData(@"System.Management.ManagementObject#root\cimv2\Win32_ServerFeature")]
    [InlineData(@"System.Collections.ArrayList")]
    public void A_type_that_only_looks_alike_is_foreign(string typeName)
    {
        InputException problem = Refused(Clixml.File(
            Clixml.Object(typeName, ("Name", "A"), ("InstallState", "1"), ("BuildNumber", "9600"))));

        Assert.Equal("CaptureForeignObject", problem.ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  <S>Web-Server</S>\n")]
    [InlineData("  <Nil />\n")]
    [InlineData("  <Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Object[]</T></TN><LST /></Obj>\n")]
    public void A_file_without_an_object_is_refused(string content)
    {
        Assert.Equal("CaptureNoObjects", Refused(Clixml.File(content)).ErrorId);
    }

    [Theory]
    [InlineData("Microsoft.Windows.ServerManager.Commands.Feature", "Name")]
    [InlineData(@"System.Management.ManagementObject#root\cimv2\Win32_OptionalFeature", "Name")]
    [InlineData(@"System.Management.ManagementObject#root\cimv2\Win32_Service", "ServiceName")]
    [InlineData("System.ServiceProcess.ServiceController", "ServiceName")]
    public void An_object_without_its_name_is_refused(string typeName, string property)
    {
        InputException missing = Refused(Clixml.File(Clixml.Object(typeName, ("Other", "x"))));
        InputException empty = Refused(Clixml.File(Clixml.Object(typeName, (property, " "))));

        Assert.All([missing, empty], problem => Assert.Equal("CaptureMalformed", problem.ErrorId));
        Assert.Contains(property, missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_is_refused_and_no_entity_of_it_is_fetched()
    {
        using var folder = new Folder();
        string secret = folder.Write("secret.txt", "Web-Server");
        string text = $"<!DOCTYPE Objs [<!ENTITY x SYSTEM \"file://{secret}\">]>\n"
            + Clixml.File(Clixml.Feature("NAME", "Installed")).Replace("NAME", "&x;", StringComparison.Ordinal);

        InputException problem = Refused(text);

        Assert.Equal("CaptureMalformed", problem.ErrorId);
        Assert.Contains("line 1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_that_nest_without_end_are_refused()
    {
        string nested = string.Concat(Enumerable.Repeat("<Obj N=\"x\" RefId=\"1\"><Props>", 50_000))
            + string.Concat(Enumerable.Repeat("</Props></Obj>", 50_000));
        string lists = string.Concat(Enumerable.Repeat("<Obj RefId=\"1\"><LST>", 50_000))
            + Clixml.Feature("A", "Installed")
            + string.Concat(Enumerable.Repeat("</LST></Obj>", 50_000));

        InputException deepObject = Refused(Clixml.File("<Obj RefId=\"0\"><Props>" + nested + "</Props></Obj>"));
        InputException deepList = Refused(Clixml.File(lists));

        Assert.All([deepObject, deepList], problem => Assert.Equal("CaptureMalformed", problem.ErrorId));
        Assert.All([deepObject, deepList], problem => Assert.Contains("line 2", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_truncated_and_nothing_of_it_is_used()
    {
        string whole = Clixml.File(Clixml.Feature("A", "Installed", "s1"), Clixml.System("s1")).Replace("\n", "\r\n", StringComparison.Ordinal);
        int start = whole.IndexOf('>', StringComparison.Ordinal) + 1;
        using var folder = new Folder();

        for (int length = start; length < whole.Length; length++)
        {
            string path = folder.Write("cut.clixml", whole[..length]);
            InputException problem = Assert.Throws<InputException>(() => Read(path));
            Assert.True(problem.ErrorId == "CaptureTruncated", length + ": " + problem.Message);
        }
    }

    [Theory]
    [InlineData("<S N=\"x\">a</B>")]
    [InlineData("<S N=\"x\">&unknown;</S>")]
    [InlineData("<S N=\"x\">\u0001</S>")]
    [InlineData("<S N=x>a</S>")]
    public void Broken_xml_is_refused_with_its_line_even_where_everything_stands_on_one(string broken)
    {
        string oneLine = Clixml.File(Clixml.Feature("A", "Installed"), broken).Replace("\n", "", StringComparison.Ordinal);

        InputException problem = Refused(oneLine);

        Assert.Equal("CaptureMalformed", problem.ErrorId);
        Assert.Contains("line 1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_documents_in_one_file_are_broken_and_not_half_read()
    {
        string text = Clixml.File(Clixml.Feature("A", "Installed")) + "\n" + Clixml.File(Clixml.Feature("B", "Installed"));

        Assert.Equal("CaptureMalformed", Refused(text).ErrorId);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void Encoding_mark_and_line_ends_do_not_matter(string encoding, bool withMark)
    {
        string text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n" + Clixml.File(Clixml.Feature("A", "Installed")).ReplaceLineEndings("\r\n");
        Encoding known = Encoding.GetEncoding(encoding);
        using var folder = new Folder();
        string path = folder.Write("features.txt", [.. withMark ? known.GetPreamble() : [], .. known.GetBytes(text)]);

        InventorySource source = Assert.Single(Read(path));

        Assert.Equal("A: Installed", Assert.Single(source.Features!).ToString());
    }

    private static InputException Refused(string text) => Assert.Throws<InputException>(() => ReadText(text));

    private static IReadOnlyList<InventorySource> ReadText(string text)
    {
        using var folder = new Folder();
        return Read(folder.Write("capture.clixml", text));
    }

    private static IReadOnlyList<InventorySource> Read(string path) => CaptureFormats.Read(new CaptureFile(path));
}
