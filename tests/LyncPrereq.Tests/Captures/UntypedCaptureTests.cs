using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

/// <summary>Objects whose type Select-Object or a hashtable has taken.</summary>
public sealed class UntypedCaptureTests
{
    private const string Wmi = "Selected.System.Management.ManagementObject";
    private const string Cim = "Selected.Microsoft.Management.Infrastructure.CimInstance";
    private static readonly string[] s_dismNames =
    [
        "IIS-WebServer", "IIS-WebServerRole", "IIS-ASPNET", "IIS-ASPNET45", "IIS-StaticContent", "IIS-HttpErrors", "IIS-HttpLogging",
        "IIS-DefaultDocument", "IIS-ISAPIFilter", "IIS-ISAPIExtensions", "NetFx3", "NetFx4",
    ];

    private const string Custom = "Selected.System.Management.Automation.PSCustomObject";

    [Theory]
    [InlineData(Wmi)]
    [InlineData(Cim)]
    [InlineData(Custom)]
    [InlineData("Deserialized." + Wmi)]
    [InlineData("Selected.Deserialized." + Custom)]
    [InlineData("System.Management.Automation.PSCustomObject")]
    public void Selected_objects_are_read_by_their_properties(string type)
    {
        IReadOnlyList<InventorySource> sources = Read(
            Clixml.Object(type, (":hotfixID", "KB974405"), (":Description", "Update")),
            Clixml.Object(type, (":HotFixID", "KB2646886")),
            Clixml.Object(type, (":BuildNumber", "9600"), (":ProductType", "3"), (":CSName", "SRV01")),
            Clixml.Object(type, (":Name", "MSMQ"), (":Status", "enum:Running")),
            Clixml.Object(type, (":name", "W3SVC"), (":state", "Start Pending"), (":Status", "OK")),
            Clixml.Object(type, (":FeatureName", "IIS-ASPNET"), (":State", "enum:DisabledWithPayloadRemoved")));

        Assert.Equal(
            [InventorySourceKind.Update, InventorySourceKind.OperatingSystem, InventorySourceKind.Service, InventorySourceKind.OptionalFeature],
            sources.Select(source => source.KindValue));
        Assert.Equal(["KB974405", "KB2646886"], sources[0].Updates!);
        Assert.Equal((9600, 3, "SRV01"), (sources[1].OperatingSystem!.Build, sources[1].OperatingSystem!.ProductType, sources[1].ComputerName));
        Assert.Equal(["MSMQ: Running", "W3SVC: StartPending"], sources[2].Services!.Select(service => service.ToString()));
        Assert.Equal("IIS-ASPNET: Removed", Assert.Single(sources[3].Features!).ToString());
        Assert.Equal(FeatureNaming.Dism, sources[3].FeatureNamingValue);
    }

    [Theory]
    [InlineData("OperatingSystemSKU", "7", null)]
    [InlineData("Version", "6.3.9600", 9600)]
    [InlineData("Version", "6.3", null)]
    public void Some_properties_of_a_system_are_enough(string property, string value, int? build)
    {
        InventorySource source = Assert.Single(Read(
            Clixml.Object(Cim, (":ProductType", "2"), (":OSArchitecture", "64-bit"), (":" + property, value))));

        Assert.Equal((build, 2, 64), (source.OperatingSystem!.Build, source.OperatingSystem.ProductType, source.OperatingSystem.AddressWidth));
    }

    [Theory]
    [InlineData(Wmi, "IIS-ASPNET", "1", InventorySourceKind.OptionalFeature, FeatureState.Installed)]
    [InlineData(Cim, "Unheard-Of", "3", InventorySourceKind.OptionalFeature, FeatureState.Removed)]
    [InlineData(Custom, "IIS-ASPNET", "1", InventorySourceKind.OptionalFeature, FeatureState.Installed)]
    [InlineData(Custom, "IIS-ASPNET", "2", InventorySourceKind.OptionalFeature, FeatureState.Available)]
    [InlineData(Custom, "Web-Asp-Net", "1", InventorySourceKind.WindowsFeature, FeatureState.Installed)]
    [InlineData(Custom, "Web-Asp-Net", "5", InventorySourceKind.WindowsFeature, FeatureState.Removed)]
    [InlineData(Custom, "Web-Asp-Net", "2", InventorySourceKind.WindowsFeature, FeatureState.Unknown)]
    [InlineData(Custom, "Unheard-Of", "enum:Removed", InventorySourceKind.WindowsFeature, FeatureState.Removed)]
    public void A_numbered_state_is_read_by_whose_names_the_features_have(
        string type,
        string name,
        string state,
        InventorySourceKind kind,
        FeatureState expected)
    {
        InventorySource source = Assert.Single(Read(Clixml.Object(type, (":Name", name), (":InstallState", state))));

        Assert.Equal((kind, expected), (source.KindValue, Assert.Single(source.Features!).StateValue));
    }

    [Fact]
    public void A_name_that_both_use_is_told_by_the_others_of_its_file()
    {
        InventorySource source = Assert.Single(Read(
            Clixml.Object(Custom, (":Name", "BITS"), (":InstallState", "0")),
            Clixml.Object(Custom, (":Name", "Web-Asp-Net"), (":InstallState", "1"))));

        Assert.Equal(InventorySourceKind.WindowsFeature, source.KindValue);
        Assert.Equal(["BITS: Available", "Web-Asp-Net: Installed"], source.Features!.Select(feature => feature.ToString()));
    }

    [Theory]
    [InlineData(Custom, "Name", "BITS", "InstallState", "1")]
    [InlineData(Wmi, "Description", "Update", "InstalledOn", "2013-09-21")]
    [InlineData(Wmi, "Name", "Microsoft Silverlight", "InstallState", "5")]
    [InlineData(Wmi, "Caption", "Microsoft Windows Server 2012 R2 Standard", "Version", "6.3.9600")]
    [InlineData(Cim, "Name", "Disk #0", "Status", "OK")]
    [InlineData(Cim, "BuildNumber", "9600", "HotFixID", "KB974405")]
    [InlineData(Custom, "HotFixID", "KB974405", "CreationClassName", "Contoso_Update")]
    public void What_its_properties_do_not_tell_is_refused_with_the_advice(
        string type,
        string first,
        string firstValue,
        string second,
        string secondValue)
    {
        InputException problem = Refused(Clixml.Object(type, (":" + first, firstValue), (":" + second, secondValue)));

        Assert.Equal("CaptureTypeLost", problem.ErrorId);
        Assert.Contains(type, problem.Message, StringComparison.Ordinal);
        Assert.Contains(first + ", " + second, problem.Message, StringComparison.Ordinal);
        Assert.Contains("without Select-Object", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_the_other_kind_spoils_no_list()
    {
        string[] names = ["RSAT", "IAS NT Service", "Name with spaces", .. s_dismNames];

        InventorySource source = Assert.Single(Read([.. names.Select(name => Clixml.Object(Custom, (":Name", name), (":InstallState", "1")))]));

        Assert.Equal((InventorySourceKind.OptionalFeature, names.Length), (source.KindValue, source.Features!.Length));
        Assert.All(source.Features!, feature => Assert.Equal(FeatureState.Installed, feature.StateValue));
    }

    [Fact]
    public void Names_of_both_kinds_are_refused()
    {
        string[] names = ["RSAT", "Web-Server", .. s_dismNames];

        InputException problem = Assert.Throws<InputException>(() => Read([.. names.Select(name => Clixml.Object(Custom, (":Name", name), (":InstallState", "1")))]));

        Assert.Equal("CaptureTypeLost", problem.ErrorId);
    }

    [Fact]
    public void A_class_that_a_property_names_counts_as_the_type()
    {
        InventorySource source = Assert.Single(Read(
            Clixml.Object(Custom, (":__CLASS", "Win32_OptionalFeature"), (":Name", "BITS"), (":InstallState", "1"))));

        Assert.Equal(InventorySourceKind.OptionalFeature, source.KindValue);
    }

    [Fact]
    public void A_hashtable_of_captures_is_what_it_holds()
    {
        IReadOnlyList<InventorySource> sources = Read(Clixml.Hashtable(
            ("Taken", "2013-09-21"),
            ("System", Clixml.System("SRV01")),
            ("Updates", Clixml.List(
                Clixml.Object(Wmi, (":HotFixID", "KB974405"), (":PSComputerName", "SRV01")),
                Clixml.Object(Wmi, (":HotFixID", "KB2506143"), (":PSComputerName", "SRV01")))),
            ("Process", Clixml.Object("System.Diagnostics.Process", ("Name", "lsass"), ("Status", "Running")))));

        Assert.Equal([InventorySourceKind.OperatingSystem, InventorySourceKind.Update], sources.Select(source => source.KindValue));
        Assert.Equal(["SRV01", "SRV01"], sources.Select(source => source.ComputerName));
        Assert.Equal(["KB974405", "KB2506143"], sources[1].Updates!);
    }

    [Fact]
    public void A_hashtable_of_values_is_one_object()
    {
        InventorySource source = Assert.Single(Read(Clixml.Hashtable(("HotFixID", "KB974405"))));

        Assert.Equal(["KB974405"], source.Updates!);
    }

    [Fact]
    public void A_hashtable_of_nothing_that_is_known_is_refused()
    {
        InputException problem = Refused(Clixml.Hashtable(("Process", Clixml.Object("System.Diagnostics.Process", ("Name", "lsass")))));

        Assert.Equal("CaptureTypeLost", problem.ErrorId);
    }

    [Fact]
    public void Objects_that_the_depth_has_made_text_are_refused()
    {
        InputException problem = Refused(
            "  <Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Object[]</T></TN><LST><S>Microsoft.Windows.ServerManager.Commands.Feature</S></LST></Obj>\n");

        Assert.Equal("CaptureForeignObject", problem.ErrorId);
        Assert.Contains("System.String", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_without_an_id_is_one_all_the_same()
    {
        InventorySource source = Assert.Single(Read(
            Clixml.Object(Wmi, (":HotFixID", "KB974405")),
            Clixml.Object(Wmi, (":HotFixID", "x")).Replace("<S N=\"HotFixID\">x</S>", "<Nil N=\"HotFixID\" />", StringComparison.Ordinal)));

        Assert.Equal(["KB974405"], source.Updates!);
        Assert.Single(source.MissingFacts);
    }

    [Fact]
    public void The_message_names_no_type_that_is_read()
    {
        InputException problem = Refused(Clixml.Object(Wmi, (":Description", "Update")));

        Assert.DoesNotContain("Get-HotFix", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Services_of_wmi_have_their_state_and_not_their_health()
    {
        InventorySource source = Assert.Single(Read(Clixml.Object(
            @"System.Management.ManagementObject#root\cimv2\Win32_Service",
            ("Name", "MSMQ"),
            ("State", "Stopped"),
            ("Status", "OK"),
            ("StartMode", "Disabled"),
            ("SystemName", "SRV01"))));

        ServiceFact service = Assert.Single(source.Services!);
        Assert.Equal(("SRV01", "MSMQ: Stopped", "Disabled"), (source.ComputerName, service.ToString(), service.StartMode));
    }

    [Theory]
    [InlineData("StartType", "enum:Disabled", "Disabled")]
    [InlineData("StartMode", "Auto", "Auto")]
    [InlineData("StartType", "2", "Automatic")]
    public void How_a_service_starts_is_a_fact_too(string property, string value, string expected)
    {
        InventorySource source = Assert.Single(Read(Clixml.Object(Custom, (":Name", "MSMQ"), (":" + property, value))));

        Assert.Equal(("", expected), (Assert.Single(source.Services!).Status, source.Services![0].StartMode));
    }

    [Theory]
    [InlineData("Status", "OK")]
    [InlineData("Status", "Wird ausgeführt")]
    [InlineData("State", "4 RUNNING")]
    public void Other_words_are_no_state_of_a_service(string property, string value)
    {
        InventorySource source = Assert.Single(Read(
            Clixml.Object(Custom, (":Name", "MpsSvc"), (":" + property, value), (":StartMode", "Auto"))));

        Assert.Equal("", Assert.Single(source.Services!).Status);
    }

    [Fact]
    public void Another_word_is_no_start_mode() => Assert.Null(Assert.Single(Assert.Single(Read(
        Clixml.Object(Custom, (":Name", "MpsSvc"), (":Status", "enum:Running"), (":StartType", "Deaktiviert")))).Services!).StartMode);

    [Theory]
    [InlineData("True", "Available")]
    [InlineData("True", "Removed")]
    [InlineData("False", "Installed")]
    public void A_state_that_another_property_contradicts_is_unknown(string installed, string state) => Assert.Equal(
        FeatureState.Unknown,
        Assert.Single(Assert.Single(Read(Clixml.Object(Custom, (":Name", "Web-Server"), (":Installed", installed), (":InstallState", state)))).Features!).StateValue);

    [Fact]
    public void A_build_that_the_version_contradicts_is_unknown() => Assert.Null(Assert.Single(Read(
        Clixml.Object(Cim, (":BuildNumber", "9600"), (":Version", "10.0.14393"), (":ProductType", "3")))).OperatingSystem!.Build);

    private static InputException Refused(params string[] objects) => Assert.Throws<InputException>(() => Read(objects));

    private static IReadOnlyList<InventorySource> Read(params string[] objects)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("capture.xml", Clixml.File(objects))));
    }
}
