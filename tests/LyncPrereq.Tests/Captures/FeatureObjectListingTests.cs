using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class FeatureObjectListingTests
{
    private const string OptionalList = """


        FeatureName      : IIS-CGI
        DisplayName      : CGI
        Description      : Lets programs outside of the server answer requests. State : whatever, and this goes on in
                           another line
        RestartRequired  : Possible
        State            : Enabled
        CustomProperties :
                           ServerComponent\Description : CGI defines how a web server passes information
                           ServerComponent\Id : 151

        FeatureName      : NetFx3
        DisplayName      : .NET Framework 3.5
        RestartRequired  : Possible
        State            : DisabledWithPayloadRemoved

        FeatureName      : TelnetClient
        State            : EnablePending

        FeatureName      : BITS
        State            : DisablePending

        FeatureName      : MSMQ-Server
        State            : Disabled

        FeatureName      : SMB1Protocol
        State            : Superseded


        """;

    private const string OptionalTable = """

        FeatureName                                   State
        -----------                                   -----
        IIS-CGI                                     Enabled
        NetFx3                   DisabledWithPayloadRemoved
        TelnetClient                          EnablePending
        BITS                                 DisablePending
        MSMQ-Server                                Disabled
        SMB1Protocol                             Superseded


        """;

    private const string OptionalFacts =
        "IIS-CGI: Installed|NetFx3: Removed|TelnetClient: InstallPending|BITS: UninstallPending|MSMQ-Server: Available|SMB1Protocol: Unknown";

    [Theory]
    [InlineData(OptionalList)]
    [InlineData(OptionalTable)]
    public void Get_WindowsOptionalFeature_is_read_as_list_and_table(string text)
    {
        InventorySource source = Read("PS C:\\> Get-WindowsOptionalFeature -Online\n" + text + "PS C:\\>");

        Assert.Equal(InventorySourceKind.OptionalFeature, source.KindValue);
        Assert.Equal(FeatureNaming.Dism, source.FeatureNamingValue);
        Assert.Null(source.ComputerName);
        Assert.Equal(OptionalFacts, Facts(source));
    }

    [Theory]
    [InlineData("DisplayName : Web Server (IIS)\nName : Web-Server\nInstallState : Installed\n", "DisplayName : BITS : x\nName : BITS\nInstallState : Available\n")]
    [InlineData("InstallState : Installed\nPath : \nName : Web-Server\n", "InstallState : Available\nPath :\nName : BITS\n")]
    [InlineData(
        "RunspaceId : 8d0c5e4a-6a0f-4f43-9d4c-54c1f0b6f1a1\nA : 1\nB : 2\nC : 3\nD : 4\nE : 5\nName : Web-Server\nInstalled : True\n",
        "RunspaceId : 8d0c5e4a-6a0f-4f43-9d4c-54c1f0b6f1a1\nA : 1\nB : 2\nC : 3\nD : 4\nE : 5\nName : BITS\nInstalled : False\nInstallState : Available\n")]
    [InlineData("DisplayName : x\n-- More  --\nName : Web-Server\nInstallState : Installed\n", "DisplayName : y\nName : BITS\n<SPACE> next page; <CR> next line; Q quit\nInstallState : Available\n")]
    public void Other_properties_and_pagers_can_precede_the_name(string first, string second)
    {
        foreach (string between in new[] { "\n", "\n\n", "\n-- More  --\n" })
        {
            Assert.Equal("Web-Server: Installed|BITS: Available", Facts(Read("PS C:\\> x | fl\n\n" + first + between + second + "\nPS C:\\>")));
        }
    }

    [Fact]
    public void An_object_does_not_begin_before_its_prompt()
    {
        string text = "WARNING: x\n[fe01]: PS C:\\> Get-WindowsFeature | fl DisplayName, Name, InstallState\nDisplayName : x\nName : BITS\nInstallState : Installed\n\n"
            + "DisplayName : y\nName : Web-Server\nInstallState : Available\n\n";

        Assert.Equal(("fe01", "BITS: Installed|Web-Server: Available"), (Read(text).ComputerName, Facts(Read(text))));
    }

    [Theory]
    [InlineData("DisplayName : y\n")]
    [InlineData("DisplayName : y\nName : BITS\n\n\n")]
    [InlineData("DisplayName : y\nName : BITS\nInstallSt")]
    public void A_last_object_without_its_state_is_truncated(string last)
    {
        string text = "DisplayName : x\nName : Web-Server\nInstallState : Installed\n\n" + last;

        Assert.Equal("CaptureTruncated", Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Theory]
    [InlineData("InstallState", "Installed", "Available")]
    [InlineData("Feature Type", "Role", "Role Service")]
    public void Groups_of_one_property_are_one_listing(string property, string first, string second)
    {
        const string Titles = "\n\nName          InstallState\n----          ------------\n";
        string text = $"\n   {property}: {first}" + Titles + "Web-Server       Installed\n\n\n"
            + $"   {property}: {second}" + Titles + "BITS             Available\n\n";

        using var folder = new Folder();
        IReadOnlyList<InventorySource> sources = CaptureFormats.Read(new CaptureFile(folder.Write("groups.txt", text)));

        Assert.Equal(["Web-Server: Installed", "BITS: Available"], sources.SelectMany(source => source.Features!).Select(feature => feature.ToString()));
        foreach (string other in new[]
        {
            text.Replace("BITS      ", "Web-Server", StringComparison.Ordinal),
            text.Replace($"   {property}: {second}", "   FeatureType: x", StringComparison.Ordinal),
            text.Replace($"   {property}: {second}", "", StringComparison.Ordinal),
        })
        {
            Assert.Equal("CaptureTwoListings", Assert.Throws<InputException>(() => Read(other)).ErrorId);
        }
    }

    [Fact]
    public void A_known_name_with_spaces_is_read()
    {
        const string Rows = "NetFx3           Enabled\nIAS NT Service  Disabled\nBITS            Disabled\n";

        Assert.Equal("NetFx3: Installed|IAS NT Service: Available|BITS: Available", Facts(Read("FeatureName        State\n-----------        -----\n" + Rows)));
    }

    [Theory]
    [InlineData("IIS-HttpCompressionDy...   Disabled", "IIS-HttpCompressionDy...: Available")]
    [InlineData("IIS-HttpCompressionDyn…    DisabledWithPa…", "IIS-HttpCompressionDyn...: Removed")]
    [InlineData("IIS-CGI                    Disabled...", "IIS-CGI: Unknown")]
    [InlineData("IIS-CGI                    EnableP...", "IIS-CGI: InstallPending")]
    public void Names_and_states_that_a_console_has_cut_are_what_they_can_be(string row, string fact)
    {
        Assert.Equal(fact, Facts(Read("FeatureName                State\n-----------                -----\n" + row + "\n")));
    }

    [Fact]
    public void Columns_are_told_by_their_titles()
    {
        InventorySource source = Read("""
            State DisplayName                 FeatureName  Online PSComputerName
            ----- -----------                 -----------  ------ --------------
          Enabled Telnet Client, old and slow TelnetClient   True lab7
         Disabled CGI                         IIS-CGI        True lab7

        """);

        Assert.Equal("TelnetClient: Installed|IIS-CGI: Available", Facts(source));
        Assert.Equal("lab7", source.ComputerName);
    }

    [Theory]
    [InlineData("基本 認証                  Web-Basic-Auth      Removed")]
    [InlineData("基本 認証              Web-Basic-Auth      Removed")]
    public void Columns_are_counted_in_letters_and_in_cells(string row)
    {
        string text = "DisplayName                Name           InstallState\n-----------                ----           ------------\n";

        Assert.Equal("Web-Basic-Auth: Removed", Facts(Read(text + row + "\n")));
    }

    [Theory]
    [InlineData("""
        Name                      : Web-Basic-Auth
        DisplayName               : Basic Authentication
        Description               : Basic authentication offers strong browser compatibility.
        Installed                 : False
        InstallState              : Removed
        FeatureType               : Role Service
        DependsOn                 : {}
        PSComputerName            : lab7

        Name                      : MSMQ
        Installed                 : True
        InstallState              : Installed
        PSComputerName            : lab7

        """)]
    [InlineData("""
        Name           InstallState PSComputerName
        ----           ------------ --------------
        Web-Basic-Auth      Removed lab7
        MSMQ              Installed lab7

        """)]
    public void Get_WindowsFeature_is_read_by_its_properties(string text)
    {
        InventorySource source = Read(text);

        Assert.Equal(InventorySourceKind.WindowsFeature, source.KindValue);
        Assert.Equal(FeatureNaming.ServerManager, source.FeatureNamingValue);
        Assert.Equal("lab7", source.ComputerName);
        Assert.Equal("Web-Basic-Auth: Removed|MSMQ: Installed", Facts(source));
    }

    [Theory]
    [InlineData("Name : Web-Basic-Auth\nInstalled : False\n\nName : MSMQ\nInstalled : True\n")]
    [InlineData("Installed : False\nName : Web-Basic-Auth\n\nInstalled : True\nName : MSMQ\n")]
    [InlineData("Name           Installed\n----           ---------\nWeb-Basic-Auth     False\nMSMQ                True\n")]
    public void Installed_alone_says_nothing_of_the_files(string text)
    {
        Assert.Equal("Web-Basic-Auth: NotInstalled|MSMQ: Installed", Facts(Read(text)));
    }

    [Theory]
    [InlineData("FeatureName : IIS-CGI\nState : Enabled\n\nFeatureName : NetFx3\n")]
    [InlineData("FeatureName : IIS-CGI\nState : Enabled\n\nFeatureName : NetFx3\nState : DisabledW")]
    [InlineData("FeatureName   State\n-----------   -----\nIIS-CGI     Enabled\nNetFx3      Disab")]
    [InlineData("FeatureName   State\n-----------   -----\nIIS-CGI     Enabled\nNetF")]
    [InlineData("State : Enabled\nFeatureName : IIS-CGI\n\nState : Enabled\nFeatureName : IIS-Web")]
    [InlineData("State : Enabled\nFeatureName : IIS-CGI\n\nState : Enabled\nFeatureName : IIS-WebServer")]
    public void A_file_that_ends_too_early_is_truncated(string text)
    {
        Assert.Equal("CaptureTruncated", Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Fact]
    public void Disabled_may_be_the_beginning_of_more_where_a_file_ends_with_it()
    {
        Assert.Equal("NetFx3: NotInstalled", Facts(Read("FeatureName : NetFx3\nState : Disabled")));
        Assert.Equal("NetFx3: Available", Facts(Read("State : Disabled\nFeatureName : NetFx3\nPSComputerName : lab7")));
    }

    [Theory]
    [InlineData("FeatureName   State\n-----------   -----\nIIS-CGI     Enabled\n-- More  --\nNetFx3      Disabled\n```\n")]
    [InlineData("FeatureName   State\n-----------   -----\nIIS-CGI     Enabled\n\nNetFx3      Disabled\n\nPS C:\\>\n")]
    [InlineData("FeatureName : IIS-CGI\nState : Enabled\n\n<SPACE> next page; <CR> next line; Q quit\nFeatureName : NetFx3\nState : Disabled\n")]
    public void Blank_lines_and_what_a_pager_prints_part_no_listing(string text)
    {
        Assert.Equal("IIS-CGI: Installed|NetFx3: Available", Facts(Read(text)));
    }

    [Fact]
    public void A_row_without_a_state_is_refused_with_its_line()
    {
        InputException problem = Assert.Throws<InputException>(
            () => Read("FeatureName   State\n-----------   -----\nIIS-CGI\nNetFx3     Enabled\n"));

        Assert.Equal("CaptureMalformed", problem.ErrorId);
        Assert.Contains("line 3: IIS-CGI", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name : BITS\nDisplayName : Background Intelligent Transfer Service\nStatus : Running\n")]
    [InlineData("InstallState : 2\nName : BITS\n")]
    [InlineData("Name Status\n---- ------\nBITS Running\n")]
    public void Objects_of_other_kinds_are_not_recognized(string text)
    {
        Assert.Equal("CaptureNotRecognized", Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Fact]
    public void Two_servers_in_one_list_are_refused_by_name()
    {
        InputException problem = Assert.Throws<InputException>(() => Read(
            "FeatureName : IIS-CGI\nState : Enabled\nPSComputerName : lab7\n\nFeatureName : NetFx3\nState : Enabled\nPSComputerName : lab8\n"));

        Assert.Equal("CaptureTwoComputers", problem.ErrorId);
        Assert.Contains("lab7 (line 1)", problem.Message, StringComparison.Ordinal);
        Assert.Contains("lab8 (line 5)", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DisplayName  : Web Server (IIS)\nName         : Web-Server\nInstallState : Installed\n\nDisplayName  : BITS\nName         : BITS\nInstallState : Removed\n\n")]
    [InlineData("PSComputerName : fe01\nRunspaceId     : 7\nName           : Web-Server\nInstalled      : True\nInstallState   : Installed\n\nPSComputerName : fe01\nRunspaceId     : 7\nName           : BITS\nInstalled      : False\nInstallState   : Removed\n\n")]
    public void Other_properties_can_precede_the_name(string text) =>
        Assert.Equal("Web-Server: Installed, BITS: Removed", string.Join(", ", Read(text).Features!.Select(feature => feature.ToString())));

    [Fact]
    public void Names_of_DISM_can_contain_spaces() => Assert.Equal(
        ["IAS NT Service: Available", "BITS: Installed"],
        Read("FeatureName          State\n-----------          -----\nIAS NT Service    Disabled\nBITS               Enabled\n").Features!.Select(feature => feature.ToString()));

    [Theory]
    [InlineData("FeatureName : BITS\nState       : Enabled\nOnline      : False\nPath        : D:\\mount\n\n", "CaptureOffline")]
    [InlineData("""[{"FeatureName":"BITS","State":"Enabled","Online":false}]""", "CaptureOffline")]
    [InlineData("FeatureName,State,Online\nBITS,Enabled,False\n", "CaptureOffline")]
    [InlineData("PS C:\\> Get-WindowsOptionalFeature -Path D:\\mount | ConvertTo-Json\n[{\"FeatureName\":\"BITS\",\"State\":2}]\n", "CaptureOffline")]
    [InlineData("PS C:\\> Get-WindowsFeature -Vhd D:\\a.vhd | ConvertTo-Csv\nName,InstallState\nBITS,Installed\n", "CaptureOffline")]
    [InlineData("PS C:\\> Get-WindowsOptionalFeature `\n>> -Path D:\\mount\n\nFeatureName : BITS\nState       : Enabled\n\n", "CaptureOffline")]
    [InlineData("[PS] C:\\>Get-WindowsOptionalFeature -Path D:\\mount\n\nFeatureName : BITS\nState       : Enabled\n\n", "CaptureOffline")]
    [InlineData("Name InstallState SideIndicator\n---- ------------ -------------\nBITS    Installed =>\nWINS    Installed <=\n", "CaptureComparison")]
    [InlineData("Name          : BITS\nInstallState  : Installed\nSideIndicator : =>\n\n", "CaptureComparison")]
    [InlineData("HotFixID  SideIndicator\n--------  -------------\nKB2646886 =>\nKB974405  <=\n\n", "CaptureComparison")]
    [InlineData("Name,InstallState,SideIndicator\nBITS,Installed,=>\n", "CaptureComparison")]
    public void What_is_not_the_list_of_a_server_is_refused(string text, string id) =>
        Assert.Equal(id, Assert.Throws<InputException>(() => Read(text)).ErrorId);

    private static string Facts(InventorySource source) =>
        string.Join('|', source.Features!.Select(feature => feature.ToString()));

    private static InventorySource Read(string text)
    {
        using var folder = new Folder();
        return Assert.Single(CaptureFormats.Read(new CaptureFile(folder.Write("features.txt", text))));
    }
}
