using LyncPrereq.Captures;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

/// <summary>Classes that describe the computer, as administrators export them.</summary>
public sealed class ComputerClassTests
{
    private const string Adapters = "Win32_NetworkAdapterConfiguration";

    private const string AdapterProperties = """
        <S N="Description">Team</S><B N="IPEnabled">true</B><B N="DHCPEnabled">false</B><Nil N="DefaultIPGateway" />
        <Obj N="IPAddress" RefId="1"><TN RefId="1"><T>System.String[]</T></TN><LST><S>192.0.2.1</S><S>fe80::1</S></LST></Obj>
        <Obj N="PowerManagementCapabilities" RefId="2"><TNRef RefId="1" /><LST /></Obj>
        """;

    [Theory]
    [InlineData(@"System.Management.ManagementObject#root\cimv2\Win32_NetworkAdapterConfiguration", "Props")]
    [InlineData("Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapterConfiguration", "Props")]
    [InlineData("Deserialized.Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapterConfiguration", "Props")]
    [InlineData("Selected.Microsoft.Management.Infrastructure.CimInstance", "MS")]
    [InlineData("Selected.System.Management.ManagementObject", "MS")]
    public void Lists_and_missing_values_of_CLIXML_are_read(string type, string element)
    {
        InventorySource source = Assert.Single(Read(Clixml.File(
            $"<Obj RefId=\"0\"><TN RefId=\"0\"><T>{type}</T><T>System.Object</T></TN><{element}>{AdapterProperties}</{element}></Obj>")));

        Assert.Equal(InventorySourceKind.Class, source.KindValue);
        ClassFact adapters = Assert.Single(source.Classes!);
        Assert.Equal(Adapters, adapters.Name);
        Assert.Equal(
            ["Description = Team", "IPEnabled = true", "IPAddress = 192.0.2.1, fe80::1", "DHCPEnabled = false", "DefaultIPGateway = "],
            Assert.Single(adapters.Instances).Properties.Select(property => property.ToString()));
    }

    [Theory]
    [InlineData("""{ "CimClass": { "CimClassName": "Win32_NetworkAdapterConfiguration" }, """)]
    [InlineData("{ ")]
    public void Lists_and_missing_values_of_JSON_are_read(string start)
    {
        InventorySource source = Assert.Single(Read(start + """
            "Description": "Team", "IPEnabled": true, "IPAddress": ["192.0.2.1", "fe80::1"], "DHCPEnabled": false, "DefaultIPGateway": null }
            """));

        InstanceFact adapter = Assert.Single(Assert.Single(source.Classes!).Instances);
        Assert.Equal(["192.0.2.1", "fe80::1"], adapter.Find("IPAddress")!.Values);
        Assert.Empty(adapter.Find("DefaultIPGateway")!.Values);
        Assert.True(adapter.Find("IPEnabled")!.Flag);
    }

    [Theory]
    [InlineData("#TYPE Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ComputerSystem\r\n")]
    [InlineData("")]
    public void A_CSV_file_names_its_computer(string type)
    {
        InventorySource source = Assert.Single(Read(type
            + "\"Name\",\"Domain\",\"PartOfDomain\",\"TotalPhysicalMemory\",\"Roles\"\r\n"
            + "\"FE01\",\"contoso.example\",\"True\",\"34359738368\",\"System.String[]\"\r\n"));

        Assert.Equal("FE01", source.ComputerName);
        InstanceFact computer = Assert.Single(Assert.Single(source.Classes!).Instances);
        Assert.Equal(34359738368, computer.Find("TotalPhysicalMemory")!.Number);
        Assert.Null(computer.Find("Roles"));
        Assert.Null(computer.Find("DNSHostName"));
    }

    /// <summary>Get-NetAdapterRss returns objects of a class in another namespace, also through a session.</summary>
    [Theory]
    [InlineData("Microsoft.Management.Infrastructure.CimInstance#ROOT/StandardCimv2/MSFT_NetAdapterRssSettingData")]
    [InlineData("Deserialized.Microsoft.Management.Infrastructure.CimInstance#root/standardcimv2/MSFT_NetAdapterRssSettingData")]
    [InlineData(@"System.Management.ManagementObject#ROOT\StandardCimv2\MSFT_NetAdapterRssSettingData")]
    [InlineData("Selected.Microsoft.Management.Infrastructure.CimInstance")]
    public void The_class_of_receive_side_scaling_is_read(string type)
    {
        InventorySource source = Assert.Single(Read(Clixml.File(Clixml.Object(
            type,
            ("InterfaceDescription", "Adapter #2"),
            ("Enabled", "true"),
            ("NumberOfReceiveQueues", "8"),
            ("SystemName", "fe01.contoso.example"),
            ("PSComputerName", "fe01")))));

        ClassFact scaling = Assert.Single(source.Classes!);
        Assert.Equal(FactClasses.ReceiveSideScaling.Name, scaling.Name);
        Assert.Equal(
            ["InterfaceDescription = Adapter #2", "Enabled = true", "NumberOfReceiveQueues = 8"],
            Assert.Single(scaling.Instances).Properties.Select(property => property.ToString()));
        Assert.StartsWith("fe01", source.ComputerName, StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_side_scaling_is_read_from_JSON_and_CSV()
    {
        const string json = """[{"InterfaceDescription":"Adapter","Enabled":true,"NumberOfReceiveQueues":8,"CimClass":{"CimClassName":"MSFT_NetAdapterRssSettingData"}}]""";
        const string csv = "\"InterfaceDescription\",\"Enabled\",\"NumberOfReceiveQueues\"\r\n\"Adapter\",\"True\",\"8\"\r\n";
        foreach (string text in new[] { json, csv })
        {
            InstanceFact adapter = Assert.Single(Assert.Single(Assert.Single(Read(text)).Classes!).Instances);
            Assert.Equal((true, 8L), (adapter.Find("Enabled")!.Flag, adapter.Find("NumberOfReceiveQueues")!.Number));
        }
    }

    [Theory]
    [InlineData("Win32_Processor", "NumberOfCores", "6")]
    [InlineData("Win32_LogicalDisk", "FreeSpace", "1024")]
    [InlineData("Win32_NetworkAdapter", "NetEnabled", "True")]
    [InlineData("Win32_ComputerSystem", "PartOfDomain", "False")]
    public void Each_class_is_recognized_by_its_name_and_by_its_property(string name, string property, string value)
    {
        string[] texts =
        [
            Clixml.File(Clixml.Object(@"System.Management.ManagementObject#root\cimv2\" + name, (property, value))),
            Clixml.File(Clixml.Object("Selected.System.Management.ManagementObject", (":" + property, value))),
            $"{{ \"{property}\": \"{value}\" }}",
            $"\"Status\",\"{property}\"\r\n\"OK\",\"{value}\"\r\n",
        ];

        Assert.All(texts, text => Assert.Equal(name, Assert.Single(Assert.Single(Read(text)).Classes!).Name));
    }

    [Fact]
    public void Classes_of_one_computer_in_one_file_are_one_source()
    {
        InventorySource source = Assert.Single(Read("""
            [
              { "SystemName": "FE01", "NumberOfCores": 4 }, { "SystemName": "FE01", "NumberOfCores": 4 },
              { "SystemName": "FE01", "DeviceID": "C:", "DriveType": 3, "FreeSpace": 1 }
            ]
            """));

        Assert.Equal(["Win32_Processor (2)", "Win32_LogicalDisk (1)"], source.Classes!.Select(some => some.ToString()));
    }

    [Fact]
    public void A_computer_system_of_another_server_is_refused()
    {
        using var folder = new Folder();
        var captures = new CaptureSet(null);
        captures.Add(new CaptureFile(folder.Write("os.xml", Clixml.File(Clixml.System("FE01")))));

        InputException problem = Assert.Throws<InputException>(() => captures.Add(
            new CaptureFile(folder.Write("computer.json", """{ "Name": "FE02", "PartOfDomain": true }"""))));

        Assert.Equal("CaptureOtherComputer", problem.ErrorId);
    }

    [Fact]
    public void A_key_of_another_hive_is_read_with_its_hive()
    {
        InventorySource source = Assert.Single(Read(RegistryText.Header
            + "[HKEY_USERS\\.DEFAULT\\Control Panel\\International]\r\n\"sTimeFormat\"=\"HH.mm.ss\"\r\n\r\n"
            + "[HKEY_CURRENT_USER\\Control Panel\\International]\r\n\"sTimeFormat\"=\"HH:mm\"\r\n\r\n"));

        RegistryKeyFact key = Assert.Single(source.RegistryKeys!);
        Assert.Equal(RegistryLocations.DefaultInternational.Path, key.Path);
        Assert.Equal("HH.mm.ss", key.Find("sTimeFormat")!.Text);
    }

    [Fact]
    public void Reg_query_shows_a_key_of_another_hive()
    {
        InventorySource source = Assert.Single(Read(
            "HKEY_USERS\\.DEFAULT\\Control Panel\\International\r\n    sTimeFormat    REG_SZ    HH:mm:ss\r\n\r\n"));

        Assert.Equal("HH:mm:ss", Assert.Single(source.RegistryKeys!).Find("sTimeFormat")!.Text);
    }

    [Theory]
    [InlineData(@"SCHANNEL\Protocols")]
    [InlineData(@"SCHANNEL\Protocols\TLS 1.0")]
    public void The_settings_of_TLS_1_0_are_missing_where_the_protocols_were_exported(string exported)
    {
        string path = @"SYSTEM\CurrentControlSet\Control\SecurityProviders\" + exported;

        IReadOnlyList<InventorySource> sources = Read(RegistryText.File(RegistryText.Key(path), RegistryText.Key(path + @"\SSL 9.0")));

        Assert.Equal([false, false], sources.SelectMany(source => source.RegistryKeys!).Select(key => key.Exists));
    }

    [Fact]
    public void A_key_further_up_does_not_show_that_the_settings_of_TLS_1_0_are_missing()
    {
        const string path = @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL";

        RegistryKeyFact key = Assert.Single(Assert.Single(Read(RegistryText.File(RegistryText.Key(path)))).RegistryKeys!);

        Assert.Equal(path, key.Path);
    }

    [Fact]
    public void One_side_of_TLS_1_0_shows_that_the_other_is_missing()
    {
        const string path = @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols";

        InventorySource source = Assert.Single(Read(RegistryText.File(
            RegistryText.Key(path),
            RegistryText.Key(path + @"\TLS 1.0"),
            RegistryText.Key(path + @"\TLS 1.0\Server", "\"Enabled\"=dword:00000000"))));

        Assert.Equal(
            [("Server", true), ("Client", false)],
            source.RegistryKeys!.Select(key => (key.Path[(key.Path.LastIndexOf('\\') + 1)..], key.Exists)));
    }

    [Theory]
    [InlineData("""{ "PartOfDomain": true, "TotalPhysicalMemory": 32 }""", "TotalPhysicalMemory")]
    [InlineData("""{ "PartOfDomain": true, "TotalPhysicalMemory": 32768 }""", "TotalPhysicalMemory")]
    [InlineData("""{ "DeviceID": "C:", "FreeSpace": 100.5, "Size": 136 }""", "FreeSpace")]
    [InlineData("""{ "NetEnabled": true, "Speed": 1000 }""", "Speed")]
    public void A_value_in_another_unit_is_not_used(string text, string property) =>
        Assert.Null(Assert.Single(Assert.Single(Assert.Single(Read(text)).Classes!).Instances).Find(property));

    [Theory]
    [InlineData("""{ "DeviceID": "C:", "FreeSpace": 0, "Size": 136000000000 }""", "FreeSpace")]
    [InlineData("""{ "NetEnabled": true, "Speed": 10000000 }""", "Speed")]
    public void A_small_value_in_its_own_unit_is_used(string text, string property) =>
        Assert.NotNull(Assert.Single(Assert.Single(Assert.Single(Read(text)).Classes!).Instances).Find(property));

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("capture.txt", text)));
    }
}
