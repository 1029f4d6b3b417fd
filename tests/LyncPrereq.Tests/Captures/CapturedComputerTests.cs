using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

/// <summary>The computer of a capture: which texts identify it, and which files are of several computers.</summary>
public sealed class CapturedComputerTests
{
    [Theory]
    [InlineData("PSComputerName")]
    [InlineData("ComputerName")]
    [InlineData("computername")]
    [InlineData("Computer Name")]
    [InlineData("Computer")]
    [InlineData("Server")]
    [InlineData("Host")]
    [InlineData("MachineName")]
    [InlineData("Rechner")]
    public void A_property_with_the_computer_is_read_in_every_format(string property)
    {
        string gap = new(' ', Math.Max(0, 14 - property.Length));
        string[] files =
        [
            property + ",Name,InstallState\nfe01,BITS,Installed\n",
            $$"""[{"{{property}}":"fe01","HotFixID":"KB974405"}]""",
            $$"""[{"{{property}}":"fe01","Features":[{"Name":"BITS","Installed":true}]}]""",
            Clixml.File(Clixml.Object("Selected.System.Management.Automation.PSCustomObject", (":" + property, "fe01"), (":HotFixID", "KB974405"))),
            "Name           : BITS\nInstallState   : Installed\n" + property + gap + " : fe01\n\n",
            $"Name InstallState {property}\n---- ------------ {new string('-', property.Length)}\nBITS    Installed fe01\n",
            $"\n   {property}: fe01\n\nName InstallState\n---- ------------\nBITS    Installed\n",
        ];

        foreach (string text in files)
        {
            Assert.Equal("fe01", Assert.Single(Read(text)).ComputerName);
        }
    }

    [Theory]
    [InlineData("ComputerName", "fe01", "fe02")]
    [InlineData("Server", "fe01.a.com", "fe01.b.com")]
    [InlineData("PSComputerName", "10.0.0.1", "10.0.0.2")]
    [InlineData("Node", "SERVERFE-0...", "SERVERED-0...")]
    [InlineData("Source", "SERVERFE-0...", "SERVERED-01")]
    [InlineData("Host", "fe80::1", "fe80::2")]
    public void Entries_of_two_computers_are_refused_in_every_format(string property, string first, string second)
    {
        foreach (string text in FilesWith(property, first, second))
        {
            Assert.Equal("CaptureTwoComputers", Refused(text).ErrorId);
        }
    }

    [Theory]
    [InlineData("fe01", "FE01")]
    [InlineData("fe01", "fe01.contoso.com")]
    [InlineData("10.0.0.1", "fe01")]
    [InlineData("fe01.conto...", "fe01.contoso.com")]
    public void Entries_of_one_computer_are_read(string first, string second)
    {
        foreach (string text in FilesWith("PSComputerName", first, second))
        {
            Assert.Single(Read(text));
        }
    }

    [Theory]
    [InlineData("fe01", "")]
    [InlineData("localhost", "fe01")]
    [InlineData("fe01", "127.0.0.1")]
    [InlineData(".", "10.0.0.1")]
    public void Entries_with_and_without_a_computer_are_refused(string first, string second)
    {
        foreach (string text in FilesWith("PSComputerName", first, second).Take(4))
        {
            Assert.Equal("CaptureSomeUnnamed", Refused(text).ErrorId);
        }
    }

    [Fact]
    public void A_domain_is_compared_with_all_names_of_the_file() => Assert.Equal(
        "CaptureTwoComputers",
        Refused("Server,HotFixID\nfe01.a.com,KB1234567\nfe01,KB1234568\nfe01.b.com,KB1234569\n").ErrorId);

    [Theory]
    [InlineData("""{"fe01":[{"Name":"BITS","Installed":true}],"fe02":[{"Name":"WINS","Installed":true}]}""")]
    [InlineData("""{"fe01":{"HotFixID":"KB974405"},"fe02":{"HotFixID":"KB2506143"}}""")]
    [InlineData("""[[{"Name":"BITS","Installed":true}],[{"Name":"WINS","Installed":true}]]""")]
    [InlineData("""[{"a":[{"Name":"BITS","Installed":true}]},{"a":[{"Name":"WINS","Installed":true}]}]""")]
    [InlineData("""[{"Name":"BITS","Installed":true},{"Name":"WINS","Installed":true},{"Name":"BITS","Installed":true}]""")]
    [InlineData("""[{"Name":"MSMQ","Status":4},{"Name":"MSMQ","Status":1}]""")]
    public void Several_lists_of_one_kind_can_be_of_several_servers(string text) =>
        Assert.Equal("CaptureTwoLists", Refused(text).ErrorId);

    [Fact]
    public void Several_lists_in_clixml_can_be_of_several_servers()
    {
        string first = Clixml.List(Clixml.Feature("BITS", "Installed"));
        string second = Clixml.List(Clixml.Feature("WINS", "Installed"));
        string[] files =
        [
            Clixml.File(first, second),
            Clixml.File(Clixml.List(first, second)),
            Clixml.File(Clixml.Hashtable(("fe01", first), ("fe02", second))),
            Clixml.File(Clixml.Hashtable(("fe01", Clixml.Feature("BITS", "Installed")), ("fe02", Clixml.Feature("WINS", "Installed")))),
        ];

        foreach (string text in files)
        {
            Assert.Equal("CaptureTwoLists", Refused(text).ErrorId);
        }
    }

    [Theory]
    [InlineData("""{"Features":[{"Name":"BITS","Installed":true}],"Updates":[{"HotFixID":"KB974405"}]}""", 2)]
    [InlineData("""{"BITS":{"Name":"BITS","Installed":true},"WINS":{"Name":"WINS","Installed":false}}""", 1)]
    [InlineData("""[{"Name":"Update","Group":[{"HotFixID":"KB974405","Source":"fe01"}]},{"Name":"Hotfix","Group":[{"HotFixID":"KB2506143","Source":"fe01"}]}]""", 1)]
    [InlineData("""{"a":[{"Name":"MSMQ","Status":4}],"b":[{"Name":"MSMQ","State":"Running","SystemName":"fe01"}]}""", 1)]
    public void Lists_that_only_one_server_has_are_read(string text, int count) => Assert.Equal(count, Read(text).Count);

    [Theory]
    [InlineData("""[{"CSName":"fe01","a":[{"HotFixID":"KB974405"}]},{"CSName":"fe02","a":[{"HotFixID":"KB2506143"}]}]""")]
    [InlineData("""[{"PSComputerName":"10.0.0.1","a":{"b":[{"Name":"BITS","Installed":true}]}},{"PSComputerName":"10.0.0.2","a":{"b":[{"Name":"WINS","Installed":true}]}}]""")]
    public void The_computer_of_an_object_is_that_of_the_objects_in_it(string text) =>
        Assert.Equal("CaptureTwoComputers", Refused(text).ErrorId);

    [Theory]
    [InlineData("[fe01]: PS C:\\> Get-WindowsFeature", "PS C:\\> Get-HotFix", true)]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName fe01", "PS C:\\> Get-HotFix", true)]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName $s", "PS C:\\> Get-HotFix", true)]
    [InlineData("PS C:\\> Invoke-Command fe01 { Get-WindowsFeature }", "C:\\>wmic qfe", true)]
    [InlineData("PS C:\\> icm -Session $s { Get-WindowsFeature }", "PS C:\\> Get-HotFix", true)]
    [InlineData("contoso\\ann@FE01 C:\\Users\\ann>powershell Get-WindowsFeature", "PS C:\\> Get-HotFix", true)]
    [InlineData("C:\\>psexec \\\\fe01 powershell Get-WindowsFeature", "C:\\>wmic qfe", true)]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName fe01", "C:\\>wmic /node:fe01 qfe", false)]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName fe01", "[fe01]: PS C:\\> Get-HotFix", false)]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName $env:COMPUTERNAME", "PS C:\\> Get-HotFix", false)]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName localhost", "PS C:\\> Get-HotFix", false)]
    [InlineData("PS C:\\> Get-WindowsFeature", "PS C:\\> Get-HotFix", false)]
    [InlineData("copied by hand", "[fe01]: PS C:\\> Get-HotFix", false)]
    public void A_local_and_a_remote_command_are_of_different_computers(string first, string second, bool isRefused)
    {
        const string Features = "\n\nName InstallState\n---- ------------\nBITS    Installed\n\n";
        const string Updates = "\n\nHotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\n\n";
        foreach (string text in new[] { first + Features + second + Updates, second + Updates + first + Features })
        {
            if (isRefused)
            {
                Assert.Equal("CaptureLocalAndRemote", Refused(text).ErrorId);
            }
            else
            {
                Assert.Equal(2, Read(text).Count);
            }
        }
    }

    [Fact]
    public void The_name_in_the_output_of_a_local_command_is_compared_with_the_remote_one()
    {
        const string Text = "PS C:\\> Get-WindowsFeature -ComputerName fe01\n\nName InstallState\n---- ------------\nBITS    Installed\n\n"
            + "PS C:\\> Get-HotFix\n\nSource  HotFixID  InstalledOn\n------  --------  -----------\nFE01    KB974405  9/21/2013\n\n";

        Assert.Equal(2, Read(Text).Count);
        Assert.Equal("CaptureTwoComputers", Refused(Text.Replace("FE01 ", "PC07 ", StringComparison.Ordinal)).ErrorId);
    }

    [Fact]
    public void Files_of_two_addresses_are_refused_and_an_address_is_no_name()
    {
        using var folder = new Folder();
        string first = folder.Write("a.csv", "PSComputerName,Name,InstallState\n10.0.0.1,BITS,Installed\n");
        string second = folder.Write("b.csv", "PSComputerName,HotFixID\n10.0.0.2,KB974405\n");
        var captures = new CaptureSet(null);
        captures.Add(new CaptureFile(first));

        InputException problem = Assert.Throws<InputException>(() => captures.Add(new CaptureFile(second)));

        Assert.Equal("CaptureOtherComputer", problem.ErrorId);
        Assert.Contains("exported on 10.0.0.2", problem.Message, StringComparison.Ordinal);
        Assert.True(captures.IsUnnamed);
    }

    [Fact]
    public void A_name_of_the_user_does_not_unite_the_computers_of_one_file()
    {
        using var folder = new Folder();
        string path = folder.Write("a.csv", "PSComputerName,HotFixID\nfe01,KB974405\nfe02,KB2506143\n");

        Assert.Equal(
            "CaptureTwoComputers",
            Assert.Throws<InputException>(() => new CaptureSet("fe01").Add(new CaptureFile(path))).ErrorId);
    }

    [Fact]
    public void The_header_of_a_transcript_names_the_computer_of_local_commands()
    {
        const string Header = "**********************\nStart time: 20160320101010\nMachine: FE01 (Microsoft Windows NT 6.3.9600.0)\n**********************\n";
        const string Table = "\n\nName InstallState\n---- ------------\nBITS    Installed\n\n";

        Assert.Equal("FE01", Assert.Single(Read(Header + Table)).ComputerName);
        Assert.Equal("FE01", Assert.Single(Read(Header + "PS C:\\> Get-WindowsFeature" + Table)).ComputerName);
        Assert.Equal("fe02", Assert.Single(Read(Header + "[fe02]: PS C:\\> Get-WindowsFeature" + Table)).ComputerName);
        Assert.Null(Assert.Single(Read(Header + "PS C:\\> Get-WindowsFeature -ComputerName $s" + Table)).ComputerName);
    }

    private static string[] FilesWith(string property, string first, string second) =>
    [
        $"{property},Name,InstallState\n{first},BITS,Installed\n{second},WINS,Installed\n",
        $$"""[{"{{property}}":"{{first}}","HotFixID":"KB974405"},{"{{property}}":"{{second}}","HotFixID":"KB2506143"}]""",
        Clixml.File(
            Clixml.Object(Clixml.FeatureType, ("Name", "BITS"), ("InstallState", "enum:Installed"), (":" + property, first)),
            Clixml.Object(Clixml.FeatureType, ("Name", "WINS"), ("InstallState", "enum:Installed"), (":" + property, second))),
        $"Name         : BITS\nInstallState : Installed\n{property,-12} : {first}\n\nName         : WINS\nInstallState : Installed\n{property,-12} : {second}\n\n",
        $"{property,-16} HotFixID\n{new string('-', 16)} --------\n{first,-16} KB974405\n{second,-16} KB2506143\n\n",
        $"{property,-16} : {first}\nHotFixID         : KB974405\n\n{property,-16} : {second}\nHotFixID         : KB2506143\n\n",
    ];

    private static InputException Refused(string text) => Assert.Throws<InputException>(() => Read(text));

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("capture.txt", text)));
    }
}
